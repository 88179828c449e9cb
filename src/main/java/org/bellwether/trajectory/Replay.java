package org.bellwether.trajectory;

/**
 * Passes on what a block of one trajectory does.
 *
 * @param told the recorder
 * @param outputs tells it of the outputs
 */
record Replay(TrajectoryRecorder told, BlockObserver outputs) implements BlockObserver {
    @Override
    public void observe(int output, BlockView block) {
        outputs.observe(output, block);
    }

    @Override
    public void jump(int lane, double time, int channel) {
        told.jump(time, channel);
    }
}
