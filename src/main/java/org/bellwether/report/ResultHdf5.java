package org.bellwether.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.hdf5.Hdf5File;
import org.bellwether.hdf5.Hdf5Group;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.model.BellState;
import org.bellwether.model.CustomSystem;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.SpecWriter;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.CountTest;
import org.bellwether.validation.Merits;
import org.bellwether.validation.Verdict;

/**
 * The averages of a run as HDF5, to the last bit: all but what it cost and when it was written, so reruns on one Java write the
 * same bytes. In the root are the times and the Pauli means; the groups have the names of the objects of {@link RunJson}.
 */
final class ResultHdf5 {
    /** The name of the file. */
    static final String FILE = "result.h5";

    private static final String TIMES = "times";
    private static final String OBSERVABLES = "observables";

    private final Run run;
    private final EnsembleResult result;

    private ResultHdf5(Run run) {
        this.run = run;
        result = run.result();
    }

    /**
     * Writes the file; one of the same name is replaced.
     *
     * @throws IOException if the disk does not let us
     */
    static void write(Path file, Run run) throws IOException {
        Hdf5File.write(file, new ResultHdf5(run)::fill);
    }

    private void fill(Hdf5Group root) {
        provenance(root, run);
        means(root);
        if (run.comparison().hasBell()) {
            bell(root.group("bell"));
            populations(root.group("populations"));
        }
        if (run.comparison().merits() != null) {
            merits(root.group("wwzb"), run.comparison().merits());
        }
        if (result.hasJumps()) {
            jumps(root.group("jumps"));
        }
        windows(root.group("windows"));
        steady(root.group("steady_state"));
        String own = run.referenceName() == null ? "own master equation" : run.referenceName();
        if (run.verdict() != null) {
            verdict(root.group("verdict"), run.verdict(), own);
        }
        if (run.exactVerdict() != null) {
            verdict(root.group("exact"), run.exactVerdict(), "exact with memory");
        }
        if (run.outcome() != null) {
            stopping(root.group("stopping"), run.outcome());
        }
        if (run.fluctuations() != null) {
            FluctuationHdf5.write(root.group("fluctuations"), run.fluctuations());
        }
        if (!run.phenomena().isEmpty()) {
            PhenomenaHdf5.write(root.group("fluctuations"), run.phenomena());
        }
    }

    /** What was run, and by what. */
    static void provenance(Hdf5Group root, Run run) {
        Simulation simulation = run.simulation();
        TimeStep step = simulation.step();
        if (!simulation.spec().title().isEmpty()) {
            root.attribute("title", simulation.spec().title());
        }
        root.attribute("program", "bellwether");
        root.attribute("version", Version.text());
        root.attribute("java", System.getProperty("java.version"));
        root.attribute("os", System.getProperty("os.name"));
        root.attribute("arch", System.getProperty("os.arch"));
        root.attribute("kernel", run.cost().kernel().text());
        root.attribute("seed", simulation.spec().ensemble().seed());
        root.attribute("trajectories", run.result().trajectories());
        root.attribute("step", step.size());
        root.attribute("step_certified", step.certified());
        step.estimate().ifPresent(estimate -> root.attribute("bias_estimated_from_paths", estimate.paths()));
        root.attribute("bias_bound", step.bias().map(StepBias::means).orElse(Double.NaN));
        step.bias().ifPresent(bias -> bias.bell().ifPresent(b -> root.attribute("bell_bias_bound", b)));
        root.attribute("jumps_bias_bound", step.bias().map(StepBias::jumps).orElse(Double.NaN));
        root.attribute("natural_units", Unit.LEGEND);
        root.text("spec", SpecWriter.toToml(simulation.spec()), "configuration as TOML; it reruns the same bits");
        if (!simulation.warnings().isEmpty()) {
            root.texts(
                    "warnings", simulation.warnings(), "where the run leaves the regime in which Eq. (28) was derived");
        }
    }

    private void means(Hdf5Group root) {
        root.numbers(TIMES, result.times(), Unit.TIME.text(), "output times [time]");
        root.texts(
                OBSERVABLES,
                result.observables(),
                run.simulation().model() instanceof CustomSystem
                        ? "observables"
                        : "Pauli strings, the first letter is of qubit 1");
        pauli(root, "mean", each(MeanVector::mean), "mean over trajectories");
        pauli(
                root,
                "standard_error",
                each(ResultHdf5::standardErrors),
                "standard error of the mean, jumps that were not seen included");
        pauli(root, "smallest", each(MeanVector::min), "smallest value of any trajectory");
        pauli(root, "largest", each(MeanVector::max), "largest value of any trajectory");
        pauli(root, "reference", own(run.reference().exact()), "solution of " + Words.equation(run));
        pauli(
                root,
                "reference_step",
                own(run.reference().strang()),
                "exact mean of trajectories of this time step; it differs from reference by the bias of the step");
        root.numbers(
                "covariance",
                result.means().stream().map(MeanVector::covariance).toArray(double[][][]::new),
                "1",
                "covariance of single trajectories, not of the mean: divide by attribute trajectories for that"
                        + " [time, observable, observable]",
                TIMES,
                OBSERVABLES);
    }

    /** The columns of the observables. */
    private double[][] own(double[][] rows) {
        int n = result.observables().size();
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, n)).toArray(double[][]::new);
    }

    private double[][] each(Function<MeanVector, double[]> part) {
        return result.means().stream().map(part).toArray(double[][]::new);
    }

    private static double[] standardErrors(MeanVector mean) {
        return IntStream.range(0, mean.dimension()).mapToDouble(mean::error).toArray();
    }

    private static void pauli(Hdf5Group root, String name, double[][] values, String what) {
        root.numbers(name, values, "1", what + " [time, observable]", TIMES, OBSERVABLES);
    }

    private void merits(Hdf5Group group, Merits merits) {
        merit(group, "estimate", merits, MeritEstimate::value, "W of the mean state, its bias removed");
        merit(group, "standard_error", merits, MeritEstimate::standardError, "standard error of W");
        merit(group, "low", merits, MeritEstimate::low, "lower end of the 95 % confidence interval of W");
        merit(group, "high", merits, MeritEstimate::high, "upper end of the 95 % confidence interval of W");
        group.numbers("reference", merits.wwzbExact(), "1", "W of the solution of " + Words.equation(run) + " [time]");
        group.texts(
                "figures",
                merits.end().stream().map(end -> end.figure().name()).toList(),
                "figures of merit of the mean state at the last time");
        group.numbers(
                "figures_estimate",
                merits.end().stream().mapToDouble(end -> end.estimate().value()).toArray(),
                "1",
                "their estimates [figure]");
        group.numbers(
                "figures_standard_error",
                merits.end().stream()
                        .mapToDouble(end -> end.estimate().standardError())
                        .toArray(),
                "1",
                "their standard errors [figure]");
        group.numbers(
                "figures_reference",
                merits.end().stream().mapToDouble(Merits.AtEnd::reference).toArray(),
                "1",
                "their values in the solution of " + Words.equation(run) + " [figure]");
        group.numbers(
                "correlations",
                merits.tensor(),
                "1",
                "full correlations of the mean state at the last time, X, Y, Z of each qubit, the last one's the fastest"
                        + " [string]");
    }

    private static void merit(
            Hdf5Group group, String name, Merits merits, ToDoubleFunction<MeritEstimate> part, String what) {
        group.numbers(name, merits.wwzb().stream().mapToDouble(part).toArray(), "1", what + " [time]");
    }

    private void bell(Hdf5Group group) {
        bell(group, "estimate", BellEstimate::value, "B of the mean state, its bias removed");
        bell(
                group,
                "standard_error",
                BellEstimate::standardError,
                "standard error of B, jumps that were not seen included");
        bell(group, "low", BellEstimate::low, "lower end of the 95 % confidence interval of B");
        bell(group, "high", BellEstimate::high, "upper end of the 95 % confidence interval of B");
        group.numbers(
                "reference",
                run.comparison().bellExact(),
                "1",
                "B of the solution of " + Words.equation(run) + " [time]");
    }

    private void bell(Hdf5Group group, String name, ToDoubleFunction<BellEstimate> part, String what) {
        double[] values = run.comparison().bell().stream().mapToDouble(part).toArray();
        group.numbers(name, values, "1", what + " [time]");
    }

    private void populations(Hdf5Group group) {
        List<BellState> states = List.of(BellState.values());
        int times = result.times().length;
        double[][] estimates = new double[times][states.size()];
        double[][] errors = new double[times][states.size()];
        double[][] references = new double[times][states.size()];
        for (int k = 0; k < times; k++) {
            for (int s = 0; s < states.size(); s++) {
                Estimate estimate =
                        BellPopulations.of(states.get(s), result.means().get(k));
                estimates[k][s] = estimate.value();
                errors[k][s] = estimate.standardError();
                references[k][s] =
                        BellPopulations.of(states.get(s), run.reference().exact()[k]);
            }
        }
        group.texts("states", states.stream().map(BellState::label).toList(), "Bell states");
        group.numbers("estimate", estimates, "1", "mean populations of the Bell states [time, state]");
        group.numbers("standard_error", errors, "1", "their standard errors [time, state]");
        group.numbers(
                "reference",
                references,
                "1",
                "populations in the solution of " + Words.equation(run) + " [time, state]");
    }

    private void jumps(Hdf5Group group) {
        List<Estimate> channels = result.jumpsByChannel();
        group.attribute("per_trajectory", result.jumps().value());
        group.attribute("standard_error", result.jumps().standardError());
        group.texts("channels", result.channels(), "jump channels");
        group.numbers(
                "by_channel",
                channels.stream().mapToDouble(Estimate::value).toArray(),
                "1",
                "mean number of jumps of a trajectory [channel]",
                "channels");
        group.numbers(
                "by_channel_standard_error",
                channels.stream().mapToDouble(Estimate::standardError).toArray(),
                "1",
                "its standard error [channel]",
                "channels");
        group.numbers(
                "by_channel_reference",
                run.reference().jumps().exact(),
                "1",
                "mean number of jumps under " + Words.equation(run) + " [channel]",
                "channels");
        group.numbers(
                "by_channel_reference_at_step",
                run.reference().jumps().strang(),
                "1",
                "exact mean number of jumps of trajectories of this step [channel]",
                "channels");
        group.numbers("jumped", result.jumped(), "1", "trajectories that have jumped at least once [time]");
    }

    private void windows(Hdf5Group group) {
        EnsembleResult.WindowAverages windows = result.windows();
        MeanVector mean = windows.mean();
        group.numbers("start", indices(windows.starts()), "1", "index of the first output time of a window [window]");
        group.numbers("end", indices(windows.ends()), "1", "index after its last output time [window]");
        group.numbers("mean", byWindow(mean.mean()), "1", "mean of the average over a window [window, observable]");
        group.numbers("standard_error", byWindow(standardErrors(mean)), "1", "its standard error [window, observable]");
        group.numbers(
                "covariance",
                mean.covariance(),
                "1",
                "covariance of single trajectories; window w and observable o are component "
                        + result.observables().size() + " w + o [component, component]");
    }

    private static int[] indices(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private double[][] byWindow(double[] components) {
        int n = result.observables().size();
        double[][] rows = new double[components.length / n][n];
        for (int w = 0; w < rows.length; w++) {
            System.arraycopy(components, w * n, rows[w], 0, n);
        }
        return rows;
    }

    private void steady(Hdf5Group group) {
        Comparison comparison = run.comparison();
        if (comparison.hasBell()) {
            group.attribute("bell", comparison.bellSteady());
        }
        if (comparison.merits() != null) {
            group.attribute("wwzb", comparison.merits().wwzbSteady());
        }
        group.attribute("distance", comparison.distance());
        group.attribute("reached", comparison.steadyReached());
        group.numbers(
                "pauli",
                Arrays.copyOf(run.reference().steady(), result.observables().size()),
                "1",
                "means in the steady state of " + Words.equation(run) + " [observable]");
    }

    private void verdict(Hdf5Group group, Verdict verdict, String reference) {
        group.attribute("outcome", verdict.outcome().words());
        group.attribute("agrees", verdict.agrees());
        group.attribute("p_value", verdict.pValue());
        group.attribute("statistic", verdict.statistic());
        group.attribute("degrees_of_freedom", verdict.degreesOfFreedom());
        group.attribute("significance", run.simulation().spec().ensemble().significance());
        group.attribute("reference", reference);
        if (verdict.reason() != null) {
            group.attribute("reason", verdict.reason());
        }
        if (!verdict.counts().channels().isEmpty()) {
            group.numbers(
                    "jumps_p_value",
                    verdict.counts().channels().stream()
                            .mapToDouble(CountTest.Channel::pValue)
                            .toArray(),
                    "1",
                    "p-value of the number of jumps; NaN where there can be none [channel]");
        }
        if (!verdict.notes().isEmpty()) {
            group.texts("notes", verdict.notes(), "what the p-value leaves out, and why");
        }
    }

    private static void stopping(Hdf5Group group, Outcome outcome) {
        List<Outcome.Reached> targets = outcome.targets();
        group.attribute("predicted_trajectories", outcome.predicted());
        group.attribute("budget", outcome.budget());
        group.attribute("reached", outcome.reached());
        group.texts("targets", targets.stream().map(Outcome.Reached::name).toList(), "what had an error to reach");
        group.numbers(
                "target",
                targets.stream().mapToDouble(Outcome.Reached::target).toArray(),
                "1",
                "error to reach [target]");
        group.numbers(
                "error",
                targets.stream().mapToDouble(Outcome.Reached::error).toArray(),
                "1",
                "error of the run [target]");
        group.numbers(
                "bias_bound",
                targets.stream().mapToDouble(Outcome.Reached::bias).toArray(),
                "1",
                "largest bias of the time step [target]");
    }
}
