package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnergyStatisticsTest {
    private static final TimeGrid GRID = TimeGrid.of(0.5, 1, 4, 40, 41, 400);
    private static final int N = 300;
    private static final List<String> NOISES = List.of("collective", "local1", "local2");
    private static final int XX = Pauli.pairs().indexOf("XX");
    private static final int YY = Pauli.pairs().indexOf("YY");

    /** A machine and how the test names it. */
    record Case(String name, ThermalMachine machine) {
        @Override
        public String toString() {
            return name;
        }

        OpenSystem system() {
            return machine.openSystem();
        }

        BathChannels channels() {
            return BathChannels.of(
                    system().jumps().stream().map(JumpChannel::name).toList());
        }

        EnergyStatistics empty() {
            EnergyScale scale = EnergyScale.of(machine, system().noises(), GRID.times());
            return new EnergyStatistics(machine.coupling(), channels(), NOISES, scale);
        }

        TrajectoryKernel kernel() {
            double g = machine.coupling();
            PathFunctionals functionals =
                    new PathFunctionals(machine.hamiltonian(), List.of(g, g, -g, -g), List.of(Pauli.string("ZZ")));
            return Kernels.create(
                    Kernels.Choice.AUTO,
                    KernelRequest.of(system(), TestSystems.PAULIS, GRID, 5).adding(functionals));
        }
    }

    static Stream<Case> machines() {
        SplittableRandom random = new SplittableRandom(8);
        return Stream.of(
                new Case("strong", TestSystems.strong()),
                new Case("Fig. 3", TestSystems.fig3()),
                new Case("field", RandomMachines.withField(TestSystems.fig3(), 0.4, -0.7)),
                new Case("random", RandomMachines.noisy(random)),
                new Case("random with field", RandomMachines.withField(RandomMachines.noisy(random), 0.1, 0.3)));
    }

    /** [term][trajectory] at an output, by what the kernel shows there. */
    private static double[][] terms(Case machine, int output) {
        double[][] terms = new double[10][N];
        double g = machine.machine().coupling();
        TrajectoryKernel kernel = machine.kernel();
        for (int first = 0; first < N; first += 128) {
            BlockRecorder record = new BlockRecorder();
            int lanes = Math.min(128, N - first);
            kernel.run(first, lanes, record);
            for (int l = 0; l < lanes; l++) {
                for (int row = 0; row < 6; row++) {
                    terms[row][first + l] = record.functional(output, row, l);
                }
                terms[6][first + l] = record.functional(output, 4, l) + record.functional(output, 5, l);
                terms[7][first + l] = energy(record, output, l, g) - energy(record, 0, l, g);
                terms[8][first + l] = g * (record.jumps(output, 0, l) - record.jumps(output, 2, l));
                terms[9][first + l] = g * (record.jumps(output, 1, l) - record.jumps(output, 3, l));
            }
        }
        return terms;
    }

    private static double energy(BlockRecorder record, int output, int lane, double g) {
        return -g * (record.expectation(output, XX, lane) + record.expectation(output, YY, lane)) / 2;
    }

    /** To what the grids of a scale 2^e leave of the digits: 2^-20 of it of a value, 2^-17 of its square of a square. */
    @ParameterizedTest
    @MethodSource("machines")
    void termsAreThoseOfThePathsThatTheKernelShows(Case machine) {
        EnergyResult result =
                AnyGrouping.run(machine.empty(), machine.kernel(), 0, N).result();
        assertThat(result.count()).isEqualTo(N);
        assertThat(result.names())
                .containsExactly(
                        "work_collective",
                        "work_local1",
                        "work_local2",
                        "work_field",
                        "backaction_jumps",
                        "backaction_drift",
                        "backaction",
                        "energy_change",
                        "heat_bath1",
                        "heat_bath2");
        assertThat(result.beyond()).isZero();
        int[][] exponents = EnergyScale.of(machine.machine(), machine.system().noises(), GRID.times())
                .exponents();
        for (int output = 0; output < GRID.outputs(); output++) {
            double[][] terms = terms(machine, output);
            for (int i = 0; i < terms.length; i++) {
                String name = result.names().get(i) + " at output " + output;
                assertTerm(result.terms().get(output).get(i), terms[i], Math.scalb(1.0, exponents[output][i]), name);
            }
        }
        double g = machine.machine().coupling();
        assertThat(result.largestResidual()).isBetween(1e-17 * g, 1e-11 * g);
    }

    private static void assertTerm(EnergyResult.Term term, double[] x, double scale, String name) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        double fourth = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).sum();
        double deviation = Math.sqrt(squares / (N - 1));
        double ofSquares = Math.sqrt(Math.max(0, fourth / N - squares / N * squares / N));
        double coarse = 0x1p-20 * scale;
        double rough = 0x1p-17 * scale * scale;
        Estimate variance = term.variance().orElseThrow();
        assertThat(term.mean().value()).as(name).isCloseTo(mean, within(0x1p-40 * scale + 1e-14));
        assertThat(term.mean().standardError() * Math.sqrt(N)).as(name).isCloseTo(deviation, within(coarse + 1e-13));
        assertThat(variance.value())
                .as(name)
                .isCloseTo(deviation * deviation, within(coarse * (deviation + coarse) + 1e-13));
        assertThat(variance.standardError() * Math.sqrt(N))
                .as(name)
                .isBetween(0.9999 * ofSquares - 1e-13, ofSquares + 2 * rough + 2 * coarse * deviation + 1e-13);
    }

    /** With the default scales that is enough for the errors of Fig. 3's machine, to some per cent. */
    @Test
    void defaultScalesLeaveDigitsEnough() {
        Case machine = new Case("Fig. 3", TestSystems.fig3());
        EnergyResult result =
                AnyGrouping.run(machine.empty(), machine.kernel(), 0, N).result();
        for (int output = 3; output < GRID.outputs(); output++) {
            double[][] terms = terms(machine, output);
            for (int i : new int[] {1, 2, 4, 5, 6, 7, 8, 9}) {
                double mean = Arrays.stream(terms[i]).average().orElseThrow();
                double[] squares = Arrays.stream(terms[i])
                        .map(v -> (v - mean) * (v - mean))
                        .toArray();
                double variance = Arrays.stream(squares).average().orElseThrow();
                double fourth = Arrays.stream(squares).map(v -> v * v).average().orElseThrow();
                assertThat(result.terms()
                                .get(output)
                                .get(i)
                                .variance()
                                .orElseThrow()
                                .standardError())
                        .as("%s at output %d", result.names().get(i), output)
                        .isCloseTo(Math.sqrt((fourth - variance * variance) / N), Percentage.withPercentage(3));
            }
        }
    }

    @Test
    void anyGroupingGivesTheSameBytes() throws IOException {
        Case machine = new Case("strong", TestSystems.strong());
        AnyGrouping.changesNoBit(machine::empty, machine.kernel(), 400);
    }

    /** Where the baths are averaged, heat is what is expected; a balance that does not close shows. */
    @Test
    void heatIsExpectedWhereNoJumpsAreDrawn() {
        BathChannels channels = new Case("Fig. 3", TestSystems.fig3()).channels();
        SyntheticKernel kernel = SyntheticKernel.averaged(1, 3, 4, (random, stretch, path) -> {
            path.expectJumps(0, 0.25 * stretch);
            path.expectJumps(1, 0.5 * stretch);
            path.expectJumps(2, 0.125 * stretch);
            path.expectJumps(3, 2 * stretch);
            // g = 2: heat is 0.25 and -3 until 1, three times that until 2; the change of the energy is -2 and -4.
            path.expectation(XX, 1 + stretch);
            path.expectation(YY, -1 + stretch);
            path.add(0, (-2 + 0.25 * stretch - 3 * stretch) * (stretch > 0 ? 1 : 0));
            path.add(0, stretch == 2 ? 0.75 : 0);
        });
        EnergyScale scale = new EnergyScale(new int[3][8]);
        EnergyResult result = AnyGrouping.run(new EnergyStatistics(2, channels, List.of("one"), scale), kernel, 0, 200)
                .result();
        List<EnergyResult.Term> last = result.terms().get(2);
        assertThat(last.get(5).mean().value()).isEqualTo(-4);
        // Equal numbers; what the grid may hide of them.
        assertThat(last.get(5).mean().standardError()).isCloseTo(0x1p-21 / Math.sqrt(200), within(1e-20));
        assertThat(last.get(6).mean().value()).isEqualTo(0.75);
        assertThat(last.get(7).beyond()).isEqualTo(200);
        assertThat(result.terms().get(1).get(7).mean().value()).isEqualTo(-3);
        assertThat(result.largestResidual()).isEqualTo(0.75);
    }

    @Test
    void valuesBeyondTheirScaleAreCountedAndSaid() {
        Case machine = new Case("strong", TestSystems.strong());
        int[][] exponents = new int[GRID.outputs()][10];
        for (int[] row : exponents) {
            Arrays.fill(row, 8);
            // Heat into bath 2 has to stay below 2.
            row[9] = -2;
        }
        EnergyStatistics statistics = new EnergyStatistics(1.3, machine.channels(), NOISES, new EnergyScale(exponents));
        EnergyResult result =
                AnyGrouping.run(statistics, machine.kernel(), 0, N).result();
        for (int output = 0; output < GRID.outputs(); output++) {
            double[] heat = terms(machine, output)[9];
            long beyond = Arrays.stream(heat).filter(q -> Math.abs(q) >= 2).count();
            EnergyResult.Term term = result.terms().get(output).get(9);
            assertThat(term.beyond()).isEqualTo(beyond);
            double clamped = Arrays.stream(heat)
                    .map(q -> Math.max(-2, Math.min(q, 2)))
                    .average()
                    .orElseThrow();
            assertThat(term.mean().value()).isCloseTo(clamped, within(1e-6));
        }
        assertThat(result.beyond()).isPositive();
    }

    /** Scales grow with time, and noise that is unravelled into jumps makes more of them. */
    @Test
    void defaultScalesFollowTheMachine() {
        ThermalMachine machine = TestSystems.fig3();
        List<NoiseChannel> noises = machine.openSystem().noises();
        int[][] explicit =
                EnergyScale.of(machine, noises, new double[] {0, 100, 1e6}).exponents();
        int[][] jumping =
                EnergyScale.of(machine, List.of(), new double[] {0, 100, 1e6}).exponents();
        assertThat(explicit[0]).startsWith(-22, -22, -22, -22);
        // 1e6 * 0.0187 quanta; 4 * 1e-4 * 1e6 + 24 * 10 of work; no field.
        assertThat(explicit[2]).containsExactly(13, 7, 7, -22, 13, 11, 14, -1, 12, 12);
        // 0.0402 noise jumps in unit time more.
        assertThat(jumping[2]).containsExactly(-22, 15, 12, 15, -1, 12, 12);
        assertThat(explicit[1][9]).isBetween(1, 4);
    }

    @Test
    void otherShapesAreRefused() {
        Case machine = new Case("strong", TestSystems.strong());
        EnergyStatistics empty = machine.empty();
        int[][] exponents = EnergyScale.of(machine.machine(), machine.system().noises(), GRID.times())
                .exponents();
        AnyGrouping.refuses(empty, new EnergyStatistics(1, machine.channels(), NOISES, new EnergyScale(exponents)));
        int[][] shorter = Arrays.copyOf(exponents, exponents.length - 1);
        AnyGrouping.refuses(empty, new EnergyStatistics(1.3, machine.channels(), NOISES, new EnergyScale(shorter)));
        int[][] other = Arrays.stream(exponents).map(int[]::clone).toArray(int[][]::new);
        other[3][2]++;
        AnyGrouping.refuses(empty, new EnergyStatistics(1.3, machine.channels(), NOISES, new EnergyScale(other)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EnergyStatistics(1.3, machine.channels(), List.of("one"), new EnergyScale(exponents)));
        assertThatIllegalStateException().isThrownBy(empty::result);
        TrajectoryKernel without =
                Kernels.create(Kernels.Choice.AUTO, KernelRequest.of(machine.system(), TestSystems.PAULIS, GRID, 5));
        assertThatIllegalStateException()
                .isThrownBy(() -> AnyGrouping.run(machine.empty(), without, 0, 10))
                .withMessageContaining("path functionals");
    }

    @Test
    void estimatesHardlyDependOnTheScale() {
        Case machine = new Case("strong", TestSystems.strong());
        EnergyResult result =
                AnyGrouping.run(machine.empty(), machine.kernel(), 0, N).result();
        int[][] generous = EnergyScale.of(machine.machine(), machine.system().noises(), GRID.times())
                .exponents();
        for (int[] row : generous) {
            Arrays.setAll(row, i -> row[i] + 1);
        }
        EnergyResult other = AnyGrouping.run(
                        new EnergyStatistics(1.3, machine.channels(), NOISES, new EnergyScale(generous)),
                        machine.kernel(),
                        0,
                        N)
                .result();
        for (int i = 1; i < 10; i++) {
            Estimate a = result.terms().get(5).get(i).variance().orElseThrow();
            Estimate b = other.terms().get(5).get(i).variance().orElseThrow();
            assertThat(b.value()).isCloseTo(a.value(), within(1e-3 * a.standardError()));
            assertThat(b.standardError()).isCloseTo(a.standardError(), Percentage.withPercentage(5));
        }
    }
}
