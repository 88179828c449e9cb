package org.bellwether.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.belltest.StroboscopicBellTest;
import org.bellwether.belltest.StroboscopicPlan;
import org.bellwether.belltest.StroboscopicReference;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.fluctuation.BoundedObservable;
import org.bellwether.fluctuation.LongRunResult;
import org.bellwether.fluctuation.LongRuns;
import org.bellwether.model.Pauli;
import org.bellwether.spec.FluctuationSpec;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;

/**
 * The fluctuations of a run: what its trajectories show beside what is known exactly, and what runs of their own show.
 *
 * @param setting what they are about
 * @param estimates what the trajectories show
 * @param reference what is known exactly
 * @param longRuns the steady state from a few long trajectories; empty where none were wanted or nothing decays
 * @param chain a Bell test along single trajectories; empty where none was wanted or the baths are averaged
 * @param chainLaw its exact law
 * @param absent why parts are empty, by their names in the JSON document
 */
public record FluctuationReport(
        FluctuationSetting setting,
        FluctuationEstimates estimates,
        FluctuationReference reference,
        Optional<LongRunResult> longRuns,
        Optional<BellTestResult> chain,
        Optional<StroboscopicReference> chainLaw,
        Map<String, String> absent) {
    private static final String AVERAGED = "the unravelling \"noise\" averages over the baths and draws no jumps";
    private static final String NO_JUMPS = "no bath makes jumps";
    private static final String NEVER_FORGETS =
            "a trajectory keeps one value of noise that never forgets, or plays one record: its average over time is not that"
                    + " over trajectories";
    private static final String DRAWN_TO_THE_END =
            "a path of noise of a spectrum is drawn as a whole until time.end, and long trajectories would go on beyond it";
    /** A quotient that should be an integer may be a little more. */
    private static final double ROUNDING = 1e-9;

    private static final int MOST_LONG_STEPS = 20_000_000;

    /** Makes the map immutable. */
    public FluctuationReport {
        absent = Map.copyOf(absent);
    }

    /**
     * The report on statistics that are filled.
     *
     * @param kernel which kernel the runs of their own use
     * @param threads how many threads, at least 1; nothing depends on it
     */
    static FluctuationReport of(FluctuationStatistics statistics, Kernels.Choice kernel, int threads) {
        FluctuationSetting setting = statistics.setting();
        FluctuationEstimates estimates = statistics.estimates();
        Map<String, String> absent = absent(setting, estimates);
        Optional<LongRunResult> longRuns = longRuns(setting, kernel, threads, absent);
        Optional<StroboscopicReference> law = chainLaw(setting, absent);
        return new FluctuationReport(
                setting,
                estimates,
                FluctuationReference.of(setting),
                longRuns,
                law.map(reference -> chain(setting, reference, kernel, threads)),
                law,
                absent);
    }

    private static Map<String, String> absent(FluctuationSetting setting, FluctuationEstimates estimates) {
        Map<String, String> absent = new LinkedHashMap<>();
        boolean averaged = !setting.simulation().isPure();
        if (estimates.counts().isEmpty()) {
            absent.put("counts", AVERAGED);
            absent.put("count_statistics", AVERAGED);
            absent.put("activity", AVERAGED);
        }
        if (estimates.entropy().isEmpty()) {
            String reason =
                    averaged ? AVERAGED : "a coupled bath at temperature 0 gives no quantum: its entropy is infinite";
            absent.put("fluctuation_theorem", reason);
            absent.put("entropy_production", reason);
        }
        if (estimates.waiting().isEmpty()) {
            absent.put("waiting_times", averaged ? AVERAGED : NO_JUMPS);
        }
        if (estimates.residence().isEmpty()) {
            String reason = averaged
                    ? AVERAGED
                    : setting.bathsJump()
                            ? "the initial state is no state in one plane, {phi±} or {psi±}, so jumps do not tell the"
                                    + " parity"
                            : NO_JUMPS;
            absent.put("residence_times", reason);
            absent.put("record", reason);
        }
        absent.putAll(setting.unknown());
        if (estimates.shots().isEmpty()) {
            absent.put("bell_test", "fluctuations.bell_shots is 0");
        }
        return absent;
    }

    /** The exact mean of &lt;H_S&gt; at an output less that at t = 0. */
    public double exactEnergyChange(int output) {
        return energy(output) - energy(0);
    }

    /**
     * The exact mean of the sum called back-action at an output: 0 where the noise is explicit; where it is unravelled into jumps,
     * their work, which is what closes the balance.
     */
    public double exactBackAction(int output) {
        if (!setting.channels().hasOthers()) {
            return 0;
        }
        double heat = 0;
        for (String bath : List.of("bath1", "bath2")) {
            heat += reference
                    .counts()
                    .get(output)
                    .means()[setting.counts().names().indexOf(bath)];
        }
        double field =
                reference.works()[output][setting.simulation().system().noises().size()];
        double g = setting.simulation().machine().coupling();
        return exactEnergyChange(output) + g * heat - field;
    }

    private double energy(int output) {
        double[] means = reference.means()[output];
        double g = setting.simulation().machine().coupling();
        return -g * (means[Pauli.pairs().indexOf("XX")] + means[Pauli.pairs().indexOf("YY")]) / 2;
    }

    private static Optional<LongRunResult> longRuns(
            FluctuationSetting setting, Kernels.Choice kernel, int threads, Map<String, String> absent) {
        Simulation simulation = setting.simulation();
        int trajectories = simulation.spec().fluctuations().longTrajectories();
        if (trajectories == 0) {
            absent.put("ergodic", "fluctuations.long_trajectories is 0");
            return Optional.empty();
        }
        if (!simulation.system().hasIntensities()) {
            absent.put("ergodic", NEVER_FORGETS);
            return Optional.empty();
        }
        if (!setting.generator().isSmall()) {
            absent.put("ergodic", setting.tooLargeFor("its eigenvalues, which tell how long a trajectory must be"));
            return Optional.empty();
        }
        if (setting.relaxationTime().isEmpty()) {
            absent.put("ergodic", "nothing decays, so there is no steady state to go to");
            return Optional.empty();
        }
        double relaxation = setting.relaxationTime().getAsDouble();
        double step = simulation.grid().largestStep();
        if (relaxation / step > MOST_LONG_STEPS
                || LongRuns.suggestedGrid(step, relaxation).steps() > MOST_LONG_STEPS) {
            absent.put("ergodic", "the slowest relaxation is so slow that long trajectories would have too many steps");
            return Optional.empty();
        }
        TimeGrid grid = LongRuns.suggestedGrid(step, relaxation);
        if (grid.time(grid.outputs() - 1) > FileNoise.horizon(simulation.system())) {
            absent.put("ergodic", DRAWN_TO_THE_END);
            return Optional.empty();
        }
        List<BoundedObservable> observables = setting.observables();
        PathFunctionals functionals = FluctuationStatistics.functionals(setting);
        return Optional.of(new LongRuns(
                        () -> simulation.kernel(kernel, functionals, grid),
                        grid,
                        observables,
                        PathFunctionals.firstIntegral(
                                simulation.system().noises().size()),
                        trajectories,
                        !setting.unique())
                .run(threads));
    }

    private static Optional<StroboscopicReference> chainLaw(FluctuationSetting setting, Map<String, String> absent) {
        Simulation simulation = setting.simulation();
        FluctuationSpec spec = simulation.spec().fluctuations();
        if (spec.bellShots() < StroboscopicPlan.CHAINS || !simulation.isPure()) {
            absent.put(
                    "bell_test_along_trajectories",
                    simulation.isPure()
                            ? "fluctuations.bell_shots is below " + StroboscopicPlan.CHAINS
                                    + ", the number of chains that run side by side"
                            : "a measurement needs the pure state of the unravelling \"jump\"");
            return Optional.empty();
        }
        if (simulation.system().hasMemory()) {
            absent.put(
                    "bell_test_along_trajectories",
                    "noise with a memory remembers earlier shots, so that they have no exact law to be compared with");
            return Optional.empty();
        }
        try {
            StroboscopicReference law = StroboscopicReference.of(
                    setting.generator(), setting.settings(), chainStep(simulation), chainSteps(simulation));
            if ((double) law.burnIn() * chainSteps(simulation) > MOST_LONG_STEPS) {
                absent.put(
                        "bell_test_along_trajectories",
                        "the slowest relaxation is so slow that the start would not be forgotten in time");
                return Optional.empty();
            }
            return Optional.of(law);
        } catch (ArithmeticException e) {
            absent.put("bell_test_along_trajectories", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static long chainSteps(Simulation simulation) {
        double interval = simulation.spec().fluctuations().bellInterval().orElseThrow();
        double parts = interval / simulation.grid().largestStep();
        return Math.max(
                1, simulation.grid().isUniform() ? Math.round(parts) : (long) Math.ceil(parts * (1 - ROUNDING)));
    }

    /** The step of the run where that has but one; else the interval between shots has equal steps of its own. */
    private static double chainStep(Simulation simulation) {
        return simulation.grid().isUniform()
                ? simulation.grid().largestStep()
                : simulation.spec().fluctuations().bellInterval().orElseThrow() / chainSteps(simulation);
    }

    private static BellTestResult chain(
            FluctuationSetting setting, StroboscopicReference reference, Kernels.Choice kernel, int threads) {
        Simulation simulation = setting.simulation();
        long shots = simulation.spec().fluctuations().bellShots();
        StroboscopicPlan plan = new StroboscopicPlan(
                chainStep(simulation),
                chainSteps(simulation),
                shots,
                StroboscopicPlan.CHAINS,
                FluctuationStatistics.repetitions(shots),
                reference.burnIn(),
                simulation.spec().ensemble().seed());
        return StroboscopicBellTest.run(
                simulation.system(), setting.settings(), plan, kernel, threads, ProgressListener.NONE);
    }
}
