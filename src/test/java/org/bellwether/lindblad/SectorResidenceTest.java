package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bellwether.model.BellState.PHI_MINUS;
import static org.bellwether.model.BellState.PHI_PLUS;
import static org.bellwether.model.BellState.PSI_MINUS;
import static org.bellwether.model.BellState.PSI_PLUS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.BellMixture;
import org.bellwether.model.BellState;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.Golden;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Residence times in parity sectors, against the Markov renewal process over Bell states that a record is. */
class SectorResidenceTest {
    private static final double[] TIMES = {0, 0.3, 2, 9, 40};
    private static final List<BellState> BELL_STATES = List.of(BellState.values());
    private static final ThermalMachine NOISELESS = TestSystems.machine(0.1, 0.2, 0.8, 0.4, 0, 0, 0);

    /** A machine that leaves both sectors, and how the test names it. */
    record Case(String name, ThermalMachine machine) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> machines() {
        List<Case> cases = new ArrayList<>(List.of(
                new Case("figure 3", TestSystems.fig3()),
                new Case("bosons", Golden.load("boson-boson").machine()),
                new Case("field, g = 2", Golden.load("fields-g2").machine()),
                new Case("equal temperatures", Golden.load("equalt-gibbs").machine()),
                new Case("local noise", Golden.load("l-only").machine()),
                new Case("single bath", TestSystems.machine(0, 0.2, 0.6, 0.4, 0.1, 0.02, 0)),
                new Case("field alone", RandomMachines.withField(NOISELESS, 0.02, 0.03))));
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2; i++) {
            cases.add(new Case("random " + i, startingIn(RandomMachines.noisy(random), PHI_MINUS)));
        }
        return cases.stream();
    }

    @Test
    void jumpsLeadFromBellStateToBellState() {
        SectorResidence sectors = sectors(TestSystems.fig3());
        for (int channel = 0; channel < 4; channel++) {
            boolean down = channel < 2;
            for (BellState phi : List.of(PHI_PLUS, PHI_MINUS)) {
                assertThat(sectors.after(phi, channel)).isEqualTo(down ? PSI_PLUS : PSI_MINUS);
            }
            for (BellState psi : List.of(PSI_PLUS, PSI_MINUS)) {
                assertThat(sectors.after(psi, channel)).isEqualTo(down ? PHI_MINUS : PHI_PLUS);
            }
        }
        assertThat(Arrays.stream(BellState.values()).mapToInt(SectorResidence::parity))
                .containsExactly(1, 1, -1, -1);
    }

    /** On 8 coordinates as on all 16: the first jump of the machine started in the Bell state. */
    @ParameterizedTest
    @MethodSource("machines")
    void theNextJumpIsTheFirstOfAMachineStartedThere(Case c) {
        for (BellState last : BellState.values()) {
            OpenSystem there = startingIn(c.machine(), last).openSystem();
            WaitingLaw expected = WaitingTimes.of(Generator.of(there)).first(TIMES);
            WaitingLaw next = sectors(c.machine()).next(last, TIMES);
            assertThat(next.survival()).containsExactly(expected.survival(), within(1e-13));
            for (int t = 0; t < TIMES.length; t++) {
                assertThat(next.densities()[t]).containsExactly(expected.densities()[t], within(1e-13));
            }
            assertThat(next.mean() / expected.mean()).isCloseTo(1, within(1e-10));
        }
    }

    /** A residence is one waiting time and, with the probability that its jump keeps the parity, a residence from there. */
    @ParameterizedTest
    @MethodSource("machines")
    void meansObeyTheRenewalEquation(Case c) {
        SectorResidence sectors = sectors(c.machine());
        double[][] next = transitions(c.machine());
        for (BellState from : BellState.values()) {
            BellState kept = keeping(from);
            double expected = sectors.next(from, TIMES).mean()
                    + next[index(from)][index(kept)]
                            * sectors.residence(kept, TIMES).mean();
            assertThat(sectors.residence(from, TIMES).mean() / expected).isCloseTo(1, within(1e-9));
        }
    }

    /** d_from(t) = flip_from(t) + int_0^t keep_from(u) d_kept(t - u) du, by Simpson's rule with an error below 1e-7. */
    @ParameterizedTest
    @MethodSource("machines")
    void densitiesObeyTheRenewalEquation(Case c) {
        SectorResidence sectors = sectors(c.machine());
        int parts = 800;
        double end = 4;
        double[] grid = IntStream.rangeClosed(0, parts)
                .mapToDouble(i -> i * end / parts)
                .toArray();
        for (BellState from : BellState.values()) {
            WaitingLaw next = sectors.next(from, grid);
            double[] rest = sectors.residence(keeping(from), grid).density();
            double convolution = 0;
            for (int i = 0; i <= parts; i++) {
                double weight = (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2) * end / parts / 3;
                convolution += weight * byParity(sectors, from, next.densities()[i], true) * rest[parts - i];
            }
            double flip = byParity(sectors, from, next.densities()[parts], false);
            assertThat(sectors.residence(from, grid).density()[parts]).isCloseTo(flip + convolution, within(1e-7));
        }
    }

    /** Entries of the stationary chain of Bell states. */
    @ParameterizedTest
    @MethodSource("machines")
    void sectorsAreEnteredAsTheEmbeddedChainEntersThem(Case c) {
        double[][] next = transitions(c.machine());
        // The chain changes planes at every step; its mean over two steps has no such period.
        double[][] lazy = RealMatrices.times(RealMatrices.plus(next, RealMatrices.identity(4)), 0.5);
        double[] chain = RealMatrices.power(lazy, 1L << 40)[0];
        for (int parity : new int[] {1, -1}) {
            BellMixture entry = sectors(c.machine()).stationaryEntry(parity).orElseThrow();
            double[] flux = new double[4];
            for (BellState from : BellState.values()) {
                for (BellState to : BellState.values()) {
                    boolean enters = SectorResidence.parity(from) != parity && SectorResidence.parity(to) == parity;
                    flux[index(to)] += enters ? chain[index(from)] * next[index(from)][index(to)] : 0;
                }
            }
            double all = DoubleStream.of(flux).sum();
            for (BellState state : BellState.values()) {
                assertThat(entry.population(state)).isCloseTo(flux[index(state)] / all, within(1e-8));
            }
            WaitingLaw law = sectors(c.machine()).residence(parity, TIMES).orElseThrow();
            double mean = 0;
            for (BellState state : BellState.values()) {
                mean += entry.population(state) > 1e-14
                        ? entry.population(state)
                                * sectors(c.machine()).residence(state, TIMES).mean()
                        : 0;
            }
            assertThat(law.mean() / mean).isCloseTo(1, within(1e-10));
        }
    }

    /** In a long window half the residences are in each sector, and their mean lengths share the window. */
    @ParameterizedTest
    @MethodSource("machines")
    void longWindowsShowTheStationaryResidences(Case c) {
        double plus = sectors(c.machine()).residence(1, TIMES).orElseThrow().mean();
        double minus = sectors(c.machine()).residence(-1, TIMES).orElseThrow().mean();
        double window = 3e4 * (plus + minus);
        double[] edges = {0, plus / 2, plus, 3 * plus};
        double[] survival =
                sectors(c.machine()).residence(1, edges).orElseThrow().survival();
        WaitingWindow seen = sectors(c.machine()).window(window, edges);
        assertThat(seen.completed()[0][1] * (plus + minus) / window).isCloseTo(1, within(2e-4));
        assertThat(seen.completed()[1][0] * (plus + minus) / window).isCloseTo(1, within(2e-4));
        assertThat(seen.completed()[0][0]).isZero();
        assertThat(seen.completed()[1][1]).isZero();
        for (int bin = 0; bin < 3; bin++) {
            assertThat(seen.density(0, 1)[bin] * (edges[bin + 1] - edges[bin]))
                    .isCloseTo(survival[bin] - survival[bin + 1], within(2e-4));
        }
        assertThat(sectors(c.machine()).kaplanMeier(1, window, edges).orElseThrow())
                .containsExactly(survival, within(2e-4));
    }

    /** Every entry but the first ends a residence, and the first jump is an entry. */
    @ParameterizedTest
    @MethodSource("machines")
    void residencesAreAllEntriesButTheFirst(Case c) {
        double window = 300;
        WaitingWindow seen = sectors(c.machine()).window(window, new double[] {0, window});
        double none = WaitingTimes.of(Generator.of(c.machine().openSystem()))
                .first(new double[] {window})
                .survival()[0];
        double entries = entries(c.machine(), window);
        assertThat(seen.total()).isCloseTo(entries - (1 - none), within(1e-11 * Math.max(1, entries)));
        assertThat(seen.totals()[0]).isCloseTo(seen.total(), within(1e-12 * Math.max(1, entries)));
    }

    /** From the number of jumps of each pair of Bell states, states after jumps being known: all but those that keep the parity. */
    private static double entries(ThermalMachine machine, double window) {
        WaitingWindow jumps =
                WaitingTimes.of(Generator.of(machine.openSystem())).window(window, new double[] {0, window});
        double none = WaitingTimes.of(Generator.of(machine.openSystem()))
                .first(new double[] {window})
                .survival()[0];
        double changes = 1 - none;
        for (int l = 0; l < 4; l++) {
            for (int k = 0; k < 4; k++) {
                // Two downs or two ups in turn lead from plus to minus or back: phi+ down psi+ down phi-.
                changes += (l < 2) == (k < 2) ? jumps.completed()[l][k] : 0;
            }
        }
        return changes;
    }

    @Test
    void withoutNoiseNoSectorIsEverLeft() {
        SectorResidence sectors = sectors(NOISELESS);
        for (BellState entered : BellState.values()) {
            WaitingLaw law = sectors.residence(entered, TIMES);
            assertThat(law.survival()).containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-12));
            assertThat(law.density()).containsExactly(new double[5], within(1e-15));
            assertThat(law.never()).isCloseTo(1, within(1e-12));
            assertThat(law.mean()).isInfinite().isPositive();
            assertThat(law.variance()).isInfinite().isPositive();
            WaitingLaw next = sectors.next(entered, TIMES);
            double rate = entered == PHI_PLUS || entered == PSI_MINUS ? NOISELESS.gammaDown() : NOISELESS.gammaUp();
            assertThat(next.mean()).isCloseTo(1 / rate, within(1e-10));
            for (double[] densities : next.densities()) {
                assertThat(byParity(sectors, entered, densities, false)).isCloseTo(0, within(1e-16));
            }
        }
        for (int parity : new int[] {1, -1}) {
            assertThat(sectors.stationaryEntry(parity)).isEmpty();
            assertThat(sectors.residence(parity, TIMES)).isEmpty();
            assertThat(sectors.kaplanMeier(parity, 40, TIMES).orElseThrow())
                    .containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-12));
        }
        assertThat(sectors.window(40, TIMES).total()).isCloseTo(0, within(1e-13));
    }

    /** Cold baths under collective noise end in psi+, which never jumps: minus is left for ever, plus perhaps never. */
    @Test
    void aDarkStateHoldsItsSector() {
        SectorResidence sectors = sectors(TestSystems.machine(0.1, 0.2, 0, 0, 0.1, 0, 0));
        assertThat(sectors.residence(PSI_PLUS, TIMES).never()).isCloseTo(1, within(1e-12));
        assertThat(sectors.residence(PSI_PLUS, TIMES).mean()).isInfinite();
        assertThat(sectors.residence(PHI_MINUS, TIMES).never()).isZero();
        assertThat(sectors.residence(PHI_MINUS, TIMES).mean()).isCloseTo(2 / 0.3 + 1 / 0.4, within(1e-10));
        assertThat(sectors.residence(1, TIMES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BellState.class)
    void thereAreSectorsFromOnePlaneOnly(BellState bell) {
        ThermalMachine machine = TestSystems.fig3();
        assertThat(SectorResidence.of(Generator.of(startingIn(machine, bell).openSystem())))
                .isPresent();
        BellState other = bell == PHI_PLUS || bell == PHI_MINUS ? PSI_MINUS : PHI_MINUS;
        InitialState both =
                InitialState.pure(bell.state().times(0.8).plus(other.state().times(0, 1e-3)));
        assertThat(SectorResidence.of(Generator.of(startingIn(machine, both).openSystem())))
                .isEmpty();
        assertThat(SectorResidence.of(
                        Generator.of(startingIn(machine, TestSystems.plusPlus()).openSystem())))
                .isEmpty();
        assertThat(SectorResidence.of(Generator.of(
                        startingIn(machine, InitialState.maximallyMixed(4)).openSystem())))
                .isPresent();
        InitialState mixture = new InitialState(
                List.of(0.3, 0.7), List.of(bell.state(), both.states().get(0)));
        assertThat(SectorResidence.of(Generator.of(startingIn(machine, mixture).openSystem())))
                .isEmpty();
    }

    @Test
    void badParitiesAreRefused() {
        SectorResidence sectors = sectors(TestSystems.fig3());
        assertThatThrownBy(() -> sectors.residence(0, TIMES)).hasMessageContaining("parity is 0");
        assertThatThrownBy(() -> sectors.stationaryEntry(2)).hasMessageContaining("parity is 2");
        assertThatThrownBy(() -> sectors.kaplanMeier(-2, 40, TIMES)).hasMessageContaining("parity is -2");
    }

    /** P(next Bell state | last one): -tr[J_k N^-1 |last><last|], on all 16 coordinates. */
    private static double[][] transitions(ThermalMachine machine) {
        OpenSystem system = machine.openSystem();
        JumpProcess process = JumpProcess.of(Generator.of(system));
        HermitianBasis basis = HermitianBasis.of(4);
        double[][] inverse = RealMatrices.inverse(RealMatrices.times(process.between(), -1));
        double[][] next = new double[4][4];
        for (BellState from : BellState.values()) {
            double[] dwell = RealMatrices.times(inverse, basis.coordinates(from.projector()));
            for (int k = 0; k < 4; k++) {
                BellState to = sectors(machine).after(from, k);
                next[index(from)][index(to)] += JumpProcess.dot(process.rate(k), dwell);
            }
        }
        return next;
    }

    private static int index(BellState state) {
        return BELL_STATES.indexOf(state);
    }

    private static BellState keeping(BellState from) {
        return switch (from) {
            case PHI_PLUS -> PSI_PLUS;
            case PSI_PLUS -> PHI_PLUS;
            case PHI_MINUS -> PSI_MINUS;
            case PSI_MINUS -> PHI_MINUS;
        };
    }

    private static double byParity(SectorResidence sectors, BellState from, double[] densities, boolean kept) {
        double sum = 0;
        for (int k = 0; k < densities.length; k++) {
            BellState to = sectors.after(from, k);
            boolean same = SectorResidence.parity(to) == SectorResidence.parity(from);
            sum += same == kept ? densities[k] : 0;
        }
        return sum;
    }

    private static SectorResidence sectors(ThermalMachine machine) {
        return SectorResidence.of(Generator.of(machine.openSystem())).orElseThrow();
    }

    private static ThermalMachine startingIn(ThermalMachine machine, BellState state) {
        return startingIn(machine, InitialState.pure(state.state()));
    }

    private static ThermalMachine startingIn(ThermalMachine m, InitialState state) {
        return new ThermalMachine(
                m.coupling(),
                m.bath1(),
                m.bath2(),
                m.collectiveNoise(),
                m.localNoise1(),
                m.localNoise2(),
                m.lambShift1(),
                m.lambShift2(),
                m.field1(),
                m.field2(),
                state);
    }
}
