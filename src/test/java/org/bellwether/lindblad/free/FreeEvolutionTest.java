package org.bellwether.lindblad.free;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.CountingGenerator;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.spec.SpecReader;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Matrix-free means against an independent program, against dense matrices, and against closed forms. */
final class FreeEvolutionTest {
    private static Model model(JsonNode golden) {
        return ModelFactory.of(SpecReader.parse(golden.get("config").asString(), "the test", List.of()));
    }

    private static TimeSteps steps(JsonNode times, double step) {
        return TimeSteps.uniform(
                Arrays.stream(Golden.numbers(times))
                        .mapToLong(t -> Math.round(t / step))
                        .toArray(),
                step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chain3", "ring3", "couplings3", "complete4", "ring4-boson"})
    void meansOfMachinesAreThoseOfTheIndependentProgram(String name) {
        JsonNode golden = Golden.load("many-" + name).json();
        OpenSystem system = model(golden).openSystem();
        FreeEvolution evolution = new FreeEvolution(system);
        evolution.exact(
                steps(golden.get("times"), 1),
                (k, rho, jumps) -> assertMeans(rho, golden.get("exact").get(k)));
        double step = golden.get("strang").get("step").asDouble();
        evolution.steps(
                steps(golden.get("times"), step),
                (k, rho, jumps) ->
                        assertMeans(rho, golden.get("strang").get("at").get(k)));
    }

    private static void assertMeans(ComplexMatrix rho, JsonNode golden) {
        int qubits = Integer.numberOfTrailingZeros(rho.rows());
        for (String name : Pauli.names(qubits).subList(1, 1 << (2 * qubits))) {
            assertThat(Pauli.string(name).traceReOfProduct(rho))
                    .as(name)
                    .isCloseTo(golden.get("pauli").path(name).asDouble(0), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jaynes-cummings", "bose-hubbard", "noncommuting"})
    void meansOfAnySystemAreThoseOfTheIndependentProgram(String name) {
        JsonNode golden = Golden.load("general-" + name).json();
        Model model = model(golden);
        List<Observable> observables = model.observables();
        FreeEvolution.Means means = new FreeEvolution(model.openSystem())
                .exact(
                        steps(golden.get("times"), 1),
                        observables.stream().map(Observable::operator).toList());
        for (int k = 0; k < means.means().length; k++) {
            for (int i = 0; i < observables.size(); i++) {
                JsonNode expected =
                        golden.get("exact").get(k).path(observables.get(i).name());
                if (expected.isNumber()) {
                    assertThat(means.means()[k][i]).isCloseTo(expected.asDouble(), within(1e-9));
                }
            }
        }
    }

    /** Small systems with everything in them: Lamb shifts, fields, strong baths, a noise that is not diagonal, jumps without Eq. (31). */
    static List<OpenSystem> small() {
        return List.of(TestSystems.fig3().openSystem(), TestSystems.strong().openSystem(), TestSystems.noisyQutrit());
    }

    /** Every coordinate of the state and every number of jumps, by the equation and by steps. */
    @ParameterizedTest
    @MethodSource("small")
    void meansAndNumbersOfJumpsAreThoseOfDenseMatrices(OpenSystem system) {
        TimeSteps steps = new TimeSteps(new double[] {0.3, 0.3, 0.7}, new long[] {3, 10, 12});
        CountingGenerator dense = CountingGenerator.of(system);
        FreeEvolution free = new FreeEvolution(system);
        assertRows(free.exact(steps, dense.basis().operators()), MeanEvolution.exact(dense, dense.initial(), steps));
        assertRows(free.steps(steps, dense.basis().operators()), MeanEvolution.strang(dense, dense.initial(), steps));
    }

    private static void assertRows(FreeEvolution.Means means, double[][] rows) {
        for (int k = 0; k < rows.length; k++) {
            int states = means.means()[k].length;
            assertThat(means.means()[k]).containsExactly(Arrays.copyOf(rows[k], states), within(1e-10));
        }
        double[] last = rows[rows.length - 1];
        int states = means.means()[0].length;
        assertThat(means.jumps()).containsExactly(Arrays.copyOfRange(last, states, last.length), within(1e-10));
    }

    /** Two noises that do not commute: e^{X dt/2} e^{Z dt} e^{X dt/2} in the place of the kick. */
    @Test
    void noisesThatDoNotCommuteAreKickedInTurn() {
        OpenSystem system = model(Golden.load("general-noncommuting").json()).openSystem();
        OpenSystem x = withNoise(system, system.noises().get(0));
        OpenSystem z = withNoise(system, system.noises().get(1));
        double dt = 0.8;
        double[][] first =
                RealMatrices.exponential(RealMatrices.times(Liouvillian.of(x).kick(), dt / 2));
        double[][] second =
                RealMatrices.exponential(RealMatrices.times(Liouvillian.of(z).kick(), dt));
        double[][] drift = RealMatrices.exponential(
                RealMatrices.times(Liouvillian.of(system).drift(), dt / 2));
        double[][] kick = RealMatrices.times(first, RealMatrices.times(second, first));
        double[][] map = RealMatrices.times(drift, RealMatrices.times(kick, drift));
        HermitianBasis basis = HermitianBasis.of(2);
        double[] initial = basis.coordinates(system.initialState().densityMatrix());
        assertThat(new FreeEvolution(system)
                        .steps(TimeSteps.uniform(new long[] {5}, dt), basis.operators())
                        .means()[0])
                .containsExactly(RealMatrices.times(RealMatrices.power(map, 5), initial), within(1e-11));
    }

    private static OpenSystem withNoise(OpenSystem system, NoiseChannel noise) {
        return new OpenSystem(
                system.hamiltonian(), system.field(), system.jumps(), List.of(noise), system.initialState());
    }

    /** A damped mode of 40 levels from a coherent superposition of 0 and 1, heated: d<n>/dt = -(k - h) <n> + h far from the cut. */
    @Test
    void aDampedModeFollowsItsClosedForm() {
        int n = 40;
        double[][] lower = new double[n][n];
        for (int k = 1; k < n; k++) {
            lower[k - 1][k] = Math.sqrt(k);
        }
        ComplexMatrix a = ComplexMatrix.real(lower);
        ComplexMatrix number = a.adjoint().times(a);
        double[] psi = new double[n];
        psi[3] = 1;
        OpenSystem mode = new OpenSystem(
                number.times(1.3),
                ComplexMatrix.zero(n, n),
                List.of(new JumpChannel("loss", a, 0.2), new JumpChannel("gain", a.adjoint(), 0.05)),
                List.of(),
                InitialState.pure(ComplexMatrix.column(psi, new double[n])));
        FreeEvolution.Means means =
                new FreeEvolution(mode).exact(TimeSteps.uniform(new long[] {1, 4}, 1.5), List.of(number));
        double t = 6;
        double rate = 0.15;
        double steady = 0.05 / rate;
        assertThat(means.means()[1][0]).isCloseTo(steady + (3 - steady) * Math.exp(-rate * t), within(1e-9));
        double integral = steady * t + (3 - steady) * -Math.expm1(-rate * t) / rate;
        assertThat(means.jumps()).containsExactly(new double[] {0.2 * integral, 0.05 * (integral + t)}, within(1e-9));
    }

    /** H = g (a†s + a s†), mode and qubit of one frequency: an excited qubit in the vacuum has the excitation with cos^2(g t). */
    @Test
    void vacuumRabiOscillationsDecayAsTheClosedFormSays() {
        int levels = 4;
        double g = 0.7;
        double kappa = 0.3;
        double[][] lower = new double[levels][levels];
        for (int k = 1; k < levels; k++) {
            lower[k - 1][k] = Math.sqrt(k);
        }
        ComplexMatrix one = ComplexMatrix.identity(2);
        ComplexMatrix a = one.kronecker(ComplexMatrix.real(lower));
        ComplexMatrix s = ComplexMatrix.real(new double[][] {{0, 1}, {0, 0}}).kronecker(ComplexMatrix.identity(levels));
        ComplexMatrix exchange = s.adjoint().times(a);
        ComplexMatrix excited = s.adjoint().times(s);
        double[] psi = new double[2 * levels];
        psi[levels] = 1;
        OpenSystem system = new OpenSystem(
                exchange.plus(exchange.adjoint()).times(g),
                ComplexMatrix.zero(2 * levels, 2 * levels),
                List.of(new JumpChannel("loss", a, kappa)),
                List.of(),
                InitialState.pure(ComplexMatrix.column(psi, new double[2 * levels])));
        double t = 5;
        double w = Math.sqrt(g * g - kappa * kappa / 16);
        // c'' + (kappa/2) c' + g^2 c = 0 of the amplitude, which starts with c' = 0.
        double c = Math.exp(-kappa * t / 4) * (Math.cos(w * t) + kappa / (4 * w) * Math.sin(w * t));
        assertThat(new FreeEvolution(system)
                        .exact(TimeSteps.uniform(new long[] {1}, t), List.of(excited))
                        .means()[0][0])
                .isCloseTo(c * c, within(1e-10));
    }

    /**
     * Five qubits, dimension 32, against themselves: with other steps of the exponential, and by steps dt and dt/2, which are another
     * program and come to e^{Lt} but for the fourth order. Local noise is strong, so that they are far apart before.
     */
    @Test
    void fiveQubitsAgreeWithThemselves() {
        OpenSystem five = machine("chain", "10100", 0.02);
        List<ComplexMatrix> observables = Stream.of("ZIIII", "XXIII", "IIYYI", "XXXXI", "IZZIZ")
                .map(Pauli::string)
                .toList();
        FreeEvolution evolution = new FreeEvolution(five);
        FreeEvolution.Means whole = evolution.exact(TimeSteps.uniform(new long[] {1}, 4), observables);
        FreeEvolution.Means parts = evolution.exact(TimeSteps.uniform(new long[] {1, 3, 4, 9, 10}, 0.4), observables);
        FreeEvolution.Means coarse = evolution.steps(TimeSteps.uniform(new long[] {50}, 0.08), observables);
        FreeEvolution.Means fine = evolution.steps(TimeSteps.uniform(new long[] {100}, 0.04), observables);
        for (int k = 0; k < observables.size(); k++) {
            double exact = whole.means()[0][k];
            assertThat(parts.means()[4][k]).isCloseTo(exact, within(1e-10));
            assertThat((4 * fine.means()[0][k] - coarse.means()[0][k]) / 3).isCloseTo(exact, within(2e-7));
        }
        assertThat(parts.jumps()).containsExactly(whole.jumps(), within(1e-10));
    }

    /** The qubits of a ring in another order, with their baths and noise: the means are in that order. */
    @Test
    void turningTheRingTurnsTheMeans() {
        OpenSystem one = machine("ring", "11000", 0.02);
        OpenSystem turned = machine("ring", "01100", 0.02);
        TimeSteps steps = TimeSteps.uniform(new long[] {5}, 0.3);
        double[] here = new FreeEvolution(one)
                .steps(steps, List.of(Pauli.string("ZIIII"), Pauli.string("XYIII")))
                .means()[0];
        double[] there = new FreeEvolution(turned)
                .steps(steps, List.of(Pauli.string("IZIII"), Pauli.string("IXYII")))
                .means()[0];
        assertThat(there).containsExactly(here, within(1e-10));
    }

    /** Five qubits, all baths and noises alike. */
    private static OpenSystem machine(String graph, String start, double local) {
        return model(JsonMapper.shared()
                        .createObjectNode()
                        .put(
                                "config",
                                "[machine]\ncoupling = 1.0\nqubits = 5\ngraph = \"" + graph + "\"\ninitial_state = \""
                                        + start + "\"\n"
                                        + "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.3\ncoupling = 0.01\n"
                                                .repeat(5)
                                        + "[noise]\ncollective = 0.01\nlocal = [" + (local + ", ").repeat(4) + local
                                        + "]\n"
                                        + "[time]\nend = 10.0\nsamples = 10\n[ensemble]\ntrajectories = 10\n"))
                .openSystem();
    }

    /** Two systems beside each other: the mean of a product is the product of means. */
    @Test
    void systemsBesideEachOtherFactorise() {
        OpenSystem machine = TestSystems.fig3().openSystem();
        OpenSystem qutrit = TestSystems.noisyQutrit();
        ComplexMatrix zero = ComplexMatrix.zero(3, 3);
        OpenSystem both = beside(machine, qutrit);
        ComplexMatrix xx = Pauli.string("XX");
        ComplexMatrix level = zero.plus(qutrit.hamiltonian());
        TimeSteps steps = TimeSteps.uniform(new long[] {12}, 0.5);
        double product = new FreeEvolution(both)
                .steps(steps, List.of(xx.kronecker(level)))
                .means()[0][0];
        double left = new FreeEvolution(machine).steps(steps, List.of(xx)).means()[0][0];
        double right = new FreeEvolution(qutrit).steps(steps, List.of(level)).means()[0][0];
        assertThat(product).isCloseTo(left * right, within(1e-10));
    }

    private static OpenSystem beside(OpenSystem left, OpenSystem right) {
        ComplexMatrix one = ComplexMatrix.identity(left.dimension());
        ComplexMatrix other = ComplexMatrix.identity(right.dimension());
        List<JumpChannel> jumps = IntStream.range(0, 2)
                .boxed()
                .flatMap(side -> (side == 0 ? left : right)
                        .jumps().stream()
                                .map(jump -> new JumpChannel(
                                        side + jump.name(),
                                        side == 0 ? jump.operator().kronecker(other) : one.kronecker(jump.operator()),
                                        jump.rate())))
                .toList();
        List<NoiseChannel> noises = IntStream.range(0, 2)
                .boxed()
                .flatMap(side -> (side == 0 ? left : right)
                        .noises().stream()
                                .map(noise -> new NoiseChannel(
                                        side + noise.name(),
                                        side == 0 ? noise.operator().kronecker(other) : one.kronecker(noise.operator()),
                                        noise.intensity())))
                .toList();
        return new OpenSystem(
                left.hamiltonian().kronecker(other).plus(one.kronecker(right.hamiltonian())),
                left.field().kronecker(other).plus(one.kronecker(right.field())),
                jumps,
                noises,
                InitialState.pure(left.initialState()
                        .states()
                        .get(0)
                        .kronecker(right.initialState().states().get(0))));
    }
}
