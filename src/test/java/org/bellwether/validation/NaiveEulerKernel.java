package org.bellwether.validation;

import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.ArrayView;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/**
 * What one writes without thinking: d psi = -i sum V_j psi dW_j by Euler's rule, then normalise. Without the Ito term
 * -(1/2) sum gamma_j V_j^2 psi dt this is another equation than (27), and norms do not tell. Nothing else is naive but for jumps
 * at the ends of steps. Noise operators must be diagonal, the initial state pure.
 */
final class NaiveEulerKernel implements TrajectoryKernel {
    private final OpenSystem system;
    private final List<ComplexMatrix> observables;
    private final TimeGrid grid;
    private final long seed;
    private final boolean itoTerm;
    private final ComplexMatrix drift;

    NaiveEulerKernel(OpenSystem system, List<ComplexMatrix> observables, TimeGrid grid, long seed, boolean itoTerm) {
        this.system = system;
        this.observables = observables;
        this.grid = grid;
        this.seed = seed;
        this.itoTerm = itoTerm;
        drift = RealMatrices.exponential(system.effectiveHamiltonian().times(0, -grid.largestStep()));
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        double[][] means = new double[observables.size()][BlockView.LANES];
        BlockView block =
                ArrayView.of(first, count, means, new int[system.jumps().size()][BlockView.LANES]);
        SplittableRandom[] random = new SplittableRandom[count];
        ComplexMatrix[] states = new ComplexMatrix[count];
        long[] outputs = grid.outputSteps();
        for (int k = 0; k < outputs.length; k++) {
            for (int lane = 0; lane < count; lane++) {
                if (k == 0) {
                    random[lane] = new SplittableRandom(seed + first + lane);
                    states[lane] = system.initialState().states().get(0);
                }
                for (long s = k == 0 ? 0 : outputs[k - 1]; s < outputs[k]; s++) {
                    states[lane] = step(states[lane], random[lane], block.jumps(), lane);
                }
                for (int o = 0; o < means.length; o++) {
                    means[o][lane] = mean(observables.get(o), states[lane]);
                }
            }
            observer.observe(k, block);
        }
    }

    private ComplexMatrix step(ComplexMatrix before, SplittableRandom random, int[][] jumps, int lane) {
        ComplexMatrix drifted = drift.times(before);
        double norm2 = norm2(drifted);
        ComplexMatrix psi = drifted.times(1 / Math.sqrt(norm2));
        double u = random.nextDouble() - norm2;
        if (u > 0) {
            int channel = 0;
            double share = u / (1 - norm2) * totalRate(before);
            while (channel < jumps.length - 1 && (share -= rate(channel, before)) > 0) {
                channel++;
            }
            ComplexMatrix after = system.jumps().get(channel).operator().times(before);
            psi = after.times(1 / Math.sqrt(norm2(after)));
            jumps[channel][lane]++;
        }
        double[] re = psi.realParts();
        double[] im = psi.imaginaryParts();
        double[] angle = new double[re.length];
        double[] decay = new double[re.length];
        for (NoiseChannel noise : system.noises()) {
            double variance = noise.intensity() * grid.largestStep();
            double increment = Math.sqrt(variance) * random.nextGaussian();
            for (int a = 0; a < angle.length; a++) {
                double v = noise.operator().re(a, a);
                angle[a] += v * increment;
                decay[a] += itoTerm ? v * v * variance / 2 : 0;
            }
        }
        double sum = 0;
        for (int a = 0; a < angle.length; a++) {
            double x = re[a] * (1 - decay[a]) + angle[a] * im[a];
            im[a] = im[a] * (1 - decay[a]) - angle[a] * re[a];
            re[a] = x;
            sum += re[a] * re[a] + im[a] * im[a];
        }
        return ComplexMatrix.column(re, im).times(1 / Math.sqrt(sum));
    }

    private double totalRate(ComplexMatrix psi) {
        double total = 0;
        for (int k = 0; k < system.jumps().size(); k++) {
            total += rate(k, psi);
        }
        return total;
    }

    private double rate(int channel, ComplexMatrix psi) {
        JumpChannel jump = system.jumps().get(channel);
        return jump.rate() * norm2(jump.operator().times(psi));
    }

    private static double mean(ComplexMatrix observable, ComplexMatrix psi) {
        return psi.adjoint().times(observable).times(psi).traceRe();
    }

    private static double norm2(ComplexMatrix psi) {
        return psi.adjoint().times(psi).traceRe();
    }
}
