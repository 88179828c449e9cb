package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.MeanVector;

/** The deviations of all means from what they should be, over time. */
final class DeviationFigure {
    private static final double HEADROOM = 1.08;

    private DeviationFigure() {}

    /** The picture. */
    static Picture of(Run run) {
        EnsembleResult result = run.result();
        double[] times = result.times();
        double[][] z = zScores(run);
        int extreme = -1;
        double largest = 0;
        for (int o = 0; o < z.length; o++) {
            double most = largest(z[o]);
            if (most > largest) {
                largest = most;
                extreme = o;
            }
        }
        List<Layer> layers = new ArrayList<>();
        String others = "other " + Words.mean(run) + "s";
        for (int o = 0; o < z.length; o++) {
            if (o != extreme && largest(z[o]) > 0) {
                layers.add(new Layer.Line(others, times, z[o], Hue.GREY, Pen.FINE));
                others = "";
            }
        }
        if (extreme >= 0) {
            String name =
                    "<" + result.observables().get(extreme) + ">, the largest: |z| = " + Numbers.fixed(largest, 1);
            layers.add(new Layer.Line(name, times, z[extreme], Hue.VERMILION));
        }
        layers.add(new Layer.Level("+2", 2, Hue.BLUE));
        layers.add(new Layer.Level("−2", -2, Hue.BLUE));
        double reach = Math.max(4, HEADROOM * largest);
        Chart chart = new Chart(
                RunFigures.title(run),
                Axis.linear(RunFigures.TIME, 0, times[times.length - 1]),
                Axis.linear("deviation z (standard errors)", -reach, reach),
                layers);
        return new Picture(
                "deviations",
                "Deviations of the " + Words.mean(run) + "s",
                "Every " + Words.mean(run)
                        + " minus what trajectories of this step should give, in standard errors; means that are"
                        + " the same in all trajectories are left out. The curves are correlated over time and with each"
                        + " other: excursions beyond ±2 are normal, and only p judges them together.",
                Figure.of(chart));
    }

    /**
     * The deviation of every mean from the exact mean of the integrator in standard errors, what was not seen included,
     * [observable][time]; NaN where it is the same in all trajectories.
     */
    static double[][] zScores(Run run) {
        List<MeanVector> means = run.result().means();
        double[][] z = new double[run.result().observables().size()][means.size()];
        for (int k = 0; k < means.size(); k++) {
            MeanVector mean = means.get(k);
            for (int o = 0; o < z.length; o++) {
                double difference = mean.mean()[o] - run.reference().strang()[k][o];
                z[o][k] = mean.isConstant(o) ? Double.NaN : difference / mean.error(o);
            }
        }
        return z;
    }

    private static double largest(double[] z) {
        return Arrays.stream(z).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    }
}
