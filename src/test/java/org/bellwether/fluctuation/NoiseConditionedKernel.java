package org.bellwether.fluctuation;

import java.util.SplittableRandom;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.ArrayView;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * Density matrices conditioned on the noise, the baths averaged, in the plainest way: 16 Pauli means, half a drift, a kick, half a
 * drift. U = exp(-i (a sigma_z1 + b sigma_z2)) turns the Bloch vectors of the qubits about z by 2a and 2b.
 */
final class NoiseConditionedKernel implements TrajectoryKernel {
    private static final int N = 16;

    private final ThermalMachine machine;
    private final TimeGrid grid;
    private final double[][] half;
    private final double[][] whole;
    private final double[] initial;
    private final double[] r = new double[N];
    private final double[] scratch = new double[N];

    NoiseConditionedKernel(ThermalMachine machine, TimeGrid grid) {
        this.machine = machine;
        this.grid = grid;
        OpenSystem system = machine.openSystem();
        Liouvillian liouvillian = Liouvillian.of(system);
        half = RealMatrices.exponential(RealMatrices.times(liouvillian.drift(), grid.largestStep() / 2));
        whole = RealMatrices.times(half, half);
        initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        long[] outputs = grid.outputSteps();
        double[][][] means = new double[outputs.length][N - 1][BlockView.LANES];
        for (int l = 0; l < count; l++) {
            run(new SplittableRandom(7919 * (first + l) + 13), l, outputs, means);
        }
        for (int k = 0; k < outputs.length; k++) {
            observer.observe(k, ArrayView.of(first, count, means[k]));
        }
    }

    private void run(SplittableRandom random, int lane, long[] outputs, double[][][] means) {
        double root = Math.sqrt(grid.largestStep());
        show(initial, means[0], lane);
        apply(half, initial, r);
        int next = 1;
        for (long step = 1; step <= grid.steps(); step++) {
            double common = Math.sqrt(machine.collectiveNoise()) * root * random.nextGaussian();
            double first = Math.sqrt(machine.localNoise1()) * root * random.nextGaussian();
            double second = Math.sqrt(machine.localNoise2()) * root * random.nextGaussian();
            turn(2 * (common + first + machine.field1() * grid.largestStep()), 4, 1);
            turn(2 * (common + second + machine.field2() * grid.largestStep()), 1, 4);
            if (step == outputs[next]) {
                apply(half, r, scratch);
                show(scratch, means[next++], lane);
            }
            apply(whole, r, scratch);
            System.arraycopy(scratch, 0, r, 0, N);
        }
    }

    /** Turns the x and y components of one qubit, whose index has a stride, whatever those of the other are. */
    private void turn(double angle, int stride, int otherStride) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int other = 0; other < 4; other++) {
            int x = stride + other * otherStride;
            int y = x + stride;
            double before = r[x];
            r[x] = cos * before - sin * r[y];
            r[y] = sin * before + cos * r[y];
        }
    }

    private static void apply(double[][] map, double[] from, double[] to) {
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int j = 0; j < N; j++) {
                sum += map[i][j] * from[j];
            }
            to[i] = sum;
        }
    }

    private static void show(double[] state, double[][] means, int lane) {
        for (int i = 1; i < N; i++) {
            means[i - 1][lane] = state[i];
        }
    }

    @Override
    public String name() {
        return "noise-conditioned, for tests";
    }
}
