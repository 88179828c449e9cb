package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.model.Pauli;
import org.bellwether.statistics.BlockSpread;
import org.bellwether.trajectory.BlockView;

/** The energy balance of one block. */
final class EnergyPart implements PathStatistics.Part {
    private static final int XX = Pauli.pairs().indexOf("XX");
    private static final int YY = Pauli.pairs().indexOf("YY");

    final BlockSpread spread;

    private final double coupling;
    private final BathChannels channels;
    private final EnergyTerms terms;
    private final double[][] factors;
    private final int[][] n = new int[BathChannels.BATHS][BlockView.LANES];
    private final double[] start = new double[BlockView.LANES];
    private final double[] change = new double[BlockView.LANES];
    private final double[] backAction = new double[BlockView.LANES];
    private final double[][] heat = new double[BathChannels.BATHS][BlockView.LANES];
    private final double[] residual = new double[BlockView.LANES];
    private long largestBits;

    /**
     * An empty part.
     *
     * @param factors [output][term]: what terms are multiplied by before they are summed
     */
    EnergyPart(double coupling, BathChannels channels, EnergyTerms terms, double[][] factors) {
        this.coupling = coupling;
        this.channels = channels;
        this.terms = terms;
        this.factors = factors;
        spread = new BlockSpread(factors.length * terms.size());
    }

    @Override
    public void clear() {
        for (int b = 0; b < BathChannels.BATHS; b++) {
            Arrays.fill(n[b], 0);
            Arrays.fill(heat[b], 0);
        }
        Arrays.fill(start, 0);
        largestBits = 0;
    }

    /** The largest |residual| of the balance; NaN if there was one. */
    double largestResidual() {
        return Double.longBitsToDouble(largestBits);
    }

    @Override
    public void jump(int lane, double time, int channel) {
        int bath = channels.bath()[channel];
        if (bath >= 0) {
            n[bath][lane] += channels.sign()[channel];
            heat[bath][lane] = coupling * n[bath][lane];
        }
    }

    @Override
    public void observe(int output, BlockView block) {
        int lanes = block.count();
        double[][] rows = block.functionals();
        if (rows.length < terms.functionals()) {
            throw new IllegalStateException("the kernel adds up " + rows.length
                    + " path functionals, but the balance has " + terms.functionals());
        }
        changeOfEnergy(output, block.expectations(), lanes);
        double[] byJumps = rows[terms.jumpBackAction()];
        double[] byDrift = rows[terms.driftBackAction()];
        for (int l = 0; l < lanes; l++) {
            backAction[l] = byJumps[l] + byDrift[l];
        }
        if (block.jumps().length == 0) {
            expectHeat(block.expectedJumps(), lanes);
        }
        for (int i = 0; i < terms.functionals(); i++) {
            set(output, i, rows[i], lanes);
        }
        set(output, terms.backAction(), backAction, lanes);
        set(output, terms.energyChange(), change, lanes);
        set(output, terms.heat(0), heat[0], lanes);
        set(output, terms.heat(1), heat[1], lanes);
        checkBalance(rows, lanes);
    }

    private void set(int output, int term, double[] x, int lanes) {
        spread.set(output * terms.size() + term, x, lanes, factors[output][term]);
    }

    /** H_S = -g (XX + YY)/2. */
    private void changeOfEnergy(int output, double[][] expectations, int lanes) {
        double factor = -coupling / 2;
        double[] xx = expectations[XX];
        double[] yy = expectations[YY];
        for (int l = 0; l < lanes; l++) {
            change[l] = factor * (xx[l] + yy[l]) - start[l];
        }
        if (output == 0) {
            System.arraycopy(change, 0, start, 0, lanes);
            Arrays.fill(change, 0);
        }
    }

    /** Where no jumps are drawn. */
    private void expectHeat(double[][] expectedJumps, int lanes) {
        for (int b = 0; b < BathChannels.BATHS; b++) {
            Arrays.fill(heat[b], 0);
        }
        for (int k = 0; k < channels.count(); k++) {
            int bath = channels.bath()[k];
            if (bath >= 0) {
                double quantum = channels.sign()[k] * coupling;
                for (int l = 0; l < lanes; l++) {
                    heat[bath][l] += quantum * expectedJumps[k][l];
                }
            }
        }
    }

    private void checkBalance(double[][] rows, int lanes) {
        for (int l = 0; l < lanes; l++) {
            residual[l] = change[l] - backAction[l] + (heat[0][l] + heat[1][l]);
        }
        for (int i = 0; i <= terms.field(); i++) {
            double[] work = rows[i];
            for (int l = 0; l < lanes; l++) {
                residual[l] -= work[l];
            }
        }
        // The bits of absolute values are ordered as they are, with NaN above all.
        for (int l = 0; l < lanes; l++) {
            long bits = Double.doubleToRawLongBits(residual[l]) & Long.MAX_VALUE;
            if (bits > largestBits) {
                largestBits = bits;
            }
        }
    }
}
