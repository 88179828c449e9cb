package org.bellwether.lindblad;

import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;

/**
 * The generator of the second moments over the noise, R = E[rho (x) rho], of the noise-conditioned density matrix: classical
 * noise on a path, baths averaged. On a path the Stratonovich equation is
 *
 * <pre>
 *   d rho = (L_0[rho] - i [F, rho]) dt + sum_j sqrt(gamma_j) C_j[rho] o dW_j,        C_j[rho] = -i [V_j, rho]
 * </pre>
 *
 * <p>Its Ito form has (gamma_j/2) C_j^2 = gamma_j D(V_j) more in the drift, which makes that L. Then d(rho (x) rho) has, beside L on
 * either factor, the product of the two increments, whose mean is the cross term:
 *
 * <pre>
 *   dR/dt = (L (x) 1 + 1 (x) L + sum_j gamma_j C_j (x) C_j) R
 * </pre>
 *
 * <p>It is the master equation of two copies of the system in baths of their own that share the noise. The cross term belongs to the
 * kick: where the noise operators commute with one another and with F, the exponential of the kick is the mean over a trajectory's
 * kick K of K (x) K, and {@link #strangMap} is exactly what R does in a trajectory's step.
 *
 * <p>Coordinates are R_kl = E[r_k r_l] for k <= l, row by row, with r of {@link Liouvillian}: n^2 (n^2 + 1)/2 of them, 136 for two
 * qubits. As r_0 = 1, the first n^2 are the means E[r_l].
 */
public final class PairGenerator implements SplitGenerator {
    /** The largest dimension: there are n^4/2 coordinates, so that its matrices take n^8/4 numbers. */
    public static final int LARGEST_DIMENSION = 5;

    private final int states;
    private final double[][] drift;
    private final double[][] kick;
    private final double[] initial;

    private PairGenerator(int states, double[][] drift, double[][] kick, double[] initial) {
        this.states = states;
        this.drift = drift;
        this.kick = kick;
        this.initial = initial;
    }

    /**
     * The generator of R for an open system.
     *
     * @throws IllegalArgumentException if the dimension is above {@value #LARGEST_DIMENSION}
     */
    public static PairGenerator of(OpenSystem system) {
        if (system.dimension() > LARGEST_DIMENSION) {
            throw new IllegalArgumentException("second moments over the noise are known up to dimension "
                    + LARGEST_DIMENSION + ", not in dimension " + system.dimension());
        }
        Liouvillian l = Liouvillian.of(system);
        HermitianBasis basis = l.basis();
        int states = basis.operators().size();
        double[][] kick = onEither(l.kick());
        for (NoiseChannel noise : system.noises()) {
            double[][] c = Liouvillian.matrix(basis, rho -> Liouvillian.unitary(noise.operator(), rho));
            addProduct(kick, c, c, noise.intensity());
        }
        double[] r = basis.coordinates(system.initialState().densityMatrix());
        double[] initial = new double[kick.length];
        for (int k = 0; k < states; k++) {
            for (int m = k; m < states; m++) {
                initial[index(states, k, m)] = r[k] * r[m];
            }
        }
        return new PairGenerator(states, onEither(l.drift()), kick, initial);
    }

    /** R at t = 0, where every path starts in the density matrix of the initial state. */
    public double[] initial() {
        return initial.clone();
    }

    /** The coordinate that is E[r_k r_l], in either order. */
    public int index(int k, int l) {
        return index(states, k, l);
    }

    @Override
    public double[][] drift() {
        return RealMatrices.times(drift, 1);
    }

    @Override
    public double[][] kick() {
        return RealMatrices.times(kick, 1);
    }

    private static int index(int states, int k, int l) {
        int low = Math.min(k, l);
        return low * states - low * (low - 1) / 2 + Math.max(k, l) - low;
    }

    /** A (x) 1 + 1 (x) A. */
    private static double[][] onEither(double[][] a) {
        double[][] one = RealMatrices.identity(a.length);
        int pairs = a.length * (a.length + 1) / 2;
        double[][] sum = new double[pairs][pairs];
        addProduct(sum, a, one, 1);
        addProduct(sum, one, a, 1);
        return sum;
    }

    /** Adds factor A (x) B, on symmetric R. */
    private static void addProduct(double[][] sum, double[][] a, double[][] b, double factor) {
        int n = a.length;
        for (int k = 0; k < n; k++) {
            for (int l = k; l < n; l++) {
                double[] row = sum[index(n, k, l)];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        row[index(n, i, j)] += factor * a[k][i] * b[l][j];
                    }
                }
            }
        }
    }
}
