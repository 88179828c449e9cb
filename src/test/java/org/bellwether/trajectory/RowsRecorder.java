package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps all real numbers that a block shows: expectation values, functionals, expected jumps. */
final class RowsRecorder implements BlockObserver {
    private final List<double[][]> expectations = new ArrayList<>();
    private final List<double[][]> functionals = new ArrayList<>();
    private final List<double[][]> expectedJumps = new ArrayList<>();

    static RowsRecorder of(TrajectoryKernel kernel, long first, int count) {
        RowsRecorder record = new RowsRecorder();
        kernel.run(first, count, record);
        return record;
    }

    @Override
    public void observe(int output, BlockView block) {
        if (output != expectations.size()) {
            throw new IllegalStateException("output " + output + " came after " + expectations.size() + " others");
        }
        expectations.add(copy(block.expectations(), block.count()));
        functionals.add(copy(block.functionals(), block.count()));
        expectedJumps.add(copy(block.expectedJumps(), block.count()));
    }

    private static double[][] copy(double[][] rows, int count) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    }

    /** Expectation values at an output, [observable][lane]. */
    double[][] expectations(int output) {
        return expectations.get(output);
    }

    /** Path functionals at an output, [row][lane]. */
    double[][] functionals(int output) {
        return functionals.get(output);
    }

    /** Expected jumps at an output, [channel][lane]. */
    double[][] expectedJumps(int output) {
        return expectedJumps.get(output);
    }

    /** The bits of all numbers of a lane at an output. */
    long[] bits(int output, int lane) {
        return Arrays.stream(new double[][][] {expectations(output), functionals(output), expectedJumps(output)})
                .flatMap(Arrays::stream)
                .mapToLong(row -> Double.doubleToRawLongBits(row[lane]))
                .toArray();
    }
}
