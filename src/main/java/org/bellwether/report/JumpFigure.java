package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.model.JumpChannel;
import org.bellwether.statistics.Estimate;

/** The numbers of jumps of a run with any channels: by name where there are few, else by the quantum that they exchange. */
final class JumpFigure {
    private static final int MOST_NAMES = 8;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final double ROOM = 1.08;

    private JumpFigure() {}

    static Picture of(Run run) {
        boolean few = run.result().channels().size() <= MOST_NAMES;
        return new Picture(
                "jumps",
                "Jumps",
                "The mean number of jumps of a trajectory "
                        + (few
                                ? "by channel"
                                : "by the energy ω that a jump brings into its bath, in channels that have been seen")
                        + " with its 95 % interval, and the exact mean of " + Words.equation(run) + ".",
                Figure.of(few ? byName(run) : byQuantum(run)));
    }

    private static Chart byName(Run run) {
        List<Estimate> jumps = run.result().jumpsByChannel();
        double[] exact = Arrays.copyOf(run.reference().jumps().exact(), jumps.size());
        double[] high = jumps.stream().mapToDouble(JumpFigure::high).toArray();
        double most = Math.max(
                Arrays.stream(high).max().orElse(0),
                Arrays.stream(exact).filter(Double::isFinite).max().orElse(0));
        return new Chart(
                RunFigures.title(run),
                Axis.named("", run.result().channels().stream().map(Words::name).toList()),
                Axis.linear("jumps per trajectory", 0, most > 0 ? ROOM * most : 1),
                List.of(
                        Drawing.crossBars("equation", exact),
                        new Layer.Points(
                                "trajectories",
                                IntStream.range(0, jumps.size())
                                        .asDoubleStream()
                                        .toArray(),
                                jumps.stream().mapToDouble(Estimate::value).toArray(),
                                jumps.stream().mapToDouble(JumpFigure::low).toArray(),
                                high,
                                Hue.BLUE)));
    }

    /** One hue a bath; exact numbers in black. */
    private static Chart byQuantum(Run run) {
        List<JumpChannel> channels = run.simulation().system().jumps();
        List<Layer> layers = new ArrayList<>();
        double[] exact = run.reference().jumps().exact();
        int[] known =
                IntStream.range(0, channels.size()).filter(k -> exact[k] > 0).toArray();
        layers.add(new Layer.Points(
                "equation",
                Arrays.stream(known).mapToDouble(k -> channels.get(k).quantum()).toArray(),
                Arrays.stream(known).mapToDouble(k -> exact[k]).toArray(),
                Hue.BLACK));
        double least = Double.POSITIVE_INFINITY;
        for (int b = 0; b < run.simulation().model().bathCount(); b++) {
            int bath = b;
            int[] of = IntStream.range(0, channels.size())
                    .filter(k -> channels.get(k).bath() == bath
                            && run.result().jumpsByChannel().get(k).value() > 0)
                    .toArray();
            List<Estimate> jumps = Arrays.stream(of)
                    .mapToObj(k -> run.result().jumpsByChannel().get(k))
                    .toList();
            least = Math.min(
                    least, jumps.stream().mapToDouble(Estimate::value).min().orElse(least));
            layers.add(new Layer.Points(
                    "bath " + (b + 1),
                    Arrays.stream(of)
                            .mapToDouble(k -> channels.get(k).quantum())
                            .toArray(),
                    jumps.stream().mapToDouble(Estimate::value).toArray(),
                    jumps.stream()
                            .mapToDouble(e -> Math.max(e.value() / 10, low(e)))
                            .toArray(),
                    jumps.stream().mapToDouble(JumpFigure::high).toArray(),
                    Hue.of(b)));
        }
        return new Chart(
                RunFigures.title(run),
                Axis.linear("energy ω of a jump"),
                new Axis(
                        "jumps per trajectory",
                        true,
                        Double.isFinite(least) ? OptionalDouble.of(least / 10) : OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of()),
                layers);
    }

    private static double low(Estimate e) {
        return Math.max(0, e.value() - NORMAL_95 * e.standardError());
    }

    private static double high(Estimate e) {
        return e.value() + NORMAL_95 * e.standardError();
    }
}
