package org.bellwether.lindblad;

import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;

/**
 * The tilted Liouvillian of {@link Counts} as a power series of their counting fields,
 *
 * <pre>
 *   L(s) = L + sum_k (e^{sum_a s_a c_ak} - 1) gamma_k A_k rho A_k† - sum_a s_a m_a
 * </pre>
 *
 * <p>It counts N_a - m_a t, with m_a the rate in the steady state, for the moments of a number that stays near 0 can be
 * subtracted without loss of digits. Cumulants but the first do not feel it.
 */
final class CountingJets {
    private final Monomials monomials;
    private final Jet drift;
    private final double[][] kick;
    private final double[] rates;
    private final double[] initial;

    private CountingJets(Monomials monomials, Jet drift, double[][] kick, double[] rates, double[] initial) {
        this.monomials = monomials;
        this.drift = drift;
        this.kick = kick;
        this.rates = rates;
        this.initial = initial;
    }

    /**
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    static CountingJets of(OpenSystem system, Counts counts) {
        double[][] c = counts.coefficients();
        if (c[0].length != system.jumps().size()) {
            throw new IllegalArgumentException("counts of " + c[0].length + " channels in a system of "
                    + system.jumps().size());
        }
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        List<double[][]> jumps = TiltedGenerator.jumps(system);
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        double[] rates = new double[c.length];
        for (int k = 0; k < jumps.size(); k++) {
            double rate = RealMatrices.times(jumps.get(k), steady)[0];
            for (int a = 0; a < c.length; a++) {
                rates[a] += c[a][k] * rate;
            }
        }
        Monomials monomials = new Monomials(c.length);
        Jet drift = drift(monomials, liouvillian.drift(), jumps, c, rates);
        return new CountingJets(monomials, drift, liouvillian.kick(), rates, initial);
    }

    Monomials monomials() {
        return monomials;
    }

    /** The number of coordinates of a state. */
    int size() {
        return initial.length;
    }

    /** The state at t = 0. */
    Jet initial() {
        return Jet.constant(monomials, RealMatrices.transpose(new double[][] {initial}));
    }

    /** L(s). */
    Jet generator() {
        return drift.plus(kick);
    }

    /** S(dt) of L(s); noise and field move no counter. */
    Jet strangMap(double dt) {
        Jet half = drift.times(dt / 2).exponential();
        Jet middle = Jet.constant(monomials, RealMatrices.exponential(RealMatrices.times(kick, dt)));
        return half.times(middle).times(half);
    }

    /** The cumulants of N_a whose centred numbers have the given cumulant generating function after a time. */
    CountCumulants cumulants(double[] log, double time) {
        double[] known = new double[rates.length];
        for (int a = 0; a < known.length; a++) {
            known[a] = rates[a] * time;
        }
        return CountCumulants.of(monomials, log, known);
    }

    private static Jet drift(
            Monomials monomials, double[][] drift, List<double[][]> jumps, double[][] c, double[] rates) {
        int n = drift.length;
        double[][][] coefficients = new double[monomials.size()][][];
        coefficients[0] = drift;
        for (int i = 1; i < coefficients.length; i++) {
            List<Integer> fields = monomials.factors(i);
            double[][] sum = new double[n][n];
            for (int k = 0; k < jumps.size(); k++) {
                double product = 1.0 / monomials.factorial(i);
                for (int a : fields) {
                    product *= c[a][k];
                }
                sum = RealMatrices.plus(sum, RealMatrices.times(jumps.get(k), product));
            }
            if (fields.size() == 1) {
                double[][] centre = RealMatrices.times(RealMatrices.identity(n), -rates[fields.get(0)]);
                sum = RealMatrices.plus(sum, centre);
            }
            coefficients[i] = sum;
        }
        return new Jet(monomials, coefficients);
    }
}
