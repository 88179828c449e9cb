package org.bellwether.trajectory;

import java.util.Arrays;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseIncrements;

/**
 * How the angle of a kick in the psi plane is shared out among the noises and the static field, where some noise has a memory: noise
 * j has c_j E[W_j | kick], c_j being the eigenvalue of V_j in the plane, and the field f dt. The shares add up to the angle. The work
 * of each is its share times the work per angle, see {@link FunctionalPasses#works}, summed over the kicks.
 */
final class MemoryWork {
    private final NoiseIncrements increments;
    private final double[] eigenvalues;
    private final double fieldPerTime;
    private final double[][] components;
    private final double[][] sums;
    private double[][] shares = new double[0][];
    private double field;

    /**
     * Of a system.
     *
     * @param fieldPerTime the angle of the psi plane per unit time from the static field
     * @param components the numbers of the components of a kick, [component][lane]
     */
    MemoryWork(OpenSystem system, double fieldPerTime, double[][] components) {
        increments = NoiseIncrements.of(system);
        eigenvalues = system.noises().stream()
                .mapToDouble(noise -> noise.operator().re(1, 1))
                .toArray();
        this.fieldPerTime = fieldPerTime;
        this.components = components;
        sums = new double[eigenvalues.length + 1][components[0].length];
    }

    /** Goes on in steps of a size. */
    void over(double dt) {
        field = fieldPerTime * dt;
        shares = increments.means(dt);
        for (int j = 0; j < shares.length; j++) {
            for (int c = 0; c < shares[j].length; c++) {
                shares[j][c] *= eigenvalues[j];
            }
        }
    }

    /** Begins all trajectories. */
    void clear() {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
    }

    /** Adds a kick, and leaves 0 in the place of its work per angle. */
    void add(double[] perAngle) {
        for (int j = 0; j < shares.length; j++) {
            for (int c = 0; c < shares[j].length; c++) {
                if (shares[j][c] != 0) {
                    add(shares[j][c], components[c], perAngle, sums[j]);
                }
            }
        }
        double[] ofField = sums[shares.length];
        for (int l = 0; l < perAngle.length; l++) {
            ofField[l] = Math.fma(field, perAngle[l], ofField[l]);
            perAngle[l] = 0;
        }
    }

    private static void add(double share, double[] component, double[] perAngle, double[] sum) {
        for (int l = 0; l < sum.length; l++) {
            sum[l] = Math.fma(share * component[l], perAngle[l], sum[l]);
        }
    }

    /** The sums of share times work per angle, [noise, then the field][lane]. */
    double[][] sums() {
        return sums;
    }
}
