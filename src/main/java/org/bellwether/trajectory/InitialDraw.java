package org.bellwether.trajectory;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamGenerator;
import org.bellwether.random.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * The pure state in which a trajectory starts, in the basis that a kernel works in: drawn from the trajectory's own stream, unless it
 * is said which one it is.
 */
final class InitialDraw {
    /** Whether every state is in one plane: {@link InitialState#inOnePlane}. */
    final boolean inOnePlane;

    private final long masterSeed;
    private final double[] weights;
    private final double[][] re;
    private final double[][] im;
    private final RandomStream stream;
    private final @Nullable LongToIntFunction starts;

    /**
     * For an initial state.
     *
     * @param toBasis takes a state to the kernel's basis
     */
    InitialDraw(InitialState state, ComplexMatrix toBasis, long masterSeed) {
        this(state, toBasis, masterSeed, null);
    }

    /**
     * The same where the choice may be made elsewhere.
     *
     * @param starts from the index of a trajectory to the number of its state; null to draw it
     */
    InitialDraw(InitialState state, ComplexMatrix toBasis, long masterSeed, @Nullable LongToIntFunction starts) {
        this(state, toBasis, masterSeed, starts, StreamGenerator.SPLITTABLE);
    }

    /** The same from any generator. */
    InitialDraw(
            InitialState state,
            ComplexMatrix toBasis,
            long masterSeed,
            @Nullable LongToIntFunction starts,
            StreamGenerator generator) {
        this.masterSeed = masterSeed;
        this.starts = starts;
        inOnePlane = state.inOnePlane();
        weights = state.weights().stream().mapToDouble(Double::doubleValue).toArray();
        List<ComplexMatrix> vectors =
                state.states().stream().map(toBasis::times).toList();
        re = vectors.stream().map(ComplexMatrix::realParts).toArray(double[][]::new);
        im = vectors.stream().map(ComplexMatrix::imaginaryParts).toArray(double[][]::new);
        stream = generator.stream();
    }

    /** The number of the state of a trajectory. */
    int draw(long trajectory) {
        if (starts != null) {
            return starts.applyAsInt(trajectory);
        }
        stream.reset(StreamKey.of(masterSeed, trajectory, Purpose.INITIAL_STATE));
        double u = stream.nextDouble();
        stream.release(stream.seed(), stream.gamma());
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
}
