package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** Draws the pure state in which a trajectory starts, from the trajectory's own stream, in the basis that a kernel works in. */
final class InitialDraw {
    private final long masterSeed;
    private final double[] weights;
    private final double[][] re;
    private final double[][] im;
    private final RandomStream stream;

    /**
     * For an initial state.
     *
     * @param toBasis takes a state to the kernel's basis
     */
    InitialDraw(InitialState state, ComplexMatrix toBasis, long masterSeed) {
        this.masterSeed = masterSeed;
        weights = state.weights().stream().mapToDouble(Double::doubleValue).toArray();
        List<ComplexMatrix> starts = state.states().stream().map(toBasis::times).toList();
        re = starts.stream().map(ComplexMatrix::realParts).toArray(double[][]::new);
        im = starts.stream().map(ComplexMatrix::imaginaryParts).toArray(double[][]::new);
        stream = new RandomStream(StreamKey.master(masterSeed));
    }

    /** The number of the state of a trajectory. */
    int draw(long trajectory) {
        stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.INITIAL_STATE));
        double u = stream.nextDouble();
        int state = 0;
        while (state < weights.length - 1 && u >= weights[state]) {
            u -= weights[state++];
        }
        return state;
    }

    /** The real parts of a state; not to be changed. */
    double[] re(int state) {
        return re[state];
    }

    /** The imaginary parts of a state; not to be changed. */
    double[] im(int state) {
        return im[state];
    }

    /** Whether every state has amplitudes in only one of some subspaces, each given by its basis states. */
    boolean eachInOneOf(int[][] subspaces) {
        for (int state = 0; state < re.length; state++) {
            int occupied = 0;
            for (int[] subspace : subspaces) {
                boolean zero = true;
                for (int i : subspace) {
                    zero &= re[state][i] == 0 && im[state][i] == 0;
                }
                occupied += zero ? 0 : 1;
            }
            if (occupied > 1) {
                return false;
            }
        }
        return true;
    }
}
