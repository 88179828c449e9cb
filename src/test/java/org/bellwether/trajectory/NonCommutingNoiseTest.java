package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.Golden;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.api.Test;

/** The symmetric product of the kicks of noises that do not commute. */
class NonCommutingNoiseTest {
    private static final double DT = 0.5;
    private static final int STEPS = 4;
    private static final int BLOCKS = 100;

    /** The product's mean is of order 2: half the step, a quarter of the error (golden/general-noncommuting.json). */
    @Test
    void theMeanOfTheProductIsOfSecondOrder() {
        OpenSystem system = LanesSystems.nonCommuting(0.03, 0.05).system();
        double exact = Golden.load("general-noncommuting")
                .json()
                .get("exact")
                .get(1)
                .get("z")
                .asDouble();
        double coarse = z(mean(system, 1, 5)) - exact;
        double fine = z(mean(system, 0.5, 10)) - exact;
        assertThat(Math.abs(coarse)).isBetween(1e-7, 1e-3);
        assertThat(coarse / fine).isCloseTo(4, within(0.2));
    }

    /**
     * Strong noise, and the mean of 12 800 trajectories against that of the product, each number within 4.5 standard errors: false
     * alarm below 5e-5 in all. One increment for both halves of the outer kick is off by 10.7 standard errors.
     */
    @Test
    void trajectoriesHaveTheMeanOfTheProduct() {
        LanesSystems c = LanesSystems.nonCommuting(0.5, 0.4);
        ComplexMatrix expected = mean(c.system(), DT, STEPS);
        TimeGrid grid = TimeGrid.of(DT, STEPS);
        TrajectoryKernel kernel = Kernels.create(Choice.SCALAR, KernelRequest.of(c.system(), c.observables(), grid, 5));
        BlockRecorder[] records = new BlockRecorder[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            records[b] = new BlockRecorder();
            kernel.run((long) b * BlockView.LANES, BlockView.LANES, records[b]);
        }
        for (int o = 0; o < c.observables().size(); o++) {
            int observable = o;
            Sample sample = Sample.of(
                    BLOCKS * BlockView.LANES,
                    i -> records[i / BlockView.LANES].expectation(1, observable, i % BlockView.LANES));
            double exact = c.observables().get(o).times(expected).traceRe();
            assertThat(Math.abs(sample.z(exact))).isLessThan(4.5);
        }
    }

    /** (e^(L_0 dt/2) e^(D_x dt/2) e^(D_z dt) e^(D_x dt/2) e^(L_0 dt/2))^steps rho(0). */
    private static ComplexMatrix mean(OpenSystem system, double dt, int steps) {
        double[][] drift = map(system.hamiltonian(), system.jumps(), List.of(), system, dt / 2);
        ComplexMatrix none = ComplexMatrix.zero(2, 2);
        double[][] outer = map(none, List.of(), system.noises().subList(0, 1), system, dt / 2);
        double[][] inner = map(none, List.of(), system.noises().subList(1, 2), system, dt);
        HermitianBasis basis = Liouvillian.of(system).basis();
        double[] state = basis.coordinates(system.initialState().densityMatrix());
        for (int k = 0; k < steps; k++) {
            for (double[][] map : List.of(drift, outer, inner, outer, drift)) {
                state = RealMatrices.times(map, state);
            }
        }
        return basis.operator(state);
    }

    private static double[][] map(
            ComplexMatrix h, List<JumpChannel> jumps, List<NoiseChannel> noises, OpenSystem system, double time) {
        OpenSystem part = new OpenSystem(h, system.field(), jumps, noises, system.initialState());
        return RealMatrices.exponential(RealMatrices.times(Liouvillian.of(part).generator(), time));
    }

    private static double z(ComplexMatrix rho) {
        return rho.re(0, 0) - rho.re(1, 1);
    }
}
