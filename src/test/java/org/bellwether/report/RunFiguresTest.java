package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.BellState;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.statistics.Estimate;
import org.bellwether.testkit.SmallRuns;
import org.bellwether.trajectory.Kernels;
import org.bellwether.validation.Comparison;
import org.bellwether.validation.Verdict;
import org.junit.jupiter.api.Test;

/** What figures draw are the numbers of the run. */
class RunFiguresTest {
    private static final Run RUN = SmallRuns.of();
    private static final Verdict VERDICT = Objects.requireNonNull(RUN.verdict());
    private static final List<Picture> PICTURES = RunFigures.of(RUN);

    private static Chart chart(int picture, int chart) {
        return PICTURES.get(picture).figure().charts().get(chart);
    }

    private static <T extends Layer> List<T> layers(Chart chart, Class<T> kind) {
        return chart.layers().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void namesAreThoseOfTheFiles() {
        assertThat(PICTURES).extracting(Picture::name).containsExactly("bell", "populations", "deviations", "jumps");
        assertThat(RunFigures.NAMES).startsWith("bell", "populations", "deviations", "jumps");
        assertThat(chart(0, 0).x().label()).isEqualTo("time t (1/[coupling])");
    }

    /** Points of the trajectories at the output times, not joined; the equation's curve on times of its own. */
    @Test
    void bellIsEstimateIntervalAndSolution() {
        List<Layer.Line> lines = layers(chart(0, 0), Layer.Line.class);
        Layer.Points points = layers(chart(0, 0), Layer.Points.class).get(0);
        for (int k = 0; k < RUN.result().times().length; k++) {
            assertThat(points.y()[k]).isEqualTo(RUN.comparison().bell().get(k).value());
            assertThat(points.low()[k]).isEqualTo(RUN.comparison().bell().get(k).low());
            assertThat(points.high()[k])
                    .isEqualTo(RUN.comparison().bell().get(k).high());
        }
        assertThat(points.x()).isEqualTo(RUN.result().times());
        // The whole curve below the points, and what does not oscillate of it above them.
        assertThat(lines).hasSize(2);
        assertThat(chart(0, 0).layers().indexOf(points))
                .isBetween(
                        chart(0, 0).layers().indexOf(lines.get(0)),
                        chart(0, 0).layers().indexOf(lines.get(1)));
        double[] above = lines.get(1).y();
        for (int k = 0; k < above.length; k++) {
            assertThat(Double.isNaN(above[k]) || above[k] == lines.get(0).y()[k])
                    .isTrue();
        }
        double[] x = lines.get(0).x();
        // B oscillates with the period pi/2: its curve has at least 16 points in each.
        for (int k = 1; k < x.length; k++) {
            assertThat(x[k] - x[k - 1]).isPositive().isLessThan(Math.PI / 2 / 16 + 1e-12);
        }
        assertThat(lines.get(0).y()[x.length - 1]).isCloseTo(RUN.comparison().bellExactAtEnd(), within(1e-9));
    }

    /**
     * Where noise has a memory there are three: points, the exact equation, and Eq. (28), which here comes to a steady state of
     * B = 0.02 and is far off.
     */
    @Test
    void noiseWithMemoryHasEq28BesideTheExactEquation() {
        Run run = SmallRuns.of(
                "noise.collective=0",
                "noise.local={kind='telegraph',intensity=[0.5,0.2],correlation_time=20.0}",
                "time.end=100");
        List<Layer.Line> lines =
                layers(RunFigures.of(run).get(0).figure().charts().get(0), Layer.Line.class);
        assertThat(lines)
                .extracting(Layer.Line::name)
                .containsExactly("", "exact equation of state and noise", "", "Eq. (28)");
        Layer.Line exact = lines.get(1);
        Layer.Line white = lines.get(3);
        assertThat(exact.y()[exact.y().length - 1]).isCloseTo(run.comparison().bellExactAtEnd(), within(1e-9));
        double[][] means = run.simulation().whiteReference().orElseThrow().exact();
        double bell = Comparison.bells(means, run.result().observables())[means.length - 1];
        assertThat(white.y()[white.y().length - 1]).isCloseTo(bell, within(1e-9));
        assertThat(bell).isLessThan(run.comparison().bellExactAtEnd() - 0.3);
    }

    /** In a static field populations oscillate: where the output times are too far apart for it, nothing joins them. */
    @Test
    void populationsThatOscillateAreNotJoined() {
        Run field = SmallRuns.of("machine.static_field=[0.3,0.1]");
        Chart chart = RunFigures.of(field).get(1).figure().charts().get(0);
        assertThat(layers(chart, Layer.Band.class)).isEmpty();
        assertThat(layers(chart, Layer.Points.class)).hasSize(4);
        Run often = SmallRuns.of("machine.static_field=[0.3,0.1]", "time.end=4", "time.samples=40");
        assertThat(layers(RunFigures.of(often).get(1).figure().charts().get(0), Layer.Band.class))
                .hasSize(4);
    }

    /** At a jump of a trajectory its curves stop and begin anew. */
    @Test
    void jumpsInterruptCurves() {
        Run often = SmallRuns.of(
                "time.end=40", "time.samples=200", "machine.bath.0.coupling=1", "machine.bath.1.coupling=1");
        TrajectoryRecord record = often.simulation()
                .records(Kernels.Choice.AUTO, often.recorded())
                .iterator()
                .next();
        assertThat(record.jumps().times()).isNotEmpty();
        List<Chart> panels = TrajectoryFigure.of(record, often).figure().charts();
        for (Chart panel : panels.subList(2, 4)) {
            for (Layer.Line line : layers(panel, Layer.Line.class)) {
                int gaps = 0;
                for (int k = 1; k < line.x().length; k++) {
                    double from = line.x()[k - 1];
                    double to = line.x()[k];
                    boolean drawn = Double.isFinite(line.y()[k - 1]) && Double.isFinite(line.y()[k]);
                    assertThat(drawn && Arrays.stream(record.jumps().times()).anyMatch(t -> t > from && t <= to))
                            .isFalse();
                    gaps += Double.isNaN(line.y()[k]) ? 1 : 0;
                }
                assertThat(gaps).isBetween(1, record.jumps().times().length);
            }
        }
    }

    /** Bands of ±1.96 standard errors behind all curves; curves differ without their colours. */
    @Test
    void populationsAreBandsBehindCurves() {
        Chart chart = chart(1, 0);
        assertThat(chart.layers().subList(0, 4)).allMatch(Layer.Band.class::isInstance);
        List<Layer.Line> curves = layers(chart, Layer.Line.class);
        int last = RUN.result().times().length - 1;
        List<BellState> states = List.of(BellState.values());
        for (int k = 0; k < states.size(); k++) {
            BellState state = states.get(k);
            Layer.Band band = layers(chart, Layer.Band.class).get(k);
            Estimate estimate = BellPopulations.of(state, RUN.result().last());
            assertThat((band.high()[last] + band.low()[last]) / 2).isCloseTo(estimate.value(), within(1e-12));
            assertThat((band.high()[last] - band.low()[last]) / 2 / estimate.standardError())
                    .isCloseTo(1.96, within(1e-3));
            double[] curve = curves.get(k).y();
            assertThat(curve[curve.length - 1])
                    .isCloseTo(BellPopulations.of(state, RUN.reference().exact()[last]), within(1e-9));
        }
        assertThat(curves).extracting(Layer.Line::name).containsExactly("φ+", "ψ+", "φ−", "ψ−");
        assertThat(curves).extracting(Layer.Line::pen).doesNotHaveDuplicates().doesNotContain(Pen.FINE);
    }

    /** The verdict and the figure name the same largest deviation; nothing at t = 0, where all trajectories are the same. */
    @Test
    void theLargestDeviationStandsOut() {
        Verdict.Deviation largest = VERDICT.largest().get(0);
        List<Layer.Line> lines = layers(chart(2, 0), Layer.Line.class);
        Layer.Line front = lines.get(lines.size() - 1);
        assertThat(front.name())
                .startsWith("<" + largest.observable() + ">")
                .endsWith(String.format(Locale.ROOT, "%.1f", Math.abs(largest.z())));
        assertThat(Arrays.stream(front.y())
                        .map(Math::abs)
                        .filter(Double::isFinite)
                        .max())
                .hasValue(Math.abs(largest.z()));
        assertThat(lines).allSatisfy(line -> assertThat(line.y()[0]).isNaN());
        assertThat(layers(chart(2, 0), Layer.Level.class))
                .extracting(Layer.Level::y)
                .containsExactly(2.0, -2.0);
    }

    /** From |10> without local noise <ZZ> is not random before the first jump, and odd correlations never are. */
    @Test
    void constantMeansAreLeftOut() {
        assertThat(layers(chart(2, 0), Layer.Line.class)).hasSizeBetween(3, 14);
        Run still = SmallRuns.of(
                "noise.collective=0", "noise.local=[0,0]", "machine.bath.0.coupling=0", "machine.bath.1.coupling=0");
        assertThat(layers(RunFigures.of(still).get(2).figure().charts().get(0), Layer.Line.class))
                .isEmpty();
        for (double[] z : DeviationFigure.zScores(still)) {
            assertThat(z).containsOnly(Double.NaN);
        }
    }

    @Test
    void jumpsStandBesideTheirExactMeans() {
        Layer.Points points = layers(chart(3, 0), Layer.Points.class).get(0);
        Layer.Line exact = layers(chart(3, 0), Layer.Line.class).get(0);
        for (int k = 0; k < 4; k++) {
            Estimate jumps = RUN.result().jumpsByChannel().get(k);
            assertThat(points.y()[k]).isEqualTo(jumps.value());
            assertThat(points.high()[k] - points.y()[k]).isCloseTo(1.96 * jumps.standardError(), within(1e-5));
            assertThat(exact.y()[3 * k]).isEqualTo(RUN.reference().jumps().exact()[k]);
            assertThat(exact.y()[3 * k + 2]).isNaN();
        }
        assertThat(chart(3, 0).x().names()).containsExactly("bath 1 down", "bath 2 down", "bath 1 up", "bath 2 up");
        Layer.Line jumped = layers(chart(3, 1), Layer.Line.class).get(0);
        Layer.Band band = layers(chart(3, 1), Layer.Band.class).get(0);
        int last = jumped.y().length - 1;
        assertThat(jumped.y()[last]).isEqualTo(RUN.result().jumped()[last] / 300.0);
        assertThat(jumped.y()).isSorted();
        assertThat(band.low()[0]).isCloseTo(0, within(1e-15));
        // Wilson's interval of 0 in 300: z^2/(n + z^2).
        assertThat(band.high()[0]).isCloseTo(3.8415 / 303.8415, within(1e-6));
    }

    @Test
    void aTrajectoryIsItsRecord() {
        TrajectoryRecord record = RUN.simulation()
                .records(Kernels.Choice.AUTO, RUN.recorded())
                .iterator()
                .next();
        Picture picture = TrajectoryFigure.of(record, RUN);
        assertThat(picture.name()).isEqualTo("trajectory-0");
        List<Chart> panels = picture.figure().charts();
        assertThat(panels.get(0).title()).isEqualTo(RunFigures.title(RUN) + ": trajectory 0");
        assertThat(picture.figure().aligned()).isTrue();
        assertThat(panels).extracting(Chart::x).containsOnly(panels.get(0).x());
        int last = record.states().times().length - 1;
        Layer.Line collective = layers(panels.get(0), Layer.Line.class).get(0);
        assertThat(collective.y()[0]).isZero();
        assertThat(collective.y()[last])
                .isCloseTo(Arrays.stream(record.noise().increments()[0]).sum(), within(1e-12));
        assertThat(collective.y()[1])
                .isCloseTo(
                        Arrays.stream(record.noise().increments()[0], 0, (int)
                                        RUN.simulation().grid().outputSteps()[1])
                                .sum(),
                        within(1e-12));
        List<Layer.Points> jumps = layers(panels.get(1), Layer.Points.class);
        assertThat(jumps.stream().mapToInt(points -> points.x().length).sum())
                .isEqualTo(record.jumps().times().length)
                .isPositive();
        assertThat(jumps.get(record.jumps().channel()[0]).x()[0])
                .isEqualTo(record.jumps().times()[0]);
        List<Layer.Line> populations = layers(panels.get(2), Layer.Line.class);
        assertThat(populations.stream()
                        .mapToDouble(line -> line.y()[line.y().length - 1])
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(populations.get(1).y()[populations.get(1).y().length - 1])
                .isCloseTo(
                        BellPopulations.of(BellState.PSI_PLUS, record.states().means()[last]), within(1e-12));
        // Two times apart, the oscillation of the concurrence is not resolved: points, no line.
        assertThat(layers(panels.get(3), Layer.Line.class)).isEmpty();
        assertThat(layers(panels.get(3), Layer.Points.class).get(0).y())
                .isEqualTo(record.states().concurrence());
    }
}
