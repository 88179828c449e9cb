package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waiting time of one lane: where the squared norm meets its threshold, found to rounding. */
final class LaneDriftTest {
    private static final BellForm.Plane STILL = new BellForm.Plane(0, 0, 0);

    /**
     * The squared norm of phi+ and phi- at the first jump is the threshold to 1e-15, which is nine roundings of a number below 1,
     * from weak and strong decay, of one state or both, over a short wait or dozens of lifetimes. A step of Halley's with the wrong
     * sign misses it by 1e-11 in the first.
     */
    @ParameterizedTest
    @CsvSource({
        "0.003, 0.004, 0.5, 0.9983, 0.9",
        "0.003, 0.004, 0.5, 0.99999999, 0.9",
        "0.3, 2, 0.1, 0.5, 10",
        "2, 0.3, 0.999, 1e-9, 60",
        "1, 0, 0.5, 0.500001, 30",
        "0, 1, 0.5, 0.7, 30",
        "1, 0.001, 0.5, 0.01, 5000",
        "1, 0.001, 0.3, 0.01, 5000",
        "1, 0.001, 0.9999, 0.00011, 400",
        "1, 1e-9, 0.999999, 1.0001e-6, 40",
        "5, 5, 1, 1e-20, 10"
    })
    void theFirstJumpComesWhereTheNormMeetsTheThreshold(
            double down, double up, double weight, double threshold, double time) {
        BellForm.Channel[] channels = {new BellForm.Channel(true, 1, down), new BellForm.Channel(false, 1, up)};
        BellForm form = new BellForm(new double[4], down, up, channels, STILL, STILL, 0, List.of());
        LaneDrift lane = new LaneDrift(form, 7, null);
        lane.start(0, 0);
        lane.re[0] = Math.sqrt(weight);
        lane.re[1] = Math.sqrt(1 - weight);
        lane.run(0, threshold, time, Double.POSITIVE_INFINITY, lane.jumps);
        List<Double> jumps = new ArrayList<>();
        lane.log.tell(new BlockObserver() {
            @Override
            public void observe(int output, BlockView block) {
                throw new AssertionError("no output");
            }

            @Override
            public void jump(int which, double at, int channel) {
                jumps.add(at);
            }
        });
        assertThat(jumps).isNotEmpty();
        double t = jumps.get(0);
        assertThat(t).isBetween(0.0, time);
        assertThat(weight * Math.exp(-down * t) + (1 - weight) * Math.exp(-up * t))
                .isCloseTo(threshold, within(1e-15));
    }
}
