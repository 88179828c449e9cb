package org.bellwether.lindblad.free;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.BlockEigen;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.KickGroups;

/**
 * The master equation (28) of a system under white noise as it acts on rho, and the mean numbers of jumps by channel,
 *
 * <pre>
 *   drift  -i [H, rho] + sum_k gamma_k D(A_k)[rho],   d n_k/dt = gamma_k tr(A_k rho A_k†)
 *   kick   -i [F, rho] + sum_j gamma_j D(V_j)[rho]
 * </pre>
 *
 * <p>Everything is in the eigenbasis of H, where H turns rho_ab by the phase e^{-i (E_a - E_b) t}. Jump operators made by Eq. (31) have
 * one frequency each; then the turning commutes with the jumps, and only the jumps are left to be integrated, which are slow.
 *
 * <p>A state is the real vector of Re rho, row by row, Im rho, and the numbers of jumps. Not thread-safe.
 */
final class SparseLiouvillian {
    /** Of the largest level: frequencies closer than this are one. */
    private static final double ONE = 1e-12;
    /** Of an operator. */
    private static final double ROUNDING = 1e-12;

    private final int n;
    private final BlockEigen levels;
    private final double one;
    private final SparseOperator fromComputational;
    private final SparseOperator toComputational;
    private final List<SparseOperator> jumps = new ArrayList<>();
    private final double[] rates;
    private final double[] decayMatrix;
    private final SparseOperator decay;
    private final List<KickGroup> kicks;
    private final boolean driftCommutes;
    private final boolean kickCommutes;

    /**
     * That of a system.
     *
     * @throws IllegalArgumentException if a noise has a memory
     */
    SparseLiouvillian(OpenSystem system) {
        if (system.hasMemory()) {
            throw new IllegalArgumentException("noise with memory needs the joint equation of state and noise");
        }
        n = system.dimension();
        levels = BlockEigen.of(system.hamiltonian());
        double[] e = levels.values();
        one = ONE * Math.max(Math.abs(e[0]), Math.abs(e[n - 1]));
        toComputational = SparseOperator.of(levels.vectors());
        fromComputational = SparseOperator.of(levels.vectors().adjoint());
        rates = system.jumps().stream().mapToDouble(JumpChannel::rate).toArray();
        decayMatrix = new double[2 * n * n];
        boolean oneFrequency = true;
        for (JumpChannel jump : system.jumps()) {
            SparseOperator operator = SparseOperator.of(fromComputational.sandwich(jump.operator()));
            operator.addSquare(jump.rate(), decayMatrix);
            oneFrequency &= jump.rate() == 0 || operator.spread(e) <= one;
            jumps.add(operator);
        }
        driftCommutes = oneFrequency;
        decay = SparseOperator.of(SparseOperator.matrix(decayMatrix, n));
        kicks = kicks(system, levels.vectors());
        kickCommutes =
                commutes(system.field()) && active(system).stream().allMatch(noise -> commutes(noise.operator()));
    }

    private static List<NoiseChannel> active(OpenSystem system) {
        return system.noises().stream()
                .filter(noise -> !noise.process().isZero())
                .toList();
    }

    /** The groups of noises that trajectories take in turn, without one that does nothing. */
    private static List<KickGroup> kicks(OpenSystem system, ComplexMatrix vectors) {
        return KickGroups.of(system).groups().stream()
                .filter(kicks -> !kicks.isZero())
                .map(kicks -> KickGroup.of(kicks, vectors))
                .toList();
    }

    /** Whether an operator connects levels of the same energy only. */
    private boolean commutes(ComplexMatrix operator) {
        ComplexMatrix inLevels = fromComputational.sandwich(operator);
        double least = ROUNDING * operator.maxAbs();
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                boolean connected = Math.hypot(inLevels.re(a, b), inLevels.im(a, b)) > least;
                if (connected && Math.abs(levels.values()[a] - levels.values()[b]) > one) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The dimension n. */
    int dimension() {
        return n;
    }

    /** The number of channels. */
    int channels() {
        return rates.length;
    }

    /** The length of a state. */
    int size() {
        return 2 * n * n + rates.length;
    }

    /** The energies, ascending. */
    double[] levels() {
        return levels.values();
    }

    /** sum_k gamma_k A_k†A_k, at its diagonal element a. */
    double decayOf(int a) {
        return decayMatrix[a * n + a];
    }

    /** The real factors with which the noises change each rho_ab by unit of time, of what they do to others nothing. */
    double[] kickDiagonal() {
        double[] diagonal = new double[n * n];
        kicks.forEach(kick -> kick.addDiagonal(diagonal));
        return diagonal;
    }

    /** What the kicks do by unit of time. */
    List<KickGroup> kicks() {
        return kicks;
    }

    /** Whether the turning by H commutes with the jumps. */
    boolean driftCommutes() {
        return driftCommutes;
    }

    /** Whether it commutes with the whole equation. */
    boolean commutes() {
        return driftCommutes && kickCommutes;
    }

    /** The state of a density matrix, before any jump. */
    double[] state(ComplexMatrix rho) {
        return Arrays.copyOf(SparseOperator.array(fromComputational.sandwich(rho)), size());
    }

    /** The density matrix of a state. */
    ComplexMatrix densityMatrix(double[] state) {
        return toComputational.sandwich(SparseOperator.matrix(state, n));
    }

    /** y += what the jumps do to x by unit of time; where y has no place for the numbers of jumps, they are not counted. */
    void addJumps(double[] x, double[] y) {
        decay.addAnticommutator(-0.5, x, y);
        boolean counted = y.length == size();
        for (int k = 0; k < rates.length; k++) {
            if (rates[k] > 0) {
                double trace = jumps.get(k).addSandwich(rates[k], x, y);
                if (counted) {
                    y[2 * n * n + k] += rates[k] * trace;
                }
            }
        }
    }

    /** y += -i [H, x]. */
    void addTurning(double[] x, double[] y) {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double w = levels.values()[a] - levels.values()[b];
                y[a * n + b] += w * x[n * n + a * n + b];
                y[n * n + a * n + b] -= w * x[a * n + b];
            }
        }
    }

    /** y += what noise and field do to x by unit of time. */
    void addKicks(double[] x, double[] y) {
        kicks.forEach(kick -> kick.addTo(x, y));
    }

    /** Replaces x by e^{-i[H, .] time} x. */
    void turn(double time, double[] x) {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                double angle = (levels.values()[a] - levels.values()[b]) * time;
                double c = Math.cos(angle);
                double s = Math.sin(angle);
                double re = x[a * n + b];
                double im = x[n * n + a * n + b];
                x[a * n + b] = c * re + s * im;
                x[n * n + a * n + b] = c * im - s * re;
            }
        }
    }

    /** How many multiplications the jumps take, about. */
    double workOfJumps() {
        double sum = 4.0 * n * decay.elements();
        for (int k = 0; k < rates.length; k++) {
            sum += rates[k] > 0 ? jumps.get(k).work() : 0;
        }
        return sum;
    }

    /** How many multiplications the kicks take, about. */
    double workOfKicks() {
        return kicks.stream().mapToDouble(KickGroup::work).sum();
    }
}
