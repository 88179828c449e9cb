package org.bellwether.trajectory;

import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.NoiseIncrements;

/**
 * Path functionals as the production kernel adds them up, in the Bell basis, order phi+, phi-, psi+, psi-. The energy is diagonal
 * and the same for phi+ and phi-, so only kicks of the psi plane do work; integrands are combinations of populations.
 *
 * <p>Each step looks at the state before a kick's drift and after it, through the squares q of the amplitudes after the drift. Of
 * each pair (a, b), see {@link BellStep}, those after the kick are q/left, left being what a drift leaves of them, and those at the
 * end of the step, half a drift before, the geometric mean of both. As states are normalised afterwards, only ratios count.
 *
 * @param energies of psi+ and psi-, less that of the phi plane
 * @param quanta the energy that a jump of each channel takes
 * @param integrands [k][i]: the value of O_k in Bell state i
 * @param workFirst [j]: the angle by which noise j turns the psi plane in a step of size dt, on average, per first Gaussian
 * @param workSecond the same per second Gaussian
 * @param dt the size of the largest step, in units of which sums are shown
 */
record MachineFunctionals(
        double[] energies, double[] quanta, double[][] integrands, double[] workFirst, double[] workSecond, double dt) {
    private static final double TOLERANCE = 1e-12;

    /** The functionals that are wanted, where the kernel can serve them. */
    static Optional<MachineFunctionals> of(PathFunctionals wanted, OpenSystem system, BellForm form, double dt) {
        ComplexMatrix basis = BellForm.bellBasis();
        ComplexMatrix energy = BellForm.inBasis(wanted.energy(), basis);
        List<ComplexMatrix> integrands = wanted.integrands().stream()
                .map(o -> BellForm.inBasis(o, basis))
                .toList();
        boolean served = BellForm.isDiagonal(energy)
                && Math.abs(energy.re(0, 0) - energy.re(1, 1)) <= TOLERANCE * energy.maxAbs()
                && integrands.stream().allMatch(BellForm::isDiagonal);
        if (!served) {
            return Optional.empty();
        }
        int noises = system.noises().size();
        double[][] mean = NoiseIncrements.of(system).means(dt);
        double[] first = new double[noises];
        double[] second = new double[noises];
        for (int j = 0; j < noises && form.memory().isEmpty(); j++) {
            NoiseChannel noise = system.noises().get(j);
            // The psi plane turns by what the noise does to |01>.
            first[j] = form.gaussians() > 0 ? mean[j][0] * noise.operator().re(1, 1) : 0;
            second[j] = form.gaussians() > 1 ? mean[j][1] * noise.operator().re(1, 1) : 0;
        }
        return Optional.of(new MachineFunctionals(
                new double[] {energy.re(2, 2) - energy.re(0, 0), energy.re(3, 3) - energy.re(0, 0)},
                wanted.quanta().stream().mapToDouble(Double::doubleValue).toArray(),
                integrands.stream().map(MachineFunctionals::diagonal).toArray(double[][]::new),
                first,
                second,
                dt));
    }

    /** The number of noise channels. */
    int noises() {
        return workFirst.length;
    }

    /** The number of rows, see {@link PathFunctionals}. */
    int rows() {
        return PathFunctionals.firstIntegral(noises()) + integrands.length;
    }

    /** The energy of a state given by its amplitudes, less that of the phi plane. */
    double energy(double[] re, double[] im) {
        double plus = re[2] * re[2] + im[2] * im[2];
        double minus = re[3] * re[3] + im[3] * im[3];
        double phi = (re[0] * re[0] + im[0] * im[0]) + (re[1] * re[1] + im[1] * im[1]);
        return (energies[0] * plus + energies[1] * minus) / (phi + (plus + minus));
    }

    private static double[] diagonal(ComplexMatrix matrix) {
        double[] diagonal = new double[matrix.rows()];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = matrix.re(i, i);
        }
        return diagonal;
    }
}
