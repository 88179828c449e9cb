package org.bellwether.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TrajectoryRecorder;

/** Keeps all that is told of a trajectory, and demands that it comes in order. */
public final class PathRecorder implements TrajectoryRecorder {
    /** The Gaussians of each step. */
    public final List<double[]> kicks = new ArrayList<>();
    /** All jumps, in order. */
    public final List<Jump> jumps = new ArrayList<>();
    /** The state at each output. */
    public final List<ComplexMatrix> states = new ArrayList<>();
    /** What a block observer would have seen, in lane 0. */
    public final BlockRecorder block = new BlockRecorder();

    /** A jump. */
    public record Jump(double time, int channel) {}

    @Override
    public void kick(long step, double[] gaussians) {
        require(step == kicks.size(), "a kick out of order");
        kicks.add(gaussians.clone());
    }

    @Override
    public void jump(double time, int channel) {
        require(jumps.isEmpty() || time >= jumps.get(jumps.size() - 1).time(), "a jump out of order");
        jumps.add(new Jump(time, channel));
    }

    @Override
    public void output(int output, double[] re, double[] im, BlockView view) {
        require(view.count() == 1, "company in the block");
        block.observe(output, view);
        states.add(ComplexMatrix.column(Arrays.copyOf(re, re.length), Arrays.copyOf(im, im.length)));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
