package org.bellwether.chart;

/**
 * A mark on an axis.
 *
 * @param value where it stands
 * @param label the number beside it; "" for a small mark without one
 */
record Tick(double value, String label) {
    boolean isLabelled() {
        return !label.isEmpty();
    }
}
