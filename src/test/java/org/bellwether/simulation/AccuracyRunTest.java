package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.Looks;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.recording.Selection;
import org.bellwether.result.Endpoint;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.spec.SpecWriter;
import org.bellwether.stopping.Goal;
import org.bellwether.stopping.Outcome;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyRunTest {
    private static final Kernels.Choice AUTO = Kernels.Choice.AUTO;

    private static Spec spec(String... overrides) {
        List<String> all = new ArrayList<>(List.of("time.end=40", "time.samples=4"));
        all.addAll(List.of(overrides));
        return SpecReader.parse(Examples.text("fig3-spin"), "test", all);
    }

    private static Accuracy accuracy(String... targets) {
        return Accuracy.parse(List.of(targets), null);
    }

    private static Job job(AccuracyRun run) {
        Simulation simulation = run.simulation();
        Indices all = Indices.of(0, simulation.spec().ensemble().trajectories());
        Task task =
                new Task(simulation.spec(), KernelKind.MACHINE, all, Selection.NONE, Question.MEANS, null, run.stop());
        return Job.of(task, simulation);
    }

    private static Job ran(AccuracyRun run, int threads) {
        Job job = job(run);
        job.run(AUTO, threads, ProgressListener.NONE);
        return job;
    }

    /** Stops at the first look where both targets are met, wherever it runs, and reruns from what it stored. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void stopsWhereAllTargetsAreMetAndRerunsTheSameBits(int threads) {
        AccuracyRun run = AccuracyRun.prepare(spec(), accuracy("0.008", "ZZ=0.0055"), AUTO, threads);
        Job job = ran(run, threads);
        EnsembleResult result = job.result();
        Outcome outcome = Objects.requireNonNull(job.outcome(result));
        assertThat(result.trajectories()).isEqualTo(26_624);
        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.targets()).extracting(Outcome.Reached::name).containsExactly("bell", "ZZ");
        assertThat(outcome.targets()).allMatch(target -> target.error() <= target.target());
        assertThat(outcome.budget()).isEqualTo(Accuracy.DEFAULT_BUDGET);

        Simulation done = run.simulation().withTrajectories(result.trajectories());
        Spec stored = SpecReader.parse(SpecWriter.toToml(done.spec()), "stored", List.of());
        assertThat(stored.ensemble().trajectories()).isEqualTo(26_624);
        assertThat(SimulationTest.bits(Simulation.of(stored).run(2, ProgressListener.NONE)))
                .isEqualTo(SimulationTest.bits(result));
        Endpoint before =
                done.withTrajectories(24_576).run(2, ProgressListener.NONE).endpoint();
        assertThat(Looks.atOrAfter(24_577)).isEqualTo(26_624);
        assertThat(AccuracyRun.goals(run.stop().accuracy(), run.simulation())).anyMatch(goal -> !goal.reached(before));
    }

    /** The pilot's variances are good to some percent, so the run ends at the look that was predicted or at one beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"0.008", "XX=0.003", "phi-=0.002", "jumps=0.003", "bath2_down=0.003"})
    void predictionIsCloseToTheEnd(String target) {
        AccuracyRun run = AccuracyRun.prepare(spec(), accuracy(target), AUTO, 2);
        List<Long> totals = new ArrayList<>();
        Job job = job(run);
        job.run(AUTO, 2, (done, total) -> totals.add(total));
        EnsembleResult result = job.result();
        assertThat(result.trajectories()).isGreaterThan(2 * Accuracy.FEWEST);
        assertThat(result.trajectories() / (double) run.stop().predicted()).isBetween(0.88, 1.13);
        assertThat(totals).containsOnly(run.stop().predicted());
        assertThat(run.seconds()).isBetween(1e-4, 60.0);
    }

    /** However large the target: an error from fewer trajectories is none to rely on. */
    @Test
    void neverFewerThanTheFewest() {
        AccuracyRun run = AccuracyRun.prepare(spec(), accuracy("100", "jumps=5"), AUTO, 2);
        assertThat(run.stop().predicted()).isEqualTo(Accuracy.FEWEST);
        assertThat(ran(run, 2).result().trajectories()).isEqualTo(Accuracy.FEWEST);
    }

    /** At the number of trajectories that it takes in the end, the step is as good as a certified one, and no run away from it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.006, 0.003})
    void stepIsCertifiedForTheNumberOfTrajectories(double error) {
        Spec spec = spec("time.end=200", "time.samples=4");
        AccuracyRun run = AccuracyRun.prepare(spec, accuracy("bell=" + error), AUTO, 2);
        long n = ran(run, 2).result().trajectories();
        double step = run.simulation().grid().largestStep();
        assertThat(step)
                .isLessThanOrEqualTo(
                        Simulation.of(spec.withTrajectories(n)).grid().largestStep());
        assertThat(step)
                .isGreaterThanOrEqualTo(
                        Simulation.of(spec.withTrajectories(2 * n)).grid().largestStep());
    }

    @Test
    void givenStepIsKept() {
        Spec given = spec("time.step=0.5");
        AccuracyRun run = AccuracyRun.prepare(given, accuracy("0.05"), AUTO, 2);
        assertThat(run.simulation().spec()).isEqualTo(given.withTrajectories(Accuracy.DEFAULT_BUDGET));
    }

    /** A pilot without a single jump predicts what the guard asks for, not nothing. */
    @Test
    void aPilotWithoutVariancePredictsWhatTheGuardAsksFor() {
        Spec rare = spec("machine.bath.0.coupling=1e-9", "machine.bath.1.coupling=1e-9", "time.step=1");
        AccuracyRun run = AccuracyRun.prepare(rare, accuracy("jumps=1e-4"), AUTO, 2);
        assertThat(run.stop().predicted()).isEqualTo(Looks.atOrAfter((long) Math.ceil(Math.sqrt(3) / 1e-4)));
        Job job = ran(run, 2);
        EnsembleResult result = job.result();
        assertThat(result.jumps().standardError()).isZero();
        assertThat(result.trajectories()).isEqualTo(run.stop().predicted());
        assertThat(Objects.requireNonNull(job.outcome(result)).targets().get(0).error())
                .isCloseTo(Math.sqrt(3) / run.stop().predicted(), within(1e-15));
    }

    @Test
    void targetsBeyondTheBudgetAreRefusedWithWhatWouldDo() {
        assertThatThrownBy(() -> AccuracyRun.prepare(spec(), accuracy("0.01", "ZZ=1e-5"), AUTO, 2))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching(
                        "--target-error = ZZ=0.00001: needs about \\d,\\d00,000,000 trajectories, more than the"
                                + " budget of 100,000,000. Give --target-error ZZ=0.0000\\d+, which the budget reaches, or --budget"
                                + " \\d(\\.\\d)?E\\+9.");
        assertThatThrownBy(() -> AccuracyRun.prepare(spec(), accuracy("1e-30"), AUTO, 2))
                .hasMessageMatching(
                        "--target-error = 1E-30: needs about \\d\\.\\de\\+\\d\\d trajectories, .* reaches.");
    }

    /** What the message offers, is accepted. */
    @Test
    void theCuresWork() {
        String message = message("ZZ=1e-5", null);
        String error = message.replaceAll(".*Give --target-error (ZZ=[^,]*),.*", "$1");
        String budget = message.replaceAll(".*or --budget (.*)\\.", "$1");
        assertThat(AccuracyRun.prepare(spec(), Accuracy.parse(List.of(error), null), AUTO, 2)
                        .stop()
                        .predicted())
                .isBetween(50_000_000L, 100_000_000L);
        assertThat(AccuracyRun.prepare(spec(), Accuracy.parse(List.of("ZZ=1e-5"), budget), AUTO, 2)
                        .stop()
                        .predicted())
                .isGreaterThan(1_000_000_000L);
    }

    private static String message(String target, @org.jspecify.annotations.Nullable String budget) {
        try {
            AccuracyRun.prepare(spec(), Accuracy.parse(List.of(target), budget), AUTO, 2);
        } catch (BadInputException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("nothing refused");
    }

    /** The pilot saw a little less variance than there is: the run ends at its budget, and says so. */
    @Test
    void aBudgetThatEndsTooEarlyIsSaid() {
        for (int seed = 0; seed < 20; seed++) {
            Spec spec = spec("time.step=1").withSeed(seed);
            Endpoint pilot =
                    AccuracyRun.pilot(spec).run(2, ProgressListener.NONE).endpoint();
            Goal one = Goal.of(new Accuracy.Target("ZZ", 1), Simulation.of(spec).system(), 40);
            double error = one.error(pilot.scaledTo(5000)) * (1 + 1e-9);
            AccuracyRun run =
                    AccuracyRun.prepare(spec, new Accuracy(List.of(new Accuracy.Target("ZZ", error)), 5000), AUTO, 2);
            assertThat(run.stop().predicted()).isEqualTo(5000);
            Job job = ran(run, 2);
            EnsembleResult result = job.result();
            if (!Objects.requireNonNull(job.outcome(result)).reached()) {
                assertThat(result.trajectories()).isEqualTo(5000);
                assertThat(Objects.requireNonNull(job.outcome(result))
                                .targets()
                                .get(0)
                                .error())
                        .isGreaterThan(error);
                return;
            }
        }
        throw new AssertionError("no seed of 20 needs more than its pilot predicts, which has probability 1e-6");
    }
}
