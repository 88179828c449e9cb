package org.bellwether.lindblad;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.OpenSystem;

/**
 * The steps dt that resolve a system's own time scales, whatever its means say. The bias of means is known exactly
 * ({@link StepBias}), but not that of other properties of single trajectories, which a step can spoil without moving a mean:
 *
 * <ul>
 *   <li><b>Aliasing</b>, omega dt &lt;= 3 pi/4, with omega the largest transition frequency that noise or field couple (2g and
 *       Lamb shifts, for local noise on the machine), and no less than the largest of the field itself. At omega dt = pi all
 *       noise kicks act along one axis: a qubit under weak transverse noise keeps E[&lt;sigma_z&gt;^2] = 1/2 instead of 1/3,
 *       with no bias of its mean from an energy eigenstate.
 *   <li><b>Noise against rotation</b>, 16 dt^2 max_a sum_b omega_ab w_ab &lt;= 1, with w_ab = sum_j gamma_j |&lt;a|V_j|b&gt;|^2
 *       the rate at which noise moves level a to b. With both bounds the error of E[&lt;sigma_z&gt;^2] of that qubit is at
 *       most 0.014 at any strength, 3e-4 where w = omega/400.
 *   <li><b>Jumps</b>, Gamma dt &lt;= 1, with Gamma the largest total jump rate of any state: noise acts once between jumps. Then
 *       the variance of the number of jumps is right to 1 % on machines with weak and strong baths and noise.
 * </ul>
 *
 * <p>Where no noise and no field acts, a step of any length is exact. The figures are those of {@code SafeRangeTest}.
 *
 * @param frequency omega, in the coupling's unit; 0 where there is no bound
 * @param mixing max_a sum_b omega_ab w_ab, in the square of the coupling's unit; 0 where there is no bound
 * @param jumpRate Gamma, in the coupling's unit; 0 where there is no bound
 */
public record SafeRange(double frequency, double mixing, double jumpRate) {
    private static final double LARGEST_ANGLE = 0.75 * Math.PI;
    private static final double LARGEST_MIXING = 1.0 / 16;
    private static final double LARGEST_JUMPS = 1;
    /** Of the largest matrix element or frequency: what is below is rounding. */
    private static final double ROUNDING = 1e-12;

    /** What every step of is exact. */
    public static final SafeRange UNLIMITED = new SafeRange(0, 0, 0);

    /** The safe range of a system of any dimension. */
    public static SafeRange of(OpenSystem system) {
        if (!kicked(system)) {
            return UNLIMITED;
        }
        int n = system.dimension();
        HermitianEigen levels = HermitianEigen.of(system.hamiltonian());
        double[][] field = new double[n][n];
        addTransitions(field, levels.vectors(), system.field(), 1);
        double[][] rates = new double[n][n];
        for (NoiseChannel noise : system.noises()) {
            addTransitions(rates, levels.vectors(), noise.operator(), strength(noise));
        }
        double frequency = 0;
        double mixing = 0;
        double least = ROUNDING * system.hamiltonian().maxAbs();
        for (int a = 0; a < n; a++) {
            double sum = 0;
            for (int b = 0; b < n; b++) {
                double omega = Math.abs(levels.value(a) - levels.value(b));
                if (omega > least && rates[a][b] + field[a][b] > 0) {
                    frequency = Math.max(frequency, omega);
                    sum += omega * rates[a][b];
                }
            }
            mixing = Math.max(mixing, sum);
        }
        double jumpRate = Math.max(0, HermitianEigen.of(system.decay()).value(n - 1));
        double own = frequency > 0 || jumpRate > 0 ? spread(system.field()) : 0;
        return new SafeRange(Math.max(frequency, own), mixing, jumpRate);
    }

    /** The largest step in the range, in the inverse of the coupling's unit; infinite where every step is exact. */
    public double largestStep() {
        return Math.min(
                LARGEST_ANGLE / frequency, Math.min(Math.sqrt(LARGEST_MIXING / mixing), LARGEST_JUMPS / jumpRate));
    }

    /** Whether noise and field, if any, commute with all else, so that the parts of a step may be taken apart. */
    public boolean everyStepIsExact() {
        return Double.isInfinite(largestStep());
    }

    /** Whether a step lies in the range, but for rounding. */
    public boolean contains(double step) {
        return step <= largestStep() * (1 + 1e-9);
    }

    /** The largest step and what sets it, to be read after "must be" or "is"; there must be one. */
    public String reason() {
        double largest = largestStep();
        String at = "at most " + digits(largest) + ", ";
        if (largest == LARGEST_ANGLE / frequency) {
            return at + "3/8 of a period of the frequency " + digits(frequency * (1 + ROUNDING))
                    + " that noise or a static field meets";
        }
        return largest == LARGEST_JUMPS / jumpRate
                ? at + "one jump on average at the largest rate " + digits(jumpRate)
                : at + "for noise that moves levels while they rotate, sum of frequency times rate " + digits(mixing);
    }

    /** The rate at which noise moves levels: no noise with memory does it faster than white noise of the same S(0), or than its deviation. */
    private static double strength(NoiseChannel noise) {
        NoiseProcess process = noise.process();
        return process.hasMemory() ? Math.min(process.intensity(), Math.sqrt(process.variance())) : process.intensity();
    }

    private static boolean kicked(OpenSystem system) {
        return acts(system.field())
                || system.noises().stream().anyMatch(noise -> !noise.process().isZero() && acts(noise.operator()));
    }

    /** Whether an operator is more than a multiple of the identity. */
    private static boolean acts(ComplexMatrix operator) {
        int n = operator.rows();
        ComplexMatrix identity = ComplexMatrix.identity(n).times(operator.traceRe() / n);
        return operator.minus(identity).maxAbs() > ROUNDING * operator.maxAbs();
    }

    /** Adds weight |<a|V|b>|^2 in the basis of the columns of {@code vectors}. */
    private static void addTransitions(double[][] sums, ComplexMatrix vectors, ComplexMatrix v, double weight) {
        ComplexMatrix inBasis = vectors.adjoint().times(v).times(vectors);
        double least = ROUNDING * v.maxAbs();
        for (int a = 0; a < sums.length; a++) {
            for (int b = 0; b < sums.length; b++) {
                double size = Math.hypot(inBasis.re(a, b), inBasis.im(a, b));
                if (size > least) {
                    sums[a][b] += weight * size * size;
                }
            }
        }
    }

    /** The largest difference of eigenvalues. */
    private static double spread(ComplexMatrix hermitian) {
        HermitianEigen eigen = HermitianEigen.of(hermitian);
        return eigen.value(hermitian.rows() - 1) - eigen.value(0);
    }

    /** A number to six digits, rounded down: what is said to be allowed is. */
    static String digits(double x) {
        return new BigDecimal(x)
                .round(new MathContext(6, RoundingMode.DOWN))
                .stripTrailingZeros()
                .toString();
    }
}
