package org.bellwether.paper;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.bellwether.chart.Hue;
import org.bellwether.spec.Spec;

/**
 * A closed form or the values of the exact equation along an axis, and the machines that test it.
 *
 * @param name what distinguishes it from the other curves of its panel
 * @param hue its colour
 * @param dashed whether it is drawn dashed
 * @param exact whether all values are those of an exact equation, and not of a closed form
 * @param x where it is drawn, ascending; nowhere where there are points alone
 * @param bell B or W there
 * @param points where trajectories test it
 */
public record Curve(
        String name, Hue hue, boolean dashed, boolean exact, double[] x, double[] bell, List<Point> points) {
    private static final int PIECES = 120;

    /**
     * A machine whose steady state the curve describes.
     *
     * @param x its place on the axis
     * @param bell B or W by the closed form or the exact equation
     * @param machine what is to be run, on any time grid
     * @param quantity what the curve shows
     */
    public record Point(double x, double bell, Spec machine, Quantity quantity) {
        /** A point of a curve of B. */
        public Point(double x, double bell, Spec machine) {
            this(x, bell, machine, Quantity.BELL);
        }
    }

    /** What curves show. */
    public enum Quantity {
        /** The Bell parameter of two qubits. */
        BELL("B", "bell", 2),
        /** W of any number of qubits; of two it is B/2. */
        WWZB("W", "wwzb", 1);

        private final String symbol;
        private final String key;
        private final double bound;

        Quantity(String symbol, String key, double bound) {
            this.symbol = symbol;
            this.key = key;
            this.bound = bound;
        }

        /** What people call it. */
        public String symbol() {
            return symbol;
        }

        /** What files call it. */
        public String key() {
            return key;
        }

        /** The bound of local theories. */
        public double bound() {
            return bound;
        }
    }

    /** Makes the list immutable. */
    public Curve {
        points = List.copyOf(points);
    }

    /**
     * A drawn-through curve.
     *
     * @param low where it begins
     * @param high where it ends
     * @param places where trajectories test it
     * @param bell the closed form
     * @param machine the machine at a place
     */
    static Curve of(
            String name,
            Hue hue,
            double low,
            double high,
            double[] places,
            DoubleUnaryOperator bell,
            DoubleFunction<Spec> machine) {
        double[] x = new double[PIECES + 1];
        Arrays.setAll(x, k -> low + (high - low) * k / PIECES);
        List<Point> points = Arrays.stream(places)
                .mapToObj(place -> new Point(place, bell.applyAsDouble(place), machine.apply(place)))
                .toList();
        return new Curve(name, hue, false, false, x, Arrays.stream(x).map(bell).toArray(), points);
    }

    /** Whether there is a curve, and not points alone. */
    public boolean isDrawn() {
        return x.length > 0;
    }

    /** The same drawn dashed. */
    Curve withDashes() {
        return new Curve(name, hue, true, exact, x, bell, points);
    }
}
