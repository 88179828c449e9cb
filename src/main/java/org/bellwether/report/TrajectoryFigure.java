package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.BellState;
import org.bellwether.model.JumpChannel;
import org.bellwether.result.TrajectoryRecord;

/** One recorded trajectory: what shook it, when it jumped, and what became of it, one below the other. */
final class TrajectoryFigure {
    private static final int MOST_MEANS = 6;
    private static final int MOST_ROWS = 8;

    private final TrajectoryRecord record;
    private final double[] times;
    private final boolean resolved;

    private TrajectoryFigure(TrajectoryRecord record, boolean resolved) {
        this.record = record;
        this.times = record.states().times();
        this.resolved = resolved;
    }

    /** The picture; it holds on to nothing as long as the steps of the trajectory. */
    static Picture of(TrajectoryRecord record, Run run) {
        TrajectoryFigure figure = new TrajectoryFigure(record, RunFigures.isResolved(run));
        List<Layer> noise = figure.noise();
        List<Chart> panels = new ArrayList<>();
        if (!noise.isEmpty()) {
            panels.add(new Chart("", figure.time(), Axis.linear("noise angle"), noise));
        }
        panels.add(figure.jumps(run));
        panels.addAll(record.states().isOfTwoQubits() ? figure.ofTwoQubits(run) : List.of(figure.means()));
        Chart first = panels.get(0);
        panels.set(
                0, new Chart(titled(RunFigures.title(run), record.trajectory()), first.x(), first.y(), first.layers()));
        return new Picture(
                "trajectory-" + record.trajectory(),
                "Trajectory " + record.trajectory(),
                "One trajectory, from above: the noise integrated over time, W_j(t) = ∫ η_j dt, at the output times;"
                        + " its "
                        + Numbers.count(record.jumps().times().length)
                        + " jumps by channel, at their exact times; "
                        + (record.states().isOfTwoQubits()
                                ? "the populations of the Bell states; the concurrence C of its pure state, whose B is"
                                        + " 2 √(1 + C²)."
                                : "the means of its first observables.")
                        + " States are known at the output"
                        + " times: lines join them where there is no jump between, and are left out where the state"
                        + " oscillates faster than that.",
                Figure.aligned(panels));
    }

    private List<Chart> ofTwoQubits(Run run) {
        List<Layer> concurrence = new ArrayList<>();
        addCurve(concurrence, "", record.states().concurrence(), Hue.BLACK, Pen.SOLID, resolved);
        return List.of(
                new Chart(
                        "",
                        time(),
                        part("population"),
                        populations(run.simulation().machine().hasField())),
                new Chart("", time(), part("concurrence"), concurrence));
    }

    /** The first observables. */
    private Chart means() {
        List<Layer> layers = new ArrayList<>();
        int shown = Math.min(MOST_MEANS, record.states().observables().size());
        double low = 0;
        double high = 0;
        for (int o = 0; o < shown; o++) {
            double[] values = record.states().of(o);
            addCurve(layers, record.states().observables().get(o), values, Hue.of(o), Pen.of(o), resolved);
            low = Math.min(low, Arrays.stream(values).min().orElse(0));
            high = Math.max(high, Arrays.stream(values).max().orElse(0));
        }
        double room = 0.05 * (high - low) + (high > low ? 0 : 1);
        return new Chart("", time(), Axis.linear("means", low - room, high + room), layers);
    }

    private static String titled(String title, long trajectory) {
        return (title.isEmpty() ? "" : title + ": ") + "trajectory " + trajectory;
    }

    private Axis time() {
        return Axis.linear(RunFigures.TIME, 0, times[times.length - 1]);
    }

    /** From 0 to 1 with room for curves that stay at either. */
    private static Axis part(String label) {
        return Axis.linear(label, -0.05, 1.05);
    }

    /** W_j at the output times, for each noise there is. */
    private List<Layer> noise() {
        TrajectoryRecord.Noise noise = record.noise();
        List<Layer> layers = new ArrayList<>();
        for (int j = 0; j < noise.channels().size(); j++) {
            double[] angle = integrated(noise.ends(), noise.increments()[j]);
            if (Arrays.stream(angle).anyMatch(w -> w != 0)) {
                layers.add(new Layer.Line(
                        Words.name(noise.channels().get(j)), times, angle, Hue.of(j), j == 0 ? Pen.SOLID : Pen.of(j)));
            }
        }
        return layers;
    }

    private double[] integrated(double[] ends, double[] increments) {
        double[] sums = new double[times.length];
        double sum = 0;
        int step = 0;
        for (int k = 0; k < times.length; k++) {
            while (step < ends.length && ends[step] <= times[k]) {
                sum += increments[step++];
            }
            sums[k] = sum;
        }
        return sums;
    }

    /** The jumps in a row for each channel, or where there are many for each bath. */
    private Chart jumps(Run run) {
        List<JumpChannel> channels = run.simulation().system().jumps();
        int baths = run.simulation().model().bathCount();
        boolean byBath = channels.size() > MOST_ROWS && channels.stream().allMatch(JumpChannel::hasBath);
        List<String> rows = byBath
                ? IntStream.rangeClosed(1, baths).mapToObj(b -> "bath " + b).toList()
                : record.jumps().channels().stream().map(Words::name).toList();
        TrajectoryRecord.Jumps jumps = record.jumps();
        List<Layer> layers = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            int row = r;
            double[] when = IntStream.range(0, jumps.times().length)
                    .filter(i -> (byBath ? channels.get(jumps.channel()[i]).bath() : jumps.channel()[i]) == row)
                    .mapToDouble(i -> jumps.times()[i])
                    .toArray();
            double[] place = new double[when.length];
            Arrays.fill(place, row);
            layers.add(new Layer.Points("", when, place, Hue.of(row)));
        }
        return new Chart("", time(), Axis.named("jumps", rows), layers);
    }

    /** A curve through the output times, interrupted at every jump; or points, where lines would pretend to know more. */
    private void addCurve(List<Layer> layers, String name, double[] values, Hue hue, Pen pen, boolean joined) {
        if (!joined) {
            layers.add(new Layer.Points(name, times, values, hue));
            return;
        }
        double[] jumps = record.jumps().times();
        int n = times.length;
        double[] x = new double[2 * n];
        double[] y = new double[2 * n];
        int used = 0;
        int jump = 0;
        boolean broken = true;
        List<Integer> alone = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            x[used] = times[k];
            y[used++] = values[k];
            boolean before = broken;
            broken = k + 1 == n || (jump < jumps.length && jumps[jump] <= times[k + 1]);
            if (before && broken) {
                alone.add(k);
            }
            if (broken && k + 1 < n) {
                x[used] = jumps[jump];
                y[used++] = Double.NaN;
                while (jump < jumps.length && jumps[jump] <= times[k + 1]) {
                    jump++;
                }
            }
        }
        layers.add(new Layer.Line(name, Arrays.copyOf(x, used), Arrays.copyOf(y, used), hue, pen));
        if (!alone.isEmpty()) {
            layers.add(new Layer.Points(
                    "",
                    alone.stream().mapToDouble(k -> times[k]).toArray(),
                    alone.stream().mapToDouble(k -> values[k]).toArray(),
                    hue));
        }
    }

    private List<Layer> populations(boolean oscillating) {
        TrajectoryRecord.States states = record.states();
        List<Layer> layers = new ArrayList<>();
        List<BellState> bells = List.of(BellState.values());
        for (int place = 0; place < bells.size(); place++) {
            BellState bell = bells.get(place);
            double[] population = new double[times.length];
            Arrays.setAll(population, k -> TrajectoriesCsv.population(bell, states.re()[k], states.im()[k]));
            addCurve(
                    layers,
                    RunFigures.symbol(bell),
                    population,
                    Hue.of(place),
                    Pen.of(place),
                    resolved || !oscillating);
        }
        return layers;
    }
}
