package org.bellwether.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bellwether.model.NoiseProcess;
import org.bellwether.noise.ProcessLanes;
import org.bellwether.random.StreamKey;
import org.bellwether.recording.NoisePeriodogram.Band;
import org.bellwether.result.TrajectoryRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoisePeriodogramTest {
    private static final int STEPS = 1024;
    private static final int PATHS = 100;

    /** Increments of a process along some paths. */
    private static NoisePeriodogram measured(NoiseProcess process, double dt) {
        NoisePeriodogram measured = new NoisePeriodogram();
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(dt);
        for (int path = 0; path < PATHS; path++) {
            lanes.start(0, path, StreamKey.ofSeed(3).split(path));
            measured.add(noise(
                    dt,
                    IntStream.range(0, STEPS).mapToDouble(k -> lanes.next(0)).toArray()));
        }
        return measured;
    }

    private static TrajectoryRecord.Noise noise(double dt, double[] increments) {
        double[] ends = IntStream.rangeClosed(1, increments.length)
                .mapToDouble(k -> k * dt)
                .toArray();
        return new TrajectoryRecord.Noise(List.of("local1"), ends, new double[][] {increments});
    }

    /** The expected mean of a band: over the frequencies 2 pi m/(n dt), m = 2, 4, ..., that lie in it. */
    private static double expected(NoiseProcess process, double dt, Band band) {
        int place = (int) Math.floor(8 * Math.log10(band.frequency()));
        double[] in = IntStream.range(1, STEPS / 4)
                .mapToDouble(m -> 2 * Math.PI * 2 * m / (STEPS * dt))
                .filter(w -> (int) Math.floor(8 * Math.log10(w)) == place)
                .toArray();
        assertThat(band.count()).isEqualTo((long) PATHS * in.length);
        return Arrays.stream(in)
                .map(w -> NoisePeriodogram.expected(process, dt, w))
                .average()
                .orElseThrow();
    }

    /**
     * Every band of a long-, a medium- and a short-lived noise, and all of them together. The mean of n numbers of an exponential law
     * has the relative error 1/sqrt(n), 0.6 % of all and at most 10 % of a band, of telegraph noise about the same: within 5 of them
     * by chance in all but 1 of 10^6. A one-sided spectrum is wrong by a factor 2, one over cycles by 2 pi, averaging over a step that
     * is forgotten by up to 2.4; without the window slow noise at tau = 200 is wrong by a factor 1.2 and more at high frequencies.
     */
    @ParameterizedTest
    @CsvSource({"ou, 200", "ou, 5", "ou, 0.3", "telegraph, 5"})
    void isTheTwoSidedSpectrumOverAngularFrequencies(String kind, double tau) {
        double dt = 1.1;
        NoiseProcess process = kind.equals("ou")
                ? new NoiseProcess.OrnsteinUhlenbeck(0.02, tau)
                : new NoiseProcess.Telegraph(0.02, tau);
        List<Band> bands = measured(process, dt).bands(List.of("local1"));
        assertThat(bands).hasSizeGreaterThan(15);
        double ratios = 0;
        double count = 0;
        for (Band band : bands) {
            double ratio = band.density() / expected(process, dt, band);
            assertThat(ratio).as("at %s", band.frequency()).isCloseTo(1, within(5 / Math.sqrt((double) band.count())));
            assertThat(band.low()).isLessThan(band.density());
            assertThat(band.high()).isGreaterThan(band.density());
            ratios += band.count() * ratio;
            count += band.count();
        }
        assertThat(ratios / count).isCloseTo(1, within(5 / Math.sqrt(count)));
        // Far below pi/dt steps show the spectrum itself.
        Band slow = bands.get(6);
        assertThat(slow.density() / process.spectrum(slow.frequency())).isCloseTo(1, within(0.3));
    }

    /** Averaging over a step and folding back cancel for white noise; for noise that is slow against a step sinc^2 is left. */
    @Test
    void expectedIsDampedAndFolded() {
        assertThat(NoisePeriodogram.expected(new NoiseProcess.White(0.3), 0.7, 4))
                .isEqualTo(0.3);
        NoiseProcess fast = new NoiseProcess.OrnsteinUhlenbeck(0.3, 1e-3);
        assertThat(NoisePeriodogram.expected(fast, 0.7, 4)).isCloseTo(0.3, within(2e-3));
        NoiseProcess slow = new NoiseProcess.OrnsteinUhlenbeck(0.3, 50);
        double omega = 0.4;
        double x = omega * 0.7 / 2;
        assertThat(NoisePeriodogram.expected(slow, 0.7, omega) / slow.spectrum(omega))
                .isCloseTo(Math.pow(Math.sin(x) / x, 2), within(1e-3));
        // The law of increments: (1/dt)[Var + 2 sum_m Cov_m cos(w m dt)], from the correlation of exponential noise.
        double tau = 2;
        double dt = 1.1;
        double a = Math.exp(-dt / tau);
        double sum = 0.02 * (dt - tau * (1 - a));
        for (int m = 1; m < 200; m++) {
            sum += 2 * 0.02 * tau / 2 * (1 - a) * (1 - a) * Math.pow(a, m - 1) * Math.cos(2.5 * m * dt);
        }
        assertThat(NoisePeriodogram.expected(new NoiseProcess.OrnsteinUhlenbeck(0.02, tau), dt, 2.5))
                .isCloseTo(sum / dt, within(1e-9));
    }

    /** White noise of intensity 1 with a first part of other steps, which is left out, and pieces that use up 1800 steps. */
    @Test
    void takesTheLongestRunOfEqualSteps() {
        Random random = new Random(5);
        double[] ends = new double[1900];
        double[] increments = new double[ends.length];
        double time = 0;
        for (int k = 0; k < ends.length; k++) {
            double dt = k < 100 ? 0.01 : 0.5;
            time += dt;
            ends[k] = time;
            increments[k] = k < 100 ? 1e6 : Math.sqrt(dt) * random.nextGaussian();
        }
        NoisePeriodogram measured = new NoisePeriodogram();
        measured.add(new TrajectoryRecord.Noise(List.of("collective"), ends, new double[][] {increments}));
        List<Band> bands = measured.bands(List.of("collective"));
        assertThat(measured.step()).isCloseTo(0.5, within(1e-9));
        assertThat(measured.trajectories()).isEqualTo(1);
        // Pieces of 1024, 512 and 256 steps: every second of 512, 256 and 128 frequencies.
        double count = bands.stream().mapToLong(Band::count).sum();
        assertThat(count).isEqualTo(255 + 127 + 63);
        double mean = bands.stream().mapToDouble(b -> b.count() * b.density()).sum() / count;
        assertThat(mean).isCloseTo(1, within(5 / Math.sqrt(count)));
        NoisePeriodogram few = new NoisePeriodogram();
        few.add(noise(1, DoubleStream.generate(() -> 1).limit(10).toArray()));
        assertThat(few.isEmpty()).isTrue();
    }
}
