package org.bellwether.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Recorded;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.RecordedNoise;
import org.bellwether.random.StreamKey;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedLanesTest {
    private static final double[] TIMES = {2, 2.5, 4, 4.1, 7};
    private static final double[] ETA = {1, -2, 0.5, 3, 0};
    private static final RecordedNoise RECORD = new RecordedNoise(TIMES, new double[][] {ETA}, false);

    private static ProcessLanes lanes(Recorded process, double dt, long trajectory) {
        ProcessLanes lanes = ProcessLanes.of(process, 1);
        lanes.over(dt);
        lanes.start(0, trajectory, StreamKey.ofSeed(5).split(trajectory));
        return lanes;
    }

    /** The cumulative integral of the record from its first time, its length 5 repeated. */
    private static double integral(double time) {
        double lap = 0;
        for (int k = 0; k < 4; k++) {
            lap += (ETA[k] + ETA[k + 1]) / 2 * (TIMES[k + 1] - TIMES[k]);
        }
        double laps = Math.floor(time / 5);
        double t = 2 + time - 5 * laps;
        double sum = laps * lap;
        for (int k = 0; k < 4 && TIMES[k] < t; k++) {
            double to = Math.min(t, TIMES[k + 1]);
            double slope = (ETA[k + 1] - ETA[k]) / (TIMES[k + 1] - TIMES[k]);
            double end = ETA[k] + slope * (to - TIMES[k]);
            sum += (ETA[k] + end) / 2 * (to - TIMES[k]);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.5, 1.7, 5, 12})
    void stepsIntegrateTheRecordExactlyAsOftenAsItRepeats(double dt) {
        ProcessLanes lanes = lanes(new Recorded(RECORD, true, 1.25, 0), dt, 0);
        for (int n = 0; n < 40; n++) {
            double expected = integral(1.25 + (n + 1) * dt) - integral(1.25 + n * dt);
            assertThat(lanes.next(0)).isCloseTo(expected, within(1e-13 * (1 + n * dt)));
        }
        assertThat(lanes.largest()).isCloseTo(3 * dt, within(1e-15));
    }

    @Test
    void stepsOfOtherSizesGoOnWhereTheLastOneEnded() {
        ProcessLanes lanes = lanes(new Recorded(RECORD, false, 0, 0), 0.4, 0);
        double theta = lanes.next(0) + lanes.next(0);
        lanes.over(1.4);
        theta += lanes.next(0) + lanes.next(0) + lanes.next(0);
        assertThat(theta).isCloseTo(integral(5 - 1e-15), within(1e-14));
        assertThatThrownBy(() -> lanes.next(0)).hasMessageContaining("has ended after the time 5.0");
    }

    /** Steps that are those of the record give its integrals, to the bit, wherever rounding puts their ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void recordedIntegralsArePlayedToTheBit(int tenths) {
        double dt = tenths / 10.0;
        int steps = 10_000;
        // Not k dt, which rounds to 0.30000000000000004, and to 4.8999999999999995.
        double[] times = IntStream.rangeClosed(0, steps)
                .mapToDouble(k -> k * tenths / 10.0)
                .toArray();
        double[][] integrals = new double[3][];
        for (int r = 0; r < 3; r++) {
            int row = r;
            integrals[r] = IntStream.range(0, steps)
                    .mapToDouble(k -> Math.sin(1 + k * k + row))
                    .toArray();
        }
        Recorded process = new Recorded(new RecordedNoise(times, integrals, true), false, 0, 0);
        for (long trajectory = 0; trajectory < 5; trajectory++) {
            ProcessLanes lanes = lanes(process, dt, trajectory);
            for (int k = 0; k < steps; k++) {
                assertThat(lanes.next(0)).isEqualTo(integrals[(int) (trajectory % 3)][k]);
            }
        }
    }

    /** Records of one trajectory start at one random place, so that those made at the same time stay so; other noise is independent. */
    @Test
    void theRecordsOfATrajectoryHaveOneStream() {
        Recorded process = new Recorded(RECORD, true, 0, 5);
        OpenSystem system = Colour.withNoise(
                TestSystems.fig3().openSystem(), List.of(process, process, new OrnsteinUhlenbeck(1, 1)));
        List<NoiseSources.Source> sources = NoiseSources.of(system).sources();
        assertThat(sources.stream().map(NoiseSources.Source::stream).distinct()).hasSize(3);
        assertThat(sources.stream().map(NoiseSources.Source::split).distinct()).hasSize(2);
    }

    /** A trajectory's offset is uniform, and the same whatever else is drawn. */
    @Test
    void offsetsAreUniform() {
        RecordedNoise ramp = new RecordedNoise(new double[] {0, 10}, new double[][] {{0, 10}}, false);
        Recorded process = new Recorded(ramp, false, 2, 6);
        double sum = 0;
        double squares = 0;
        int paths = 10_000;
        for (int p = 0; p < paths; p++) {
            double start = lanes(process, 1, p).next(0) - 0.5;
            assertThat(start).isBetween(2.0, 8.0);
            sum += start / paths;
            squares += start * start / paths;
        }
        // Five standard errors: 6/sqrt(12 N) of the mean, and 18.3/sqrt(N) of the mean square.
        assertThat(sum).isCloseTo(5, within(0.087));
        assertThat(squares).isCloseTo(28, within(0.92));
    }

    @Test
    void whatIsNoRecordIsRefused() {
        double[][] row = {{1, 2}};
        assertThatThrownBy(() -> new RecordedNoise(new double[] {1, 1}, row, false))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> new RecordedNoise(new double[] {1, 2}, row, true))
                .hasMessageContaining("1 finite");
        assertThatThrownBy(() -> new RecordedNoise(new double[] {1, 2}, new double[][] {{1, Double.NaN}}, false))
                .hasMessageContaining("finite");
    }
}
