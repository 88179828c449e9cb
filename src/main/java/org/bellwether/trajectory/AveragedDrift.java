package org.bellwether.trajectory;

/** The drift of a density matrix over a time with the baths averaged, and the expected number of jumps in it. */
final class AveragedDrift {
    private final int size;
    private final int channels;
    private final double[][] propagator;
    private final double[] before;

    /** The drift by an equation over a time. */
    AveragedDrift(AveragedGenerator generator, double time) {
        size = generator.size;
        channels = generator.channels;
        propagator = generator.propagator(time);
        before = new double[size];
    }

    /**
     * Drifts one lane.
     *
     * @param rho the coordinates of all lanes, one lane after the other
     * @param expectedJumps the numbers so far, [channel][lane], added to
     */
    void apply(double[] rho, int lane, double[][] expectedJumps) {
        int offset = lane * size;
        System.arraycopy(rho, offset, before, 0, size);
        for (int j = 0; j < size; j++) {
            rho[offset + j] = row(j);
        }
        for (int k = 0; k < channels; k++) {
            expectedJumps[k][lane] += row(size + k);
        }
    }

    private double row(int j) {
        double[] row = propagator[j];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += row[i] * before[i];
        }
        return sum;
    }
}
