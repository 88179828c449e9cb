package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** How the error of the Strang step falls with the step: of one path with its noise given, and of the mean. */
class StrongOrderTest {
    private static final double TIME = 8;
    private static final int PATHS = 128;
    /** The reference, eight times finer than the finest level measured: it adds at most 1/8 to that error. */
    private static final int FINEST = 1 << 12;

    private static final int LEVELS = 7;

    /**
     * Seven levels of 8 to 512 steps on the same 128 Brownian paths, H_S against the local noise. Angles that scale with dt in
     * place of sqrt(dt), or a kick 1 - i theta in place of exp(-i theta) (Ito noise without its drift), spoil the slope; a
     * wrong constant factor or the order within a step does not, and is caught by the means. The root mean square over 128
     * paths is good to 10 % a level and its errors are shared by the levels: the slope's own error is below 0.05, the tolerance
     * of 0.2 four of them.
     */
    @Test
    void errorOfAPathFallsWithTheStep() {
        double[] errors = errors(withoutBaths(0.05, 0.1, 0.04));
        assertThat(slope(errors)).isCloseTo(1, within(0.2));
        assertThat(errors[LEVELS - 1]).isLessThan(0.05);
    }

    /** Collective noise commutes with H_S and no noise commutes with all: each step is exact, whatever its length. */
    @Test
    void errorVanishesWhereTheNoiseCommutesWithTheHamiltonian() {
        for (double collective : new double[] {0.05, 0}) {
            double[] errors = errors(withoutBaths(collective, 0, 0));
            assertThat(errors).containsExactly(new double[LEVELS], within(1e-10));
        }
    }

    /** Exact maps, no sampling: |S(dt)^n - e^{Lt}| falls as dt^2, a splitting that is not symmetric as dt. */
    @Test
    void errorOfTheMeanFallsWithTheSquareOfTheStep() {
        for (OpenSystem system : List.of(
                TestSystems.fig3().openSystem(), TestSystems.strong().openSystem(), TestSystems.noisyQutrit())) {
            Liouvillian l = Liouvillian.of(system);
            double[][] exact = l.propagator(TIME);
            double[] errors = new double[LEVELS];
            for (int level = 0; level < LEVELS; level++) {
                long steps = 64L << level;
                errors[level] = distance(RealMatrices.power(l.strangMap(TIME / steps), steps), exact);
            }
            assertThat(slope(errors)).isCloseTo(2, within(0.1));
        }
    }

    /** From a superposition of both planes that the noise turns: in one plane alone half of the kick would not be seen. */
    private static OpenSystem withoutBaths(double collective, double local1, double local2) {
        InitialState start = TestSystems.strong().initialState();
        return TestSystems.machine(0, 0, 0, 0, collective, local1, local2)
                .openSystem()
                .startingIn(start);
    }

    /** The root mean square over paths of the distance between the vectors of 15 Pauli means at the end. */
    private static double[] errors(OpenSystem system) {
        BlockRecorder reference = run(system, FINEST);
        double[] errors = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            BlockRecorder coarse = run(system, 8 << level);
            double sum = 0;
            for (int lane = 0; lane < PATHS; lane++) {
                for (int o = 0; o < TestSystems.PAULIS.size(); o++) {
                    double difference = coarse.expectation(1, o, lane) - reference.expectation(1, o, lane);
                    sum += difference * difference;
                }
            }
            errors[level] = Math.sqrt(sum / PATHS);
        }
        return errors;
    }

    private static BlockRecorder run(OpenSystem system, int steps) {
        BlockRecorder record = new BlockRecorder();
        TimeGrid grid = TimeGrid.of(TIME / steps, steps);
        new GeneralKernel(
                        KernelRequest.of(system, TestSystems.PAULIS, grid, 1),
                        kicks -> new RefinedPath(kicks.gaussians(), FINEST / steps))
                .run(0, PATHS, record);
        return record;
    }

    /** A coarse step's Gaussian is the sum of the {@code ratio} fine ones within it, over sqrt(ratio). */
    private static final class RefinedPath implements KickSource {
        private final int gaussians;
        private final int ratio;
        private final RandomStream[] streams = new RandomStream[PATHS];
        private final double[] pair = new double[2];

        RefinedPath(int gaussians, int ratio) {
            this.gaussians = gaussians;
            this.ratio = ratio;
        }

        @Override
        public void start(int lane, long trajectory) {
            streams[lane] = new RandomStream(StreamKey.master(99).split(trajectory));
        }

        @Override
        public void next(int lane, long step, double[] out) {
            double first = 0;
            double second = 0;
            for (int m = 0; m < ratio; m++) {
                GaussianPair.draw(streams[lane], pair, 0);
                first += pair[0];
                second += pair[1];
            }
            double[] sums = {first, second};
            for (int l = 0; l < gaussians; l++) {
                out[l] = sums[l] / Math.sqrt(ratio);
            }
        }
    }

    /** The slope of log(error) against log(step) by least squares; the step halves from level to level. */
    private static double slope(double[] errors) {
        double middle = (errors.length - 1) / 2.0;
        double xy = 0;
        double xx = 0;
        for (int level = 0; level < errors.length; level++) {
            double x = (middle - level) * Math.log(2);
            xy += x * Math.log(errors[level]);
            xx += x * x;
        }
        return xy / xx;
    }

    private static double distance(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
            }
        }
        return Math.sqrt(sum);
    }
}
