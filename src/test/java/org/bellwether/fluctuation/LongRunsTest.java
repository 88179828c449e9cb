package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.TDistribution;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.BellMixture;
import org.bellwether.model.BellState;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.InitialState;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.spec.Examples;
import org.bellwether.statistics.Interval;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class LongRunsTest {
    private static final int FIRST = PathFunctionals.firstIntegral(3);
    private static final long SEED = 4;
    /** From |10>, so that half of the trajectories freeze at either parity. */
    private static final ThermalMachine NOISELESS = RandomMachines.withNoise(TestSystems.fig3(), 0, 0, 0);

    private static TrajectoryKernel kernel(ThermalMachine machine, TimeGrid grid, long seed) {
        double g = machine.coupling();
        PathFunctionals functionals = new PathFunctionals(
                machine.hamiltonian(),
                List.of(g, g, -g, -g),
                LongRuns.observables(machine).stream()
                        .map(BoundedObservable::operator)
                        .toList());
        return Kernels.create(
                Kernels.Choice.AUTO,
                KernelRequest.of(machine.openSystem(), TestSystems.PAULIS, grid, seed)
                        .adding(functionals));
    }

    private static LongRuns runs(ThermalMachine machine, TimeGrid grid, int trajectories, boolean sectors, long seed) {
        return new LongRuns(
                () -> kernel(machine, grid, seed), grid, LongRuns.observables(machine), FIRST, trajectories, sectors);
    }

    private static double relaxationTime(ThermalMachine machine) {
        return Spectrum.of(Liouvillian.of(machine.openSystem()))
                .relaxationTime()
                .orElseThrow();
    }

    private static ComplexMatrix steadyState(ThermalMachine machine, ComplexMatrix from) {
        Liouvillian liouvillian = Liouvillian.of(machine.openSystem());
        double[] initial = liouvillian.basis().coordinates(from);
        return liouvillian.basis().operator(SteadyStates.of(liouvillian).from(initial));
    }

    /**
     * All means and B at the 1e-6 level of Student's distribution: of 8 to 14 correlated comparisons one fails by chance with a
     * probability of 1e-5 or so. Noise of twice the intensity, or an average from t = 0 divided by T - t_0, is found.
     */
    private static void agrees(SteadyEstimate estimate, List<BoundedObservable> observables, ComplexMatrix exact) {
        double limit = TDistribution.of(estimate.count() - 1.0).inverseSurvivalProbability(5e-7);
        for (BoundedObservable o : observables) {
            Interval mean = estimate.mean(o.name());
            assertThat(mean.count()).isEqualTo(estimate.count());
            assertThat(mean.value())
                    .as(o.name())
                    .isCloseTo(o.operator().times(exact).traceRe(), within(limit * mean.standardError() + 1e-10));
        }
        BellEstimate bell = estimate.bell().orElseThrow();
        assertThat(bell.value())
                .isCloseTo(SpinCorrelations.of(exact).bell(), within(limit * bell.standardError() + 1e-10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fig3-spin", "fig3-boson"})
    void timeAveragesComeToTheSteadyState(String example) {
        ThermalMachine machine = MachineFactory.of(Examples.spec(example));
        TimeGrid grid = LongRuns.suggestedGrid(2, relaxationTime(machine));
        LongRunResult result = runs(machine, grid, 32, false, SEED).run(2);
        agrees(
                result.all(),
                LongRuns.observables(machine),
                steadyState(machine, machine.initialState().densityMatrix()));
        assertThat(result.all().count()).isEqualTo(32);
        assertThat(result.all().bell().orElseThrow().standardError()).isLessThan(0.05);
        assertThat(result.sectors()).isEmpty();
        assertThat(result.unassigned()).isZero();
        assertThat(result.burnIn()).isCloseTo(10 * relaxationTime(machine), within(2.0));
        assertThat(result.end()).isCloseTo(200 * relaxationTime(machine), within(2.0));
    }

    /** With a field the steady state has <XY> and <YX> too, and only the general kernel adds them up. */
    @Test
    void aFieldMakesOtherCorrelations() {
        ThermalMachine machine =
                RandomMachines.withField(TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0, 0), 0.3, -0.3);
        TimeGrid grid = LongRuns.grid(0.25, 300, 8000);
        SteadyEstimate estimate = runs(machine, grid, 16, false, SEED).run(2).all();
        agrees(
                estimate,
                LongRuns.observables(machine),
                steadyState(machine, machine.initialState().densityMatrix()));
        assertThat(estimate.mean("YX").value())
                .isGreaterThan(5 * estimate.mean("YX").standardError());
        assertThat(estimate.mean("XY").value())
                .isLessThan(-5 * estimate.mean("XY").standardError());
    }

    @Test
    void withoutNoiseEachParityHasASteadyStateOfItsOwn() {
        ThermalMachine machine = NOISELESS;
        TimeGrid grid = LongRuns.suggestedGrid(2, relaxationTime(machine));
        LongRunResult result = runs(machine, grid, 40, true, SEED).run(2);
        assertThat(result.unassigned()).isZero();
        assertThat(result.sectors()).hasSize(2);
        List<BellMixture> exact = List.of(
                ClosedForms.of(machine).plusSector(), ClosedForms.of(machine).minusSector());
        int members = 0;
        for (int k = 0; k < 2; k++) {
            LongRunResult.Sector sector = result.sectors().get(k);
            assertThat(sector.parity()).isEqualTo(1 - 2 * k);
            agrees(
                    sector.estimate(),
                    LongRuns.observables(machine),
                    exact.get(k).densityMatrix());
            ComplexMatrix half = ComplexMatrix.identity(4)
                    .plus(BoundedObservable.pauli("XX").operator().times(sector.parity()))
                    .times(0.25);
            agrees(sector.estimate(), LongRuns.observables(machine), steadyState(machine, half));
            // Of the sectors' own B, about 2.5, the mean state of both has only 2 imbalance.
            assertThat(sector.estimate().bell().orElseThrow().low()).isGreaterThan(2.2);
            members += sector.estimate().count();
        }
        assertThat(members).isEqualTo(40);
        agrees(
                result.all(),
                LongRuns.observables(machine),
                steadyState(machine, machine.initialState().densityMatrix()));
    }

    @Test
    void aSuperpositionOfPlanesBelongsToNoSector() {
        ThermalMachine machine = NOISELESS;
        ComplexMatrix both = BellState.PHI_PLUS
                .state()
                .times(0.6)
                .plus(BellState.PSI_MINUS.state().times(0.8));
        ThermalMachine mixed = new ThermalMachine(
                machine.coupling(),
                machine.bath1(),
                machine.bath2(),
                0,
                0,
                0,
                machine.lambShift1(),
                machine.lambShift2(),
                0,
                0,
                InitialState.pure(both));
        LongRunResult result =
                runs(mixed, LongRuns.grid(1, 0, 3000), 6, true, SEED).run(1);
        assertThat(result.sectors()).isEmpty();
        assertThat(result.unassigned()).isEqualTo(6);
        // From a state in one plane, a sign that one trajectory alone has is no group.
        LongRunResult two = runs(machine, LongRuns.grid(1, 0, 3000), 2, true, seedOfTwoSigns(machine))
                .run(1);
        assertThat(two.sectors()).isEmpty();
        assertThat(two.unassigned()).isZero();
    }

    private static long seedOfTwoSigns(ThermalMachine machine) {
        TimeGrid grid = LongRuns.grid(1, 0, 3000);
        for (long seed = 0; seed < 100; seed++) {
            BlockRecorder record = new BlockRecorder();
            kernel(machine, grid, seed).run(LongRuns.FIRST, 2, record);
            int xx = Pauli.pairs().indexOf("XX");
            if (record.expectation(1, xx, 0) * record.expectation(1, xx, 1) < -0.9) {
                return seed;
            }
        }
        throw new IllegalStateException("no two trajectories of different parity");
    }

    /** K averages again, from single trajectories with the indices that are promised. */
    @Test
    void averagesAreThoseOfTrajectoriesBeyondAnyEnsemble() {
        ThermalMachine machine = TestSystems.fig3();
        for (long burnIn : new long[] {0, 70}) {
            TimeGrid grid = LongRuns.grid(1.5, burnIn, 300);
            SteadyEstimate estimate = runs(machine, grid, 5, false, SEED).run(2).all();
            double[] zz = new double[5];
            for (int k = 0; k < 5; k++) {
                BlockRecorder record = new BlockRecorder();
                kernel(machine, grid, SEED).run((1L << 40) + k, 1, record);
                int last = grid.outputs() - 1;
                zz[k] = (record.functional(last, FIRST + 6, 0) - record.functional(last - 1, FIRST + 6, 0))
                        / (1.5 * (300 - burnIn));
            }
            assertThat(estimate.mean("ZZ")).isEqualTo(Interval.mean(zz));
        }
        assertThat(LongRuns.FIRST).isGreaterThan(1_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 200})
    void threadsChangeNoBit(int threads) {
        ThermalMachine machine = TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0.01, 0.02);
        TimeGrid grid = LongRuns.grid(1, 20, 200);
        List<Long> firsts = Collections.synchronizedList(new ArrayList<>());
        LongRuns one = runs(machine, grid, 150, false, SEED);
        LongRuns runs = new LongRuns(
                () -> {
                    TrajectoryKernel kernel = kernel(machine, grid, SEED);
                    return new TrajectoryKernel() {
                        @Override
                        public void run(long first, int count, BlockObserver observer) {
                            firsts.add(first - LongRuns.FIRST);
                            assertThat(count).isLessThanOrEqualTo((150 + threads - 1) / threads);
                            kernel.run(first, count, observer);
                        }

                        @Override
                        public String name() {
                            return kernel.name();
                        }
                    };
                },
                grid,
                one.observables(),
                FIRST,
                150,
                false);
        assertThat(runs.run(threads)).isEqualTo(one.run(1));
        assertThat(firsts).hasSize(Math.min(150, threads)).doesNotHaveDuplicates();
    }

    @Test
    void aTrajectoryThatFailsEndsTheRun() {
        TimeGrid grid = LongRuns.grid(1, 20, 200);
        Supplier<TrajectoryKernel> failing = () -> new TrajectoryKernel() {
            @Override
            public void run(long first, int count, BlockObserver observer) {
                throw new IntegrationException("on purpose", first, 1, 1, 17);
            }

            @Override
            public String name() {
                return "failing";
            }
        };
        LongRuns runs = new LongRuns(failing, grid, LongRuns.observables(TestSystems.fig3()), FIRST, 4, false);
        assertThatThrownBy(() -> runs.run(2))
                .isInstanceOf(IntegrationException.class)
                .hasMessageContaining("seed 17");
        LongRuns none = new LongRuns(
                () -> {
                    throw new IllegalArgumentException("no kernel");
                },
                grid,
                runs.observables(),
                FIRST,
                4,
                false);
        assertThatIllegalArgumentException().isThrownBy(() -> none.run(1)).withMessage("no kernel");
        assertThatIllegalArgumentException().isThrownBy(() -> runs.run(0)).withMessageContaining("threads");
    }

    @Test
    void anInterruptIsPassedOn() {
        ThermalMachine machine = TestSystems.fig3();
        TimeGrid grid = LongRuns.grid(1, 20, 200);
        // The threads must not be done before anyone waits for them.
        LongRuns runs = new LongRuns(
                () -> {
                    sleepUntilInterrupted();
                    return kernel(machine, grid, SEED);
                },
                grid,
                LongRuns.observables(machine),
                FIRST,
                4,
                false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> runs.run(1)).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void sleepUntilInterrupted() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusesWhatHasNoError() {
        ThermalMachine machine = TestSystems.fig3();
        TimeGrid grid = LongRuns.grid(1, 20, 200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runs(machine, grid, 1, false, SEED))
                .withMessageContaining("two long trajectories");
        assertThatIllegalArgumentException().isThrownBy(() -> runs(machine, TimeGrid.of(1, 2, 3, 4), 2, false, SEED));
        List<BoundedObservable> few = List.of(BoundedObservable.pauli("XX"), BoundedObservable.pauli("ZZ"));
        LongRuns runs = new LongRuns(() -> kernel(machine, grid, SEED), grid, few, FIRST, 2, false);
        assertThat(runs.run(1).all().bell()).isEmpty();
    }

    /**
     * Over 200 seeds 95 % intervals of means and of B cover the steady state: fewer than 178 or more than 199 times with probability
     * 4e-4 each, of B, whose interval is conservative at its kinks, only fewer. From eight trajectories and from two; a cold machine,
     * and one at T = infinity with B = 0. Slow: a calibration.
     */
    @Test
    @Tag("slow")
    void intervalsCoverTheTruth() {
        covers(TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0.01, 0.02), 8);
        covers(TestSystems.machine(0.1, 0.3, 0.6, 0.3, 0.05, 0.01, 0.02), 2);
        Bath hot = new Bath(BathStatistics.SPIN, 1e6, 0.1);
        covers(RandomMachines.machine(1, hot, hot, 0.05, 0.02, 0.01), 8);
    }

    private static void covers(ThermalMachine machine, int trajectories) {
        TimeGrid grid = LongRuns.suggestedGrid(0.5, relaxationTime(machine));
        ComplexMatrix exact = steadyState(machine, machine.initialState().densityMatrix());
        List<BoundedObservable> observables = LongRuns.observables(machine);
        int[] covered = new int[observables.size() + 1];
        for (long seed = 0; seed < 200; seed++) {
            SteadyEstimate estimate =
                    runs(machine, grid, trajectories, false, seed).run(2).all();
            for (int k = 0; k < observables.size(); k++) {
                double truth = observables.get(k).operator().times(exact).traceRe();
                covered[k] += estimate.means().get(k).covers(truth) ? 1 : 0;
            }
            boolean bell = estimate.bell()
                    .orElseThrow()
                    .covers(SpinCorrelations.of(exact).bell());
            covered[observables.size()] += bell ? 1 : 0;
        }
        for (int k = 0; k < observables.size(); k++) {
            assertThat(covered[k]).as(observables.get(k).name()).isBetween(178, 199);
        }
        assertThat(covered[observables.size()]).as("B").isBetween(178, 200);
    }
}
