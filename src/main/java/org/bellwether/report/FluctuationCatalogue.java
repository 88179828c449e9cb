package org.bellwether.report;

import static org.bellwether.spec.Unit.ENERGY;
import static org.bellwether.spec.Unit.ENERGY_CUBED;
import static org.bellwether.spec.Unit.ENERGY_SQUARED;
import static org.bellwether.spec.Unit.ENERGY_TO_THE_FOURTH;
import static org.bellwether.spec.Unit.ONE;
import static org.bellwether.spec.Unit.TIME;
import static org.bellwether.spec.Unit.TIME_SQUARED;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.spec.Unit;

/**
 * What every number of a run's fluctuations is: its unit, its axes and a sentence. A star in a path stands for any one name; the
 * names that stars stand for take the places of the stars in the sentence. The first entry that fits a path holds.
 *
 * <p>An error or an exact value has an entry of its own, made together with that of its quantity: beside NAME there may be
 * standard_errors/NAME and reference_NAME, and beside "estimate" there may be "standard_error", "reference" and
 * "confidence_interval".
 */
final class FluctuationCatalogue {
    /**
     * A quantity.
     *
     * @param path its names in the document, from the outermost to its own
     * @param unit its unit
     * @param axes the names of its axes, outermost first; empty for a single number
     * @param what what it is
     */
    record Quantity(List<String> path, Unit unit, List<String> axes, String what) {
        private boolean fits(List<String> names) {
            return path.size() == names.size() && beginsWith(names);
        }

        private boolean isWithin(List<String> names) {
            return path.size() > names.size() && beginsWith(names);
        }

        private boolean beginsWith(List<String> names) {
            for (int k = 0; k < names.size(); k++) {
                if (!path.get(k).equals("*") && !path.get(k).equals(names.get(k))) {
                    return false;
                }
            }
            return true;
        }

        private Quantity at(List<String> names) {
            StringBuilder text = new StringBuilder(what);
            int from = 0;
            for (int k = 0; k < path.size(); k++) {
                int star = text.indexOf("*", from);
                if (path.get(k).equals("*") && star >= 0) {
                    String name = Words.name(names.get(k));
                    text.replace(star, star + 1, name);
                    from = star + name.length();
                }
            }
            return new Quantity(names, unit, axes, text.toString());
        }

        /** The sentence, with the names of the axes in brackets. */
        String longName() {
            return axes.isEmpty() ? what : what + " [" + String.join(", ", axes) + "]";
        }
    }

    /** What the names of axes stand for. */
    static final String AXES =
            "time: /times; selected time: the \"times\" or \"distribution_times\" of the part; window:"
                    + " time_average/window_ends; number: 0, 1, 2, ...; bin: of a histogram, between two \"edges\", or"
                    + " \"first\" + \"width\" times its index, or of equal width over \"range\"; edge, instant: their own"
                    + " values; observable: time_average/observable; quantile: its \"level\"; age:"
                    + " record/by_time_since_last_jump/edges; setting: (a, b), (a, b'), (a', b), (a', b'); end: low, high";

    private static final List<Quantity> ALL = new FluctuationCatalogue().all;

    private final List<Quantity> all = new ArrayList<>();

    private FluctuationCatalogue() {
        counts();
        energy();
        entropy();
        intervals("waiting_times", "between two jumps of baths");
        intervals("waiting_times/by_channel/*", "* (from one jump to the next)");
        waiting();
        averages();
        entanglement();
        record();
        longRuns();
        bellTest("bell_test");
        bellTest("bell_test_along_trajectories");
    }

    /**
     * The quantity at a path.
     *
     * @throws IllegalStateException if the catalogue lacks it
     */
    static Quantity of(List<String> names) {
        return ALL.stream()
                .filter(quantity -> quantity.fits(names))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not in the catalogue: " + String.join("/", names)))
                .at(names);
    }

    /** Whether quantities within a path, and none at it, are in the catalogue. */
    static boolean isGroup(List<String> names) {
        return ALL.stream().noneMatch(quantity -> quantity.fits(names))
                && ALL.stream().anyMatch(quantity -> quantity.isWithin(names));
    }

    private void counts() {
        measured("heat/*", "mean", ENERGY, "time", "mean heat that has gone into *");
        measured("heat/*", "variance", ENERGY_SQUARED, "time", "variance over trajectories of the heat into *");
        measured("heat/*", "third_cumulant", ENERGY_CUBED, "time", "third cumulant of the heat into *");
        add("heat/*/long_time_rates/mean", ENERGY_SQUARED, "", "heat into * per time, exact, at long times");
        add(
                "heat/*/long_time_rates/variance",
                ENERGY_CUBED,
                "",
                "variance of the heat into * per time, exact, at long times");
        add(
                "heat/*/long_time_rates/third_cumulant",
                ENERGY_TO_THE_FOURTH,
                "",
                "third cumulant of the heat into * per time, exact, at long times");
        estimated("heat/covariance", ENERGY_SQUARED, "time", "covariance of the heats into the two baths");
        add("counts/*", ONE, "number", "trajectories by their number of jumps at the end: *");
        add("count_statistics/distribution_times", TIME, "selected time", "times of the distributions");
        String of = "count_statistics/*";
        measured(of, "mean", ONE, "time", "mean number: *");
        measured(of, "variance", ONE, "time", "variance of the number: *");
        measured(of, "third_cumulant", ONE, "time", "third cumulant of the number: *");
        measured(of, "fano", ONE, "time", "Fano factor of the number: *");
        histogram(of + "/distributions", "selected time", "number: *");
        add(of + "/reference_distribution/first", ONE, "", "the number to which the first probability belongs: *");
        add(
                of + "/reference_distribution/probabilities",
                ONE,
                "number",
                "exact probabilities at the end, from \"first\" on: *");
        estimated("activity", ENERGY, "", "jumps of baths per time, up to the end");
        estimated("activity/fano", ONE, "", "Fano factor of all jumps of baths at the end");
        add("activity/fano/long_time", ONE, "", "Fano factor of all jumps of baths, exact, at long times");
    }

    private void histogram(String path, String axis, String what) {
        add(path + "/first", ONE, axis, "where the first bin begins; " + what);
        add(path + "/width", ONE, axis, "the width of a bin; " + what);
        add(path + "/trajectories", ONE, axis.isEmpty() ? "bin" : axis + ", bin", "trajectories in a bin; " + what);
        add(path + "/below", ONE, axis, "trajectories below the first bin; " + what);
        add(path + "/above", ONE, axis, "trajectories above the last bin; " + what);
    }

    private void energy() {
        measured("energy/*", "mean", ENERGY, "time", "mean over trajectories since t = 0: *");
        measured("energy/*", "variance", ENERGY_SQUARED, "time", "variance over trajectories since t = 0: *");
        add(
                "energy/largest_residual",
                ENERGY,
                "",
                "the largest amount by which the energy balance of a trajectory does not close");
        add("energy/beyond_scale", ONE, "", "trajectories with an energy too large to be counted");
    }

    private void entropy() {
        estimated("fluctuation_theorem", ONE, "time", "mean of exp(-sum Q/T)");
        add(
                "fluctuation_theorem/exact_relative_error",
                ONE,
                "time",
                "exact relative standard error of that mean for so many trajectories");
        add(
                "fluctuation_theorem/reference_from_mixed",
                ONE,
                "time",
                "exact mean of exp(-sum Q/T) from the maximally mixed state: 1");
        add(
                "fluctuation_theorem/largest_asymmetry_from_mixed",
                ONE,
                "",
                "largest violation of the symmetry G(l) = G(1 - l), exact, from the maximally mixed state");
        measured("entropy_production", "mean", ONE, "time", "mean entropy sum Q/T that has gone into the baths");
        measured(
                "entropy_production",
                "variance",
                ONE,
                "time",
                "variance over trajectories of the entropy into the baths");
        estimated(
                "entropy_production/uncertainty_ratio/*",
                ONE,
                "time",
                "thermodynamic uncertainty ratio of the heat into *: variance / mean^2 times mean entropy");
        add("entropy_production/distribution/low", ONE, "", "where the first bin of the entropy at the end begins");
        histogram("entropy_production/distribution", "", "entropy into the baths at the end");
    }

    private void intervals(String path, String what) {
        add(path + "/edges", TIME, "edge", "edges of the bins of intervals: " + what);
        add(path + "/density", ENERGY, "bin", "density of the intervals completed in the run: " + what);
        add(path + "/standard_errors/density", ENERGY, "bin", "standard error of the density of intervals: " + what);
        add(
                path + "/reference",
                ENERGY,
                "bin",
                "exact density of the intervals completed in a run of this length: " + what);
        add(path + "/intervals", ONE, "bin", "completed intervals in all trajectories: " + what);
        measured(path, "number_per_trajectory", ONE, "bin", "completed intervals per trajectory: " + what);
    }

    private void survival(String path, String what) {
        add(path + "/times", TIME, "instant", "instants of the survival function: " + what);
        estimated(path, ONE, "instant", "Kaplan-Meier estimate of the survival function: " + what);
    }

    private void waiting() {
        add("waiting_times/stationary/times", TIME, "instant", "instants of the exact stationary law");
        add(
                "waiting_times/stationary/density",
                ENERGY,
                "instant",
                "exact stationary density of intervals between jumps");
        add(
                "waiting_times/stationary/survival",
                ONE,
                "instant",
                "exact stationary survival function of intervals between jumps");
        add("waiting_times/stationary/mean", TIME, "", "exact stationary mean interval between jumps");
        add(
                "waiting_times/stationary/variance",
                TIME_SQUARED,
                "",
                "exact stationary variance of intervals between jumps");
        survival("waiting_times/survival", "from a jump of a bath to the next");
        survival("waiting_times/first_jump", "from t = 0 to the first jump of a bath");
        add("residence_times/changes_per_trajectory", ONE, "", "changes of the parity sector per trajectory");
        add(
                "residence_times/standard_errors/changes_per_trajectory",
                ONE,
                "",
                "standard error of the changes of the parity sector");
        intervals("residence_times/*", "residence in the parity sector *");
        survival("residence_times/*/survival", "residence in the parity sector *");
    }

    private void averages() {
        String part = "time_average";
        add(part + "/window_start", TIME, "", "where the windows of the averages begin");
        add(part + "/window_ends", TIME, "window", "where they end");
        measured(part, "mean", ONE, "observable", "mean over trajectories of the average over the longest window");
        measured(
                part,
                "variance",
                ONE,
                "observable",
                "variance over trajectories of the average over the longest window");
        add(part + "/quantiles/levels", ONE, "quantile", "levels of the quantiles");
        add(
                part + "/quantiles/*",
                ONE,
                "quantile",
                "quantiles over trajectories of the average of * over the longest window");
        String of = part + "/by_observable/*";
        measured(of, "mean", ONE, "window", "mean over trajectories of the time average of *");
        measured(of, "variance", ONE, "window", "variance over trajectories of the time average of *");
        add(
                of + "/projectively_measured_signal/mean",
                ONE,
                "window",
                "exact mean of the average of * as measured projectively");
        add(
                of + "/projectively_measured_signal/variance",
                ONE,
                "window",
                "exact variance of the average of * as measured projectively");
        measured(of, "end_variance", ONE, "", "variance over trajectories of * at the end");
        measured(of, "autocorrelation_time", TIME, "window", "integrated autocorrelation time of *");
        add(
                of + "/autocorrelation_time_steady_state",
                TIME,
                "",
                "exact integrated autocorrelation time of * in the steady state");
        distribution(of + "/distribution", "", "average of * over the longest window");
    }

    private void distribution(String path, String axis, String what) {
        String before = axis.isEmpty() ? "" : axis + ", ";
        add(path + "/range", ONE, before + "end", "what the bins divide into equal parts; " + what);
        add(path + "/trajectories", ONE, before + "bin", "trajectories in a bin; " + what);
        add(path + "/quantiles/level", ONE, before + "quantile", "level of a quantile; " + what);
        estimated(path + "/quantiles", ONE, before + "quantile", "quantile; " + what);
        add(
                path + "/quantiles/resolution",
                ONE,
                before + "quantile",
                "half the width of the bin of the quantile; " + what);
    }

    private void entanglement() {
        add("entanglement/times", TIME, "selected time", "times of the distributions");
        add("entanglement/at/time", TIME, "selected time", "the same times");
        for (String what : List.of("concurrence", "bell")) {
            String of = "entanglement/at/" + what;
            String name = (what.equals("bell") ? "B" : what) + " of single trajectories";
            distribution(of, "selected time", name);
            measured(of, "mean", ONE, "selected time", "mean " + name);
            measured(of, "variance", ONE, "selected time", "variance of " + name);
        }
        measured("entanglement/at/*", "variance", ONE, "selected time", "variance over trajectories of <*>");
    }

    private void record() {
        add("record/times", TIME, "selected time", "times of the conditional states");
        String age = "record/by_time_since_last_jump";
        add(age + "/edges", TIME, "edge", "edges of the bins of the time since the last jump");
        group(age + "/*", "age", "trajectories whose last jump led into sector *, by the time since, at the end");
        group("record/*", "selected time", "trajectories whose last jump led into sector * (none: no jump yet)");
    }

    private void group(String path, String axis, String what) {
        add(path + "/trajectories", ONE, axis, "number of " + what);
        measured(path, "probability", ONE, axis, "part of " + what);
        estimated(path + "/bell", ONE, axis, "B of the mean state of " + what);
    }

    private void longRuns() {
        add("ergodic/burn_in", TIME, "", "the time left out at the beginning of the long trajectories");
        add("ergodic/end", TIME, "", "the length of the long trajectories");
        add("ergodic/without_parity", ONE, "", "long trajectories whose sector is not known");
        add("ergodic/all/trajectories", ONE, "", "number of long trajectories");
        estimated("ergodic/all/*", ONE, "", "* averaged over long trajectories");
        add("ergodic/sectors/trajectories", ONE, "sector", "number of long trajectories of the sector");
        add("ergodic/sectors/parity", ONE, "sector", "parity <XX> of the sector");
        estimated("ergodic/sectors/*", ONE, "sector", "* averaged over the long trajectories of a sector");
    }

    private void bellTest(String part) {
        add(part + "/shots", ONE, "", "shots of the Bell test");
        add(part + "/wins", ONE, "", "shots that win the CHSH game");
        add(part + "/p_value", ONE, "", "largest probability of so many wins in a local model");
        add(part + "/log_p_value", ONE, "", "natural logarithm of the p-value");
        measured(part, "win_fraction", ONE, "", "part of the shots that win");
        measured(part, "chsh", ONE, "", "CHSH value S of the shots");
        measured(part, "correlations", ONE, "setting", "correlations of the outcomes");
        measured(
                part,
                "shots_for_five_sigma",
                ONE,
                "",
                "median number of shots until a local model is rejected with five sigma");
        add(part + "/reference_bell", ONE, "", "exact B of the measured state");
        add(part + "/repetitions/shots", ONE, "repetition", "shots of a part of the test");
        add(part + "/repetitions/wins", ONE, "repetition", "shots that win of a part of the test");
        add(
                part + "/repetitions/log_p_value",
                ONE,
                "repetition",
                "natural logarithm of the p-value of a part of the test");
    }

    /** A quantity that has a name, with its error and its exact value. */
    private void measured(String path, String name, Unit unit, String axes, String what) {
        add(path + "/" + name, unit, axes, what);
        add(path + "/standard_errors/" + name, unit, axes, "standard error of: " + what);
        add(path + "/reference_" + name, unit, axes, "exact value of: " + what);
    }

    /** A quantity that is the only one of its group, with its error, its exact value and its interval. */
    private void estimated(String path, Unit unit, String axes, String what) {
        add(path + "/estimate", unit, axes, what);
        add(path + "/standard_error", unit, axes, "standard error of: " + what);
        add(path + "/reference", unit, axes, "exact value of: " + what);
        add(path + "/confidence_interval", unit, axes.isEmpty() ? "end" : axes + ", end", "95 % interval of: " + what);
    }

    private void add(String path, Unit unit, String axes, String what) {
        all.add(new Quantity(
                List.of(path.split("/")), unit, axes.isEmpty() ? List.of() : List.of(axes.split(", ")), what));
    }
}
