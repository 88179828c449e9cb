package org.bellwether.lindblad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.lindblad.FactoredSteps.Term;

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
    private final Generator generator;

    private CountingJets(Monomials monomials, Jet drift, double[] rates, Generator generator) {
        this.monomials = monomials;
        this.drift = drift;
        this.kick = generator.isJoint() ? new double[0][] : generator.kick();
        this.rates = rates;
        this.generator = generator;
    }

    /**
     * @param steady a mean state near which the numbers grow; it only saves digits
     * @throws IllegalArgumentException if the counts are not of the system's channels
     */
    static CountingJets of(Generator generator, Counts counts, double[] steady) {
        double[][] c = counts.coefficients();
        List<double[][]> jumps = generator.stateJumps();
        if (c[0].length != jumps.size()) {
            throw new IllegalArgumentException("counts of " + c[0].length + " channels in a system of " + jumps.size());
        }
        double[] rates = new double[c.length];
        for (int k = 0; k < jumps.size(); k++) {
            double rate = RealMatrices.times(jumps.get(k), steady)[0];
            for (int a = 0; a < c.length; a++) {
                rates[a] += c[a][k] * rate;
            }
        }
        Monomials monomials = new Monomials(c.length);
        Jet drift = drift(monomials, generator.stateDrift(), jumps, c, rates);
        return new CountingJets(monomials, drift, rates, generator);
    }

    Monomials monomials() {
        return monomials;
    }

    /** The number of coordinates of a state. */
    int size() {
        return generator.size();
    }

    /** The state at t = 0. */
    Jet initial() {
        return Jet.constant(monomials, RealMatrices.transpose(new double[][] {generator.initial()}));
    }

    /** L(s). */
    Jet generator() {
        if (!generator.isJoint()) {
            return drift.plus(kick);
        }
        double[][][] lifted = Arrays.stream(drift.coefficients())
                .map(generator.coordinates()::lift)
                .toArray(double[][][]::new);
        return new Jet(monomials, lifted).plus(generator.kick());
    }

    /** S(dt) of L(s) where no noise has a memory; noise and field move no counter. */
    Jet strangMap(double dt) {
        Jet half = drift.times(dt / 2).exponential();
        Jet middle = Jet.constant(monomials, RealMatrices.exponential(RealMatrices.times(kick, dt)));
        return half.times(middle).times(half);
    }

    /** S(dt)^n of L(s) for a joint generator; components are the terms of the series. */
    FactoredSteps factoredSteps() {
        return new FactoredSteps(generator, generator.sparseKick(), time -> {
            double[][][] map = drift.times(time).exponential().coefficients();
            List<Term> terms = new ArrayList<>();
            for (int k = 0; k < map.length; k++) {
                for (int[] p : monomials.products(k)) {
                    if (RealMatrices.maxAbs(map[p[0]]) > 0) {
                        terms.add(new Term(k, p[1], map[p[0]]));
                    }
                }
            }
            return terms;
        });
    }

    /** A state that depends on no field, as components. */
    double[][] components(double[] state) {
        double[][] components = new double[monomials.size()][state.length];
        components[0] = state;
        return components;
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
