package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;

/**
 * The references against paths: of noise alone, drawn here and applied to density matrices, and of pure trajectories from the
 * production kernel, in Strang steps so coarse that continuous time would be told from them.
 *
 * <p>Every comparison is of the mean of one number a path with its exact value, in standard errors. Of |z| a normal variable
 * exceeds 4.5 with probability 6.8e-6, so right programs fail one of the 8 comparisons here with probability 5e-5 (once, as the
 * seeds are fixed).
 */
class SimulatedMomentsTest {
    private static final double LIMIT = 4.5;
    /** Noise so weak that variances still grow with it. */
    private static final ThermalMachine MACHINE = RandomMachines.withNoise(TestSystems.strong(), 0.03, 0.02, 0.01);

    private static final ComplexMatrix XX = Pauli.string("XX");
    private static final ComplexMatrix YY = Pauli.string("YY");
    private static final ComplexMatrix ZZ = Pauli.string("ZZ");
    private static final int START = 2;
    private static final int END = 10;
    private static final double STEP = 0.9;

    /** The noise-conditioned density matrix at the end of every step: <XX>, <YY> and its purity. */
    private record Path(double[] xx, double[] yy, double[] purity) {}

    /** The mean of one number a path and its standard error. */
    private record Sample(double mean, double error) {
        double z(double exact) {
            return Math.abs(mean - exact) / error;
        }
    }

    @Test
    void pathsOfTheNoiseHaveTheseMoments() {
        List<Path> paths = noisePaths(MACHINE.openSystem(), 4000);
        NoiseMoments moments = NoiseMoments.strang(MACHINE.openSystem(), new long[] {END}, STEP);
        double mean = moments.mean(XX)[0];
        double other = moments.mean(YY)[0];
        Sample variance = sample(paths, p -> square(p.xx()[END] - mean));
        assertThat(variance.z(moments.variance(XX)[0])).isLessThan(LIMIT);
        assertThat(sample(paths, p -> (p.xx()[END] - mean) * (p.yy()[END] - other))
                        .z(moments.covariance(XX, YY)[0]))
                .isLessThan(LIMIT);
        assertThat(sample(paths, p -> p.purity()[END]).z(moments.purity()[0])).isLessThan(LIMIT);
        // A noise angle of half or twice the variance, and continuous time, are told from it.
        for (double factor : new double[] {0.5, 2}) {
            OpenSystem wrong = noiseTimes(factor);
            assertThat(variance.z(
                            NoiseMoments.strang(wrong, new long[] {END}, STEP).variance(XX)[0]))
                    .isGreaterThan(2 * LIMIT);
        }
        assertThat(variance.z(NoiseMoments.exact(MACHINE.openSystem(), new long[] {END}, STEP)
                        .variance(XX)[0]))
                .isGreaterThan(LIMIT);
    }

    @Test
    void timeAveragesAlongPathsOfTheNoiseHaveThisVariance() {
        List<Path> paths = noisePaths(MACHINE.openSystem(), 4000);
        Signal xx = Signal.conditionedOnNoise(Generator.of(MACHINE.openSystem()), XX);
        TimeAverage average = trapezoid(xx);
        assertThat(sample(paths, p -> p.xx()[START] * p.xx()[END])
                        .z(xx.strangProducts(START, new long[] {END}, STEP)[0]))
                .isLessThan(LIMIT);
        assertThat(sample(paths, p -> average(p.xx())).z(average.mean())).isLessThan(LIMIT);
        Sample variance = sample(paths, p -> square(average(p.xx()) - average.mean()));
        assertThat(variance.z(average.variance())).isLessThan(LIMIT);
        for (double factor : new double[] {0.5, 2}) {
            TimeAverage wrong = trapezoid(Signal.conditionedOnNoise(Generator.of(noiseTimes(factor)), XX));
            assertThat(variance.z(wrong.variance())).isGreaterThan(2 * LIMIT);
        }
    }

    /** From |10> <ZZ> is 1 or -1 on every pure path; <XX> is not, and varies less than measurements of XX would. */
    @Test
    void timeAveragesOfZZAlongTrajectoriesHaveTheVarianceOfMeasurements() {
        OpenSystem system =
                TestSystems.machine(0.4, 1.2, 0.6, 0.3, 0.2, 0.1, 0.05).openSystem();
        List<Path> paths = trajectories(system, 200);
        assertThat(paths).allMatch(p -> Math.abs(Math.abs(p.xx()[END]) - 1) < 1e-12);
        Signal signal = Signal.measured(Generator.of(system), ZZ);
        TimeAverage zz = trapezoid(signal);
        assertThat(sample(paths, p -> average(p.xx())).z(zz.mean())).isLessThan(LIMIT);
        Sample variance = sample(paths, p -> square(average(p.xx()) - zz.mean()));
        assertThat(variance.z(zz.variance())).isLessThan(LIMIT);
        TimeAverage exact =
                TimeAverage.continuous(signal, START, new long[] {END}, STEP).get(0);
        assertThat(variance.z(exact.variance())).isGreaterThan(2 * LIMIT);
        TimeAverage xx = trapezoid(Signal.measured(Generator.of(system), XX));
        Sample ofMeans = sample(paths, p -> square(average(p.yy()) - xx.mean()));
        assertThat(ofMeans.mean() + 10 * ofMeans.error()).isLessThan(xx.variance());
    }

    private static TimeAverage trapezoid(Signal signal) {
        return TimeAverage.trapezoid(signal, START, new long[] {END}, STEP).get(0);
    }

    private static OpenSystem noiseTimes(double factor) {
        return RandomMachines.withNoise(
                        MACHINE,
                        factor * MACHINE.collectiveNoise(),
                        factor * MACHINE.localNoise1(),
                        factor * MACHINE.localNoise2())
                .openSystem();
    }

    private static List<Path> noisePaths(OpenSystem system, int count) {
        HermitianBasis basis = HermitianBasis.of(4);
        double[][] half = RealMatrices.exponential(
                RealMatrices.times(Liouvillian.of(system).drift(), STEP / 2));
        double[] initial = basis.coordinates(system.initialState().densityMatrix());
        SplittableRandom random = new SplittableRandom(12);
        List<Path> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path path = new Path(new double[END + 1], new double[END + 1], new double[END + 1]);
            double[] r = initial;
            for (int step = 0; step <= END; step++) {
                if (step > 0) {
                    ComplexMatrix u = kick(system, random);
                    ComplexMatrix rho = basis.operator(RealMatrices.times(half, r));
                    r = RealMatrices.times(half, basis.coordinates(u.times(rho).times(u.adjoint())));
                }
                path.xx()[step] = r[Pauli.names(2).indexOf("XX")];
                path.yy()[step] = r[Pauli.names(2).indexOf("YY")];
                for (double x : r) {
                    path.purity()[step] += x * x / 4;
                }
            }
            paths.add(path);
        }
        return paths;
    }

    /** exp(-i sum_j theta_j V_j - i F dt) with var theta_j = gamma_j dt, all of it diagonal. */
    private static ComplexMatrix kick(OpenSystem system, RandomGenerator random) {
        double[] phase = new double[4];
        for (int a = 0; a < 4; a++) {
            phase[a] = system.field().re(a, a) * STEP;
        }
        for (NoiseChannel noise : system.noises()) {
            double theta = Math.sqrt(noise.intensity() * STEP) * random.nextGaussian();
            for (int a = 0; a < 4; a++) {
                phase[a] += theta * noise.operator().re(a, a);
            }
        }
        double[][] cos = new double[4][4];
        double[][] sin = new double[4][4];
        for (int a = 0; a < 4; a++) {
            cos[a][a] = Math.cos(phase[a]);
            sin[a][a] = -Math.sin(phase[a]);
        }
        return ComplexMatrix.real(cos).plus(ComplexMatrix.real(sin).times(0, 1));
    }

    /** <ZZ> and <XX> along pure trajectories, in the places of xx and yy. */
    private static List<Path> trajectories(OpenSystem system, int blocks) {
        long[] outputs = new long[END + 1];
        for (int k = 0; k <= END; k++) {
            outputs[k] = k;
        }
        TrajectoryKernel kernel = Kernels.create(
                Kernels.Choice.SCALAR, KernelRequest.of(system, List.of(ZZ, XX), new TimeGrid(STEP, outputs), 17));
        List<Path> paths = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            int first = paths.size();
            for (int lane = 0; lane < BlockView.LANES; lane++) {
                paths.add(new Path(new double[END + 1], new double[END + 1], new double[0]));
            }
            kernel.run(first, BlockView.LANES, (output, view) -> {
                for (int lane = 0; lane < view.count(); lane++) {
                    paths.get(first + lane).xx()[output] = view.expectations()[0][lane];
                    paths.get(first + lane).yy()[output] = view.expectations()[1][lane];
                }
            });
        }
        return paths;
    }

    /** The trapezoidal time average from START to END. */
    private static double average(double[] x) {
        double sum = (x[START] + x[END]) / 2;
        for (int k = START + 1; k < END; k++) {
            sum += x[k];
        }
        return sum / (END - START);
    }

    private static Sample sample(List<Path> paths, ToDoubleFunction<Path> number) {
        double[] x = paths.stream().mapToDouble(number).toArray();
        double sum = 0;
        double squares = 0;
        for (double y : x) {
            sum += y;
            squares += y * y;
        }
        double mean = sum / x.length;
        return new Sample(mean, Math.sqrt((squares / x.length - mean * mean) / (x.length - 1)));
    }

    private static double square(double x) {
        return x * x;
    }
}
