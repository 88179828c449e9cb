package org.bellwether.fluctuation;

import java.util.Arrays;
import java.util.List;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.ThermalMachine;
import org.bellwether.statistics.BlockSpread;

/**
 * Powers of two 2^e that terms of the energy balance are divided by before they are summed. |x| / 2^e has to stay below 8: what
 * does not is counted and clamped. Sums resolve 2^-20 of it, so a scale may be generous, by a factor of some thousand.
 *
 * @param exponents e [output][term], the terms in the order of {@link EnergyStatistics#names}
 */
public record EnergyScale(int[][] exponents) {
    private static final double DEVIATIONS = 12;
    private static final double FEW = 20;
    private static final double ROUNDING = 1e-6;
    private static final int LARGEST = 100;

    /**
     * Scales that no path of a machine leaves but with a probability below 1e-20. Jumps of baths never come faster than at the rate
     * max(Gamma_1, Gamma_2), so their number is at most a Poissonian one of mean M = t max(Gamma_1, Gamma_2), and that is at most
     * M + 12 sqrt(M) + 20. The scales have room for
     *
     * <pre>
     *   work of noise j         4 g gamma_j t + 24 g sqrt(gamma_j t)   the slope of &lt;H_S&gt; with the angle is at most 2g, its own 4g
     *                           2 g t max|eta_j|                       where that has no S(0), or one that says little of it
     *   work of the field       2 g |h_1 - h_2| t                      it turns the psi plane by h_1 - h_2 in unit time
     *   heat                    g for each jump of baths
     *   back-action of jumps    3 g for each jump: at most 2g of &lt;H_S&gt;, and the quantum g
     *   back-action of drifts   g |Gamma_1 - Gamma_2| t / 2            d&lt;H_S&gt;/dt = -cov(H_S, Gamma), H_S within +-g
     *   change of &lt;H_S&gt;         2 g
     * </pre>
     *
     * <p>and at least 1e-6 g each, as a term that is 0 in theory is rounding.
     *
     * @param noises the noise channels that are explicit on the Hamiltonian; none where the noise is unravelled into jumps, which
     *     come at most at the rate 4 gamma_c + gamma_l1 + gamma_l2 and count for back-action
     * @param times the output times
     */
    public static EnergyScale of(ThermalMachine machine, List<NoiseChannel> noises, double[] times) {
        EnergyTerms terms =
                new EnergyTerms(noises.stream().map(NoiseChannel::name).toList());
        double g = machine.coupling();
        double noiseJumpRate =
                noises.isEmpty() ? 4 * machine.collectiveNoise() + machine.localNoise1() + machine.localNoise2() : 0;
        int[][] exponents = new int[times.length][];
        for (int k = 0; k < times.length; k++) {
            double t = times[k];
            double bathRate = Math.max(machine.gammaDown(), machine.gammaUp());
            double heat = g * most(bathRate * t);
            double jumps = 3 * g * most((bathRate + noiseJumpRate) * t);
            double drift = g * (Math.abs(machine.gammaDown() - machine.gammaUp()) + noiseJumpRate) * t / 2;
            double[] limits = new double[terms.size()];
            for (int j = 0; j < noises.size(); j++) {
                limits[j] = work(g, noises.get(j).process(), t);
            }
            limits[terms.field()] = 2 * g * Math.abs(machine.field1() - machine.field2()) * t;
            limits[terms.jumpBackAction()] = jumps;
            limits[terms.driftBackAction()] = drift;
            limits[terms.backAction()] = jumps + drift;
            limits[terms.energyChange()] = 2 * g;
            limits[terms.heat(0)] = heat;
            limits[terms.heat(1)] = heat;
            exponents[k] = Arrays.stream(limits)
                    .mapToInt(x -> exponent(x, ROUNDING * g))
                    .toArray();
        }
        return new EnergyScale(exponents);
    }

    private static double work(double g, NoiseProcess process, double t) {
        if (process instanceof NoiseProcess.Recorded record) {
            return 2 * g * t * record.recording().largest();
        }
        if (process instanceof NoiseProcess.Spectrum || Double.isInfinite(process.intensity())) {
            return 2 * g * t * DEVIATIONS * Math.sqrt(process.variance());
        }
        double kicks = process.intensity() * t;
        return 4 * g * kicks + 2 * DEVIATIONS * g * Math.sqrt(kicks);
    }

    /** A number that a Poissonian one of this mean hardly ever exceeds. */
    private static double most(double mean) {
        return mean + DEVIATIONS * Math.sqrt(mean) + FEW;
    }

    /** The least e with x < 8 2^e and rounding < 8 2^e. */
    private static int exponent(double x, double rounding) {
        return Math.min(LARGEST, Math.getExponent(Math.max(x, rounding) / BlockSpread.LIMIT) + 1);
    }
}
