package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bellwether.testkit.BlockRecorder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lanes kernel against the general one, path by path, and its two paths against each other, bit by bit. */
class LanesKernelTest {
    private static final long SEED = 11;

    static Stream<LanesSystems> systems() {
        return LanesSystems.all();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void followsTheGeneralKernelPathByPath(LanesSystems c) {
        TimeGrid grid = TimeGrid.of(0.5, 1, 2, 100, 400);
        int lanes = 70;
        BlockRecorder general = run(new GeneralKernel(request(c, grid)), 3, lanes);
        BlockRecorder fast = run(scalar(c, grid), 3, lanes);
        assertThat(fast.told()).hasSameSizeAs(general.told());
        int jumps = 0;
        double largest = 0;
        for (int k = 0; k < grid.outputs(); k++) {
            for (int lane = 0; lane < lanes; lane++) {
                for (int channel = 0; channel < c.system().jumps().size(); channel++) {
                    assertThat(fast.jumps(k, channel, lane)).isEqualTo(general.jumps(k, channel, lane));
                    jumps += fast.jumps(k, channel, lane);
                }
                for (int o = 0; o < c.observables().size(); o++) {
                    double difference = fast.expectation(k, o, lane) - general.expectation(k, o, lane);
                    largest = Math.max(largest, Math.abs(difference));
                }
            }
        }
        System.err.println(c + " " + jumps + " " + largest);
        assertThat(largest).isLessThan(1e-9);
    }

    private static KernelRequest request(LanesSystems c, TimeGrid grid) {
        return KernelRequest.of(c.system(), c.observables(), grid, SEED);
    }

    private static TrajectoryKernel scalar(LanesSystems c, TimeGrid grid) {
        return new LanesKernel(request(c, grid), new LanesScalarPasses(), "scalar");
    }

    private static BlockRecorder run(TrajectoryKernel kernel, long first, int count) {
        BlockRecorder record = new BlockRecorder();
        kernel.run(first, count, record);
        return record;
    }
}
