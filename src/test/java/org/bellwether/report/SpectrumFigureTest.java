package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.chart.Layer;
import org.bellwether.recording.NoisePeriodogram;
import org.bellwether.testkit.SmallRuns;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.Test;

class SpectrumFigureTest {
    private static final String LOCAL =
            "noise.local={kind='ornstein-uhlenbeck',intensity=[0.002,0.002],correlation_time=2.0}";

    private static <T extends Layer> List<T> layers(Picture picture, Class<T> kind) {
        return picture.figure().charts().get(0).layers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void whiteNoiseHasNone() {
        assertThat(SpectrumFigure.of(SmallRuns.of(), new NoisePeriodogram())).isEmpty();
    }

    /** All power of noise that never forgets is at w = 0, where a logarithmic axis does not reach. */
    @Test
    void noiseThatNeverForgetsHasNone() {
        Run run = SmallRuns.of("noise.local={kind='quasistatic',deviation=0.001}", "noise.collective=0");
        assertThat(SpectrumFigure.of(run, new NoisePeriodogram())).isEmpty();
    }

    /** S(w) = gamma/(1 + w^2 tau^2) of the local noises, which have one law, and gamma of the collective one. */
    @Test
    void curvesAreTheSpectraAndFrequenciesAreMarked() {
        Run run = SmallRuns.of("noise.collective=0.01", LOCAL);
        Picture picture = SpectrumFigure.of(run, new NoisePeriodogram()).orElseThrow();
        assertThat(layers(picture, Layer.Points.class)).isEmpty();
        List<Layer.Line> curves = layers(picture, Layer.Line.class);
        assertThat(curves).extracting(Layer.Line::name).containsExactly("collective", "local");
        assertThat(curves.get(0).y()).containsOnly(0.01);
        Layer.Line local = curves.get(1);
        for (int k = 0; k < local.x().length; k += 50) {
            double x = 2 * local.x()[k];
            assertThat(local.y()[k]).isCloseTo(0.002 / (1 + x * x), within(1e-16));
        }
        assertThat(local.x()[0]).isLessThan(run.simulation().machine().gammaUp());
        assertThat(layers(picture, Layer.Mark.class))
                .extracting(Layer.Mark::x)
                .containsExactly(
                        2.0,
                        run.simulation().machine().gammaDown(),
                        run.simulation().machine().gammaUp());
    }

    /** Recorded noise of both qubits lies on what its steps should show, within five standard errors of the whole. */
    @Test
    void recordedNoiseLiesOnItsSpectrum() {
        Run run = SmallRuns.of(LOCAL, "noise.collective=0", "time.end=100", "time.samples=5");
        NoisePeriodogram measured = new NoisePeriodogram();
        run.simulation().records(Kernels.Choice.AUTO, run.recorded()).forEach(record -> measured.add(record.noise()));
        Picture picture = SpectrumFigure.of(run, measured).orElseThrow();
        Layer.Points points = layers(picture, Layer.Points.class).get(0);
        List<NoisePeriodogram.Band> bands = measured.bands(List.of("local1", "local2"));
        double ratio = 0;
        double count = 0;
        for (int k = 0; k < bands.size(); k++) {
            assertThat(points.y()[k]).isEqualTo(bands.get(k).density());
            double expected =
                    NoisePeriodogram.expected(run.simulation().machine().local1(), measured.step(), points.x()[k]);
            ratio += bands.get(k).count() * points.y()[k] / expected;
            count += bands.get(k).count();
        }
        assertThat(ratio / count).isCloseTo(1, within(5 / Math.sqrt(count)));
        assertThat(picture.caption()).contains("2 recorded trajectories", "two-sided");
    }
}
