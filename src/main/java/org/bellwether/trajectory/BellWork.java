package org.bellwether.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseIncrements;

/**
 * The work of every noise and of the static field in the kicks of a {@link DensityBlock}, with an energy diagonal in the Bell
 * basis. A kick by theta takes (sin theta) (D sin theta + 2y cos theta) from the first population of a plane to the second; of
 * the energy that this brings, noise j has the share of its part in theta, c_j W_j / theta, so its work is
 *
 * <pre>
 *   c_j W_j (E_b - E_a) (sin(theta)/theta) (D sin theta + 2y cos theta),
 * </pre>
 *
 * <p>c_j being the eigenvalue of V_j in the plane; the field's is the same with its angle for c_j W_j.
 */
final class BellWork {
    private final NoiseIncrements increments;
    private final PlaneWork[] planes;
    private final double[] sinc = new double[BlockView.LANES];
    private final double[] perAngle = new double[BlockView.LANES];
    private final double[] share = new double[BlockView.LANES];
    private final int fieldRow;
    private double step;

    /**
     * A plane in which the energy changes.
     *
     * @param a the row of its first population; the second follows
     * @param im the row of the imaginary part of its coherence
     * @param gap E_b - E_a
     * @param eigenvalues of each noise operator in the plane
     * @param fieldPerTime the angle of the static field per unit time
     * @param shares of each noise in the angle of a step, per unit of each component of a kick
     */
    private record PlaneWork(
            PlaneAngles angles,
            int a,
            int im,
            double gap,
            double[] eigenvalues,
            double fieldPerTime,
            double[][] shares) {
        void over(double[][] means) {
            for (int j = 0; j < shares.length; j++) {
                for (int l = 0; l < means[j].length; l++) {
                    shares[j][l] = eigenvalues[j] * means[j][l];
                }
            }
        }
    }

    /**
     * The works in a system, of no step yet: {@link #over} follows.
     *
     * @param energy 4 x 4, diagonal in the Bell basis
     */
    BellWork(OpenSystem system, BellForm form, ComplexMatrix energy, BellKick kick) {
        ComplexMatrix e = BellForm.inBasis(energy, BellForm.bellBasis());
        increments = NoiseIncrements.of(system);
        List<NoiseChannel> noises = system.noises();
        planes = Stream.of(
                        new PlaneWork(
                                kick.phi,
                                0,
                                DensityBlock.PHI + 1,
                                e.re(1, 1) - e.re(0, 0),
                                eigenvalues(noises, 0),
                                form.phi().field(),
                                increments.means(1)),
                        new PlaneWork(
                                kick.psi,
                                2,
                                DensityBlock.PSI + 1,
                                e.re(3, 3) - e.re(2, 2),
                                eigenvalues(noises, 1),
                                form.psi().field(),
                                increments.means(1)))
                .filter(plane -> plane.gap != 0 && plane.angles.turns())
                .toArray(PlaneWork[]::new);
        fieldRow = PathFunctionals.fieldWork(system.noises().size());
    }

    /** A noise operator, diagonal in |00>, |01>, |10>, |11>, has its eigenvalue of |00> in the plane phi, that of |01> in psi. */
    private static double[] eigenvalues(List<NoiseChannel> noises, int state) {
        return noises.stream()
                .mapToDouble(noise -> noise.operator().re(state, state))
                .toArray();
    }

    /** Goes on in steps of another size. */
    void over(double dt) {
        step = dt;
        double[][] means = increments.means(dt);
        for (PlaneWork plane : planes) {
            plane.over(means);
        }
    }

    /**
     * Adds the works of a kick, before it turns the block.
     *
     * @param first the first Gaussian of each lane, or the angle of the phi plane where noise has a memory
     * @param second the second one, or the angle of the psi plane
     * @param components the numbers of the components of the kick, [component][lane]
     */
    void add(DensityBlock block, double[] first, double[] second, double[][] components, double[][] functionals) {
        for (PlaneWork p : planes) {
            p.angles.sinc(first, second, sinc);
            double[][] r = block.rho;
            perAngle(p.gap, r[p.a], r[p.a + 1], r[p.im], p.angles.sines, p.angles.cosines, sinc, perAngle);
            for (int j = 0; j < p.shares.length; j++) {
                addNoise(p.shares[j], components, functionals[j]);
            }
            addField(p.fieldPerTime * step, perAngle, functionals[fieldRow]);
        }
    }

    private static void perAngle(
            double gap,
            double[] a,
            double[] b,
            double[] im,
            double[] sines,
            double[] cosines,
            double[] sinc,
            double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] = gap * (sinc[l] * (sines[l] * (a[l] - b[l]) + cosines[l] * (2 * im[l])));
        }
    }

    private void addNoise(double[] shares, double[][] components, double[] out) {
        Arrays.fill(share, 0);
        boolean any = false;
        for (int c = 0; c < shares.length; c++) {
            if (shares[c] != 0) {
                addMultiple(shares[c], components[c], share);
                any = true;
            }
        }
        if (any) {
            addProduct(perAngle, share, out);
        }
    }

    private static void addMultiple(double factor, double[] x, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] += factor * x[l];
        }
    }

    private static void addProduct(double[] x, double[] y, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] += x[l] * y[l];
        }
    }

    private static void addField(double angle, double[] perAngle, double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] += angle * perAngle[l];
        }
    }
}
