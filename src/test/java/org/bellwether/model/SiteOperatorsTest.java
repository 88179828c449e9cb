package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.spec.OperatorSpecs;
import org.bellwether.testkit.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Open systems written in terms, against an independent program (golden/general-*.json). */
final class SiteOperatorsTest {
    /** A system on sites. */
    private static final class On {
        private final OperatorSpecs sites;
        private final SiteOperators operators;

        On(String... sites) {
            this.sites = new OperatorSpecs(sites);
            operators = new SiteOperators(this.sites.levels());
        }

        ComplexMatrix of(String... terms) {
            return operators.matrix(sites.read(terms));
        }

        OpenSystem system(ComplexMatrix h, List<JumpChannel> jumps, List<NoiseChannel> noises, int start) {
            int n = operators.dimension();
            double[] psi = new double[n];
            psi[start] = 1;
            return new OpenSystem(
                    h,
                    ComplexMatrix.zero(n, n),
                    jumps,
                    noises,
                    InitialState.pure(ComplexMatrix.column(psi, new double[n])));
        }
    }

    @Test
    void aDampedJaynesCummingsQubit() {
        On on = new On("qubit", "mode:5");
        OpenSystem system = on.system(
                on.of("1.0 adag2 a2", "1.0 adag1 a1", "0.2 adag1 a2", "0.2 a1 adag2"),
                List.of(
                        new JumpChannel("loss", on.of("1 a2"), 0.1),
                        new JumpChannel("gain", on.of("1 adag2"), 0.02),
                        new JumpChannel("decay", on.of("1 a1"), 0.01)),
                List.of(new NoiseChannel("dephasing", on.of("1 z1"), 0.02)),
                5);
        assertGolden(
                "general-jaynes-cummings",
                system,
                List.of("excited", "photons", "exchange"),
                List.of(on.of("1 n1"), on.of("1 n2"), on.of("0.5 adag1 a2", "0.5 a1 adag2")));
    }

    @Test
    void twoNoisesThatDoNotCommute() {
        On on = new On("qubit");
        OpenSystem system = on.system(
                on.of("0.5 z1"),
                List.of(new JumpChannel("decay", on.of("1 a1"), 0.05)),
                List.of(new NoiseChannel("x", on.of("1 x1"), 0.03), new NoiseChannel("z", on.of("1 z1"), 0.05)),
                1);
        assertGolden(
                "general-noncommuting",
                system,
                List.of("x", "y", "z"),
                List.of(on.of("1 x1"), on.of("1 y1"), on.of("1 z1")));
    }

    /** Baths on the position of two soft bosons, by their eigenoperators (31): 56 channels. */
    @Test
    void twoSitesOfSoftBosons() {
        On on = new On("mode:3", "mode:3");
        ComplexMatrix h = on.of("-1.0 adag1 a2", "-1.0 a1 adag2", "4.0 n1 n1", "-4.0 n1", "4.0 n2 n2", "-4.0 n2");
        List<JumpChannel> jumps = new ArrayList<>();
        jumps.addAll(BathCoupling.of(h, on.of("1 a1", "1 adag1"))
                .channels("left", 0, new Bath(BathStatistics.SPIN, 0.6, 0.005)));
        jumps.addAll(BathCoupling.of(h, on.of("1 a2", "1 adag2"))
                .channels("right", 1, new Bath(BathStatistics.SPIN, 0.3, 0.015)));
        JsonNode channels = Golden.load("general-bose-hubbard").json().get("channels");
        assertThat(jumps).hasSize(channels.size());
        for (int k = 0; k < jumps.size(); k++) {
            assertThat(jumps.get(k).name())
                    .isEqualTo(channels.get(k).get("name").asString());
            assertThat(jumps.get(k).rate())
                    .isCloseTo(channels.get(k).get("rate").asDouble(), within(1e-14));
        }
        OpenSystem system = on.system(
                h,
                jumps,
                List.of(
                        new NoiseChannel("lattice", on.of("1 n1", "1 n2"), 0.04),
                        new NoiseChannel("left", on.of("1 n1"), 0.0004),
                        new NoiseChannel("right", on.of("1 n2"), 0.0004)),
                3);
        assertGolden(
                "general-bose-hubbard",
                system,
                List.of("n1", "n2", "hop", "doubles"),
                List.of(
                        on.of("1 n1"),
                        on.of("1 n2"),
                        on.of("0.5 adag1 a2", "0.5 a1 adag2"),
                        on.of("1 p2_1", "1 p2_2")));
    }

    /** Noise with memory that does not commute with H, by the joint equation of state and noise. */
    @Test
    void aDrivenQubitUnderTransverseNoise() {
        On on = new On("qubit");
        OpenSystem system = on.system(
                on.of("0.5 z1", "0.3 x1"),
                List.of(new JumpChannel("decay", on.of("1 a1"), 0.02)),
                List.of(new NoiseChannel("x", on.of("1 x1"), new NoiseProcess.OrnsteinUhlenbeck(0.2, 4))),
                0);
        JsonNode golden = Golden.load("general-transverse-ou").json();
        double[][] rows = new MemoryMean(system)
                .exact(TimeSteps.dividing(new double[] {1, 5, 20}, 1))
                .values();
        HermitianBasis basis = HermitianBasis.of(2);
        for (int k = 0; k < 3; k++) {
            assertMeans(
                    basis.operator(Arrays.copyOf(rows[k], 4)),
                    golden.get("exact").get(k),
                    List.of("x", "y", "z"),
                    List.of(on.of("1 x1"), on.of("1 y1"), on.of("1 z1")));
        }
    }

    private static void assertGolden(
            String name, OpenSystem system, List<String> names, List<ComplexMatrix> observables) {
        JsonNode golden = Golden.load(name).json();
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        long[] steps = new long[golden.get("times").size()];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = golden.get("times").get(k).asLong();
        }
        double[][] means = MeanEvolution.exact(liouvillian, initial, steps, 1);
        for (int k = 0; k < steps.length; k++) {
            assertMeans(
                    liouvillian.basis().operator(means[k]), golden.get("exact").get(k), names, observables);
        }
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        assertMeans(liouvillian.basis().operator(steady), golden.get("steady"), names, observables);
    }

    private static void assertMeans(
            ComplexMatrix rho, JsonNode golden, List<String> names, List<ComplexMatrix> observables) {
        for (int k = 0; k < names.size(); k++) {
            assertThat(observables.get(k).times(rho).traceRe())
                    .as(names.get(k))
                    .isCloseTo(golden.get(names.get(k)).asDouble(), within(1e-8));
        }
    }

    /** Factors are multiplied from left to right, the first site is the left factor, and 0.5i is imaginary. */
    @Test
    void factorsKeepTheirOrder() {
        On on = new On("qubit", "level:3");
        assertThat(on.of("1 x1 y1").minus(on.of("1i z1")).maxAbs()).isLessThan(1e-15);
        assertThat(on.of("1 y1 x1").minus(on.of("-1i z1")).maxAbs()).isLessThan(1e-15);
        assertThat(on.of("2 p2_2").re(2, 2)).isEqualTo(2);
        assertThat(on.of("2 p2_2").re(4, 4)).isZero();
        assertThat(on.of("1 adag2 a2").minus(on.of("1 n2")).maxAbs()).isZero();
        // a adag - adag a is 1 but on the highest level that is kept.
        ComplexMatrix commutator = on.of("1 a2 adag2", "-1 adag2 a2");
        assertThat(commutator.re(0, 0)).isCloseTo(1, within(1e-15));
        assertThat(commutator.re(2, 2)).isCloseTo(-2, within(1e-15));
        assertThat(on.of("0.3").minus(ComplexMatrix.identity(6).times(0.3)).maxAbs())
                .isZero();
    }
}
