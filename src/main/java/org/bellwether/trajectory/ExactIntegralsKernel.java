package org.bellwether.trajectory;

/** A kernel of a machine without noise whose integrals are those of time, {@link DriftIntegrals}; all else is its own, to the bit. */
final class ExactIntegralsKernel implements ReplayableKernel {
    private final TrajectoryKernel kernel;
    private final DriftIntegrals integrals;
    private final TimeGrid grid;
    private final int firstRow;

    ExactIntegralsKernel(TrajectoryKernel kernel, DriftIntegrals integrals, TimeGrid grid, int firstRow) {
        this.kernel = kernel;
        this.integrals = integrals;
        this.grid = grid;
        this.firstRow = firstRow;
    }

    @Override
    public String name() {
        return kernel.name();
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        kernel.run(first, count, following(first, count, observer));
    }

    /** What is recorded has no integrals. */
    @Override
    public void replay(long trajectory, TrajectoryRecorder told) {
        ((ReplayableKernel) kernel).replay(trajectory, told);
    }

    private BlockObserver following(long first, int count, BlockObserver observer) {
        integrals.start(first, count);
        double[] times = grid.times();
        return new BlockObserver() {
            @Override
            public void observe(int output, BlockView block) {
                for (int l = 0; l < count; l++) {
                    integrals.drift(l, times[output]);
                }
                integrals.show(count, block.functionals(), firstRow);
                observer.observe(output, block);
            }

            @Override
            public void jump(int lane, double time, int channel) {
                integrals.jump(lane, time, channel);
                observer.jump(lane, time, channel);
            }
        };
    }
}
