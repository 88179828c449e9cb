package org.bellwether.trajectory;

import java.util.Arrays;
import org.bellwether.noise.Kicks;
import org.bellwether.random.ElementaryFunctions;

/**
 * The kick of a density matrix in the common eigenbasis of noise and field: rho_ab turns by exp(-i d_ab), with
 * d_ab = phi_a - phi_b the difference of the angles of {@link Kicks}.
 */
final class GeneralKick {
    private final int n;
    private final Kicks noise;
    private final double[][] generators;
    private final double[] fieldPerTime;
    private final double[][] perComponent;
    private final double[] field;
    /** d_ab of this kick for each a &lt; b, row by row. */
    final double[] angles;

    /** Kicks of no step yet: {@link #over} follows. */
    GeneralKick(Kicks noise) {
        this.noise = noise;
        n = noise.basis().rows();
        generators =
                Arrays.stream(noise.generators()).map(GeneralKick::differences).toArray(double[][]::new);
        fieldPerTime = differences(noise.field());
        angles = new double[fieldPerTime.length];
        field = new double[angles.length];
        perComponent = new double[generators.length][angles.length];
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        for (int l = 0; l < generators.length; l++) {
            scale(generators[l], noise.scale(l, dt), perComponent[l]);
        }
        scale(fieldPerTime, dt, field);
    }

    /** to = factor x. */
    static void scale(double[] x, double factor, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = factor * x[i];
        }
    }

    /** x_a - x_b for each a &lt; b, row by row. */
    static double[] differences(double[] x) {
        int n = x.length;
        double[] differences = new double[n * (n - 1) / 2];
        int pair = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                differences[pair++] = x[a] - x[b];
            }
        }
        return differences;
    }

    /** Sets the angles of a kick. */
    void aim(double[] components) {
        for (int pair = 0; pair < angles.length; pair++) {
            double angle = field[pair];
            for (int l = 0; l < perComponent.length; l++) {
                angle += perComponent[l][pair] * components[l];
            }
            angles[pair] = angle;
        }
    }

    /** Turns a density matrix, whose coordinates begin at {@code offset}, by the angles. */
    void turn(double[] rho, int offset) {
        int re = offset + n;
        for (double angle : angles) {
            double c = ElementaryFunctions.cos(angle);
            double s = ElementaryFunctions.sin(angle);
            double x = rho[re];
            double y = rho[re + 1];
            rho[re] = c * x + s * y;
            rho[re + 1] = c * y - s * x;
            re += 2;
        }
    }
}
