package org.bellwether.phenomenon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.bellwether.spec.Unit;
import org.bellwether.statistics.CentralMoments;
import org.bellwether.statistics.Estimate;
import org.jspecify.annotations.Nullable;

/** What was found of a phenomenon: its quantities, and of them the few that are shown as lines of text. Filled, then only read. */
public final class Findings {
    private static final String FEW =
            "the error of a variance needs at least " + CentralMoments.FEWEST + " trajectories";

    private final List<Quantity> quantities = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * A line of text.
     *
     * @param label what it is about
     * @param estimate an estimate; null where the line has text alone
     * @param exact its exact value; NaN where that is not known
     * @param text what stands behind the estimate, or alone; may be empty
     */
    public record Line(String label, @Nullable Estimate estimate, double exact, String text) {}

    /** The quantities, in order. */
    public List<Quantity> quantities() {
        return List.copyOf(quantities);
    }

    /** The lines, in order. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    void line(String label, Estimate estimate, double exact) {
        line(label, estimate, exact, "");
    }

    void line(String label, Estimate estimate, double exact, String remark) {
        lines.add(new Line(label, estimate, exact, remark));
    }

    void line(String label, String text) {
        lines.add(new Line(label, null, Double.NaN, text));
    }

    /** A quantity with a value. */
    void add(Unit unit, String axes, String meaning, Object value, String... path) {
        quantities.add(new Quantity(List.of(path), unit, axes(axes), meaning, value, null));
    }

    /** One without. */
    void missing(Unit unit, String axes, String meaning, String reason, String... path) {
        quantities.add(new Quantity(List.of(path), unit, axes(axes), meaning, null, reason));
    }

    /** Estimates that have a name in a group: "NAME", "standard_errors/NAME" and "reference_NAME". */
    void measured(
            Unit unit, String axes, String meaning, List<Optional<Estimate>> found, ExactRow exact, String... path) {
        String name = path[path.length - 1];
        String[] group = Arrays.copyOf(path, path.length - 1);
        estimates(unit, axes, meaning, found, path, with(group, "standard_errors", name));
        exact(unit, axes, meaning, exact, with(group, "reference_" + name));
    }

    /** Estimates that are the only ones of a group: "estimate", "standard_error" and "reference". */
    void estimated(
            Unit unit, String axes, String meaning, List<Optional<Estimate>> found, ExactRow exact, String... group) {
        estimates(unit, axes, meaning, found, with(group, "estimate"), with(group, "standard_error"));
        exact(unit, axes, meaning, exact, with(group, "reference"));
    }

    private void estimates(
            Unit unit, String axes, String meaning, List<Optional<Estimate>> found, String[] value, String[] error) {
        if (found.stream().allMatch(Optional::isEmpty)) {
            missing(unit, axes, meaning, FEW, value);
            missing(unit, axes, "standard error of: " + meaning, FEW, error);
            return;
        }
        add(unit, axes, meaning, numbers(axes, column(found, Estimate::value)), value);
        add(unit, axes, "standard error of: " + meaning, numbers(axes, column(found, Estimate::standardError)), error);
    }

    private void exact(Unit unit, String axes, String meaning, ExactRow exact, String[] path) {
        String of = "exact value of: " + meaning;
        if (exact.values().isPresent()) {
            add(unit, axes, of, numbers(axes, exact.values().get()), path);
        } else {
            missing(unit, axes, of, exact.reason(), path);
        }
    }

    /** A row, or its only number where there are no axes. */
    private static Object numbers(String axes, double[] row) {
        return axes.isEmpty() ? (Object) row[0] : row;
    }

    private static double[] column(List<Optional<Estimate>> found, ToDoubleFunction<Estimate> part) {
        return found.stream()
                .mapToDouble(e -> e.isPresent() ? part.applyAsDouble(e.get()) : Double.NaN)
                .toArray();
    }

    private static String[] with(String[] group, String... more) {
        String[] path = Arrays.copyOf(group, group.length + more.length);
        System.arraycopy(more, 0, path, group.length, more.length);
        return path;
    }

    private static List<String> axes(String axes) {
        return axes.isEmpty() ? List.of() : List.of(axes.split(", "));
    }
}
