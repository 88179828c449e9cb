package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.OpenSystem;
import org.bellwether.spec.Unit;

/** The levels of a system, and the rates at its Bohr frequencies. */
final class LevelFigure {
    private static final double SAME = 1e-8;
    private static final double HALF = 0.4;
    private static final int MOST_BATHS = 8;

    private LevelFigure() {}

    static Picture of(Model model, OpenSystem system, String title) {
        double[] levels = HermitianEigen.of(model.hamiltonian()).values();
        List<Chart> charts = new ArrayList<>();
        charts.add(levels(levels, title));
        boolean baths = system.jumps().stream().anyMatch(JumpChannel::hasBath);
        if (baths) {
            charts.add(rates(model, system));
        }
        return new Picture(
                "levels",
                "Levels and Bohr frequencies",
                "Left: the levels of H, degenerate ones side by side."
                        + (baths
                                ? " Right: the rate γ(ω), Eq. (17), at every Bohr frequency ω at which a bath exchanges energy"
                                        + " with the system; ω > 0 goes into the bath."
                                : ""),
                new Figure(charts, charts.size(), 420, 320));
    }

    private static Chart levels(double[] levels, String title) {
        double spread = Math.max(SAME, levels[levels.length - 1] - levels[0]);
        List<Layer> layers = new ArrayList<>();
        int place = 0;
        int widest = 0;
        for (int k = 0; k < levels.length; k++) {
            place = k > 0 && levels[k] - levels[k - 1] <= SAME * spread ? place + 1 : 0;
            widest = Math.max(widest, place);
            layers.add(new Layer.Line(
                    "", new double[] {place - HALF, place + HALF}, new double[] {levels[k], levels[k]}, Hue.BLUE));
        }
        return new Chart(
                title,
                Axis.linear("number in a degenerate level", -1, widest + 1),
                Axis.linear(
                        Unit.ENERGY.label("energy"),
                        levels[0] - 0.05 * spread,
                        levels[levels.length - 1] + 0.05 * spread),
                layers);
    }

    private static Chart rates(Model model, OpenSystem system) {
        List<Layer> layers = new ArrayList<>();
        for (int b = 0; b < Math.min(MOST_BATHS, model.bathCount()); b++) {
            TreeMap<Double, Double> rates = new TreeMap<>();
            for (JumpChannel jump : system.jumps()) {
                if (jump.bath() == b && jump.rate() > 0) {
                    rates.put(jump.quantum(), jump.rate());
                }
            }
            double[] x =
                    rates.keySet().stream().mapToDouble(Double::doubleValue).toArray();
            double[] y =
                    rates.values().stream().mapToDouble(Double::doubleValue).toArray();
            if (x.length > 0) {
                layers.add(new Layer.Points("bath " + (b + 1), x, y, Hue.of(b)));
            }
        }
        return new Chart(
                "",
                Axis.linear(Unit.ENERGY.label("Bohr frequency ω")),
                Axis.logarithmic(Unit.ENERGY.label("rate γ(ω)")),
                layers);
    }
}
