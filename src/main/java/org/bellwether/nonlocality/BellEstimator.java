package org.bellwether.nonlocality;

import java.util.List;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.statistics.Interval;
import org.bellwether.statistics.MeanVector;
import org.bellwether.statistics.Unseen;

/**
 * Estimates the Bell parameter of the mean state with its error, by a parametric bootstrap.
 *
 * <p>B is a convex function of the spin-correlation matrix T, so B of a noisy T is biased upwards, most of all where
 * eigenvalues of T^T T are degenerate and B has a kink. The nine mean correlations are normal with the measured covariance; B
 * is evaluated at {@value #DRAWS} draws around them. With b = mean(B*) - B and s the spread of B*, the estimate is B - b, its
 * standard error s, and the 95 % interval B - b ± (b + 1.96 s): widened by the bias that one correction leaves behind at a
 * kink, and by nothing where B is smooth. At T = 0 even that is too narrow (measured: it covers 86 to 92 %), so the interval
 * begins at 0 unless B exceeds 95 % of the values that noise alone gives. The draws are fixed (antithetic, with exact unit
 * covariance), so an estimate is a deterministic function of the means, smooth in time.
 *
 * <p>Trajectories that were not seen count by the rule of {@link Unseen}. For the settings that are best for T, a state is worth
 * between -2 sqrt2 and 2 sqrt2, so a part p of other states lowers B by at most p (2 sqrt2 + B), and raises it by at most
 * p (2 sqrt2 - B): the one is the R of the standard error and of the lower end, the other of the upper end. Up to
 * {@value #STUDENT} trajectories the half-widths are Student's.
 */
public final class BellEstimator {
    private static final int DRAWS = 512;
    private static final int PARTS = 9;
    private static final double LEVEL = 0.05;
    private static final double QUANTILE_975 = 1.959963984540054;
    private static final int STUDENT = 1000;
    private static final double TSIRELSON = 2 * Math.sqrt(2);
    private static final double[][] NORMALS = whitened();

    private BellEstimator() {}

    /**
     * The estimate from the mean of all Pauli strings.
     *
     * @param means the means with their covariance
     * @param names the names of the components; XX, XY, ..., ZZ must be among them
     * @throws IllegalArgumentException if one of them is missing
     */
    public static BellEstimate estimate(MeanVector means, List<String> names) {
        if (!names.containsAll(SpinCorrelations.names())) {
            throw new IllegalArgumentException(
                    "B needs the means of " + SpinCorrelations.names() + ", but the observables are " + names);
        }
        double[] t = new double[PARTS];
        double[][] covariance = new double[PARTS][PARTS];
        for (int i = 0; i < PARTS; i++) {
            int k = names.indexOf(SpinCorrelations.names().get(i));
            t[i] = means.mean()[k];
            for (int j = 0; j < PARTS; j++) {
                covariance[i][j] = means.covariance()[k][
                                names.indexOf(SpinCorrelations.names().get(j))]
                        / means.count();
            }
        }
        return estimate(t, covariance, means.count(), unseenProbability(means, names));
    }

    private static double unseenProbability(MeanVector means, List<String> names) {
        return SpinCorrelations.names().stream()
                .mapToDouble(name -> means.unseenProbability(names.indexOf(name)))
                .max()
                .orElse(0);
    }

    private static BellEstimate estimate(double[] t, double[][] covariance, long count, double unseen) {
        double bell = Horodecki.bell(t);
        RealMatrices.Svd root = RealMatrices.svd(covariance);
        double[] noise = new double[PARTS];
        double[] draw = new double[PARTS];
        double sum = 0;
        double squares = 0;
        int largerNoise = 0;
        for (double[] normal : NORMALS) {
            for (int i = 0; i < PARTS; i++) {
                noise[i] = 0;
                for (int k = 0; k < PARTS; k++) {
                    noise[i] += root.u()[i][k] * Math.sqrt(root.s()[k]) * normal[k];
                }
            }
            if (Horodecki.bell(noise) >= bell) {
                largerNoise++;
            }
            for (int sign = -1; sign <= 1; sign += 2) {
                for (int i = 0; i < PARTS; i++) {
                    draw[i] = t[i] + sign * noise[i];
                }
                double excess = Horodecki.bell(draw) - bell;
                sum += excess;
                squares += excess * excess;
            }
        }
        double bias = sum / DRAWS;
        double error = Math.sqrt(Math.max(0, squares / DRAWS - bias * bias));
        double value = Math.min(TSIRELSON, Math.max(0, bell - bias));
        double downError = Unseen.error(error, unseen, TSIRELSON + value, count);
        double upError = Unseen.error(error, unseen, TSIRELSON - value, count);
        double quantile = count > STUDENT ? QUANTILE_975 : Interval.student((int) count);
        double residue = quantile / QUANTILE_975 * Math.max(0, bias);
        boolean nothingSeen = largerNoise > LEVEL * NORMALS.length;
        double low = nothingSeen ? 0 : Math.min(value, Math.max(0, bell - bias - residue - quantile * downError));
        double high = Math.max(value, Math.min(TSIRELSON, bell - bias + residue + quantile * upError));
        return new BellEstimate(value, downError, low, high, error, count);
    }

    /** Half of the draws (the others are their negatives), with unit covariance to rounding. */
    private static double[][] whitened() {
        RandomStream stream = new RandomStream(StreamKey.master(0x42454c4cL));
        double[][] normals = new double[DRAWS / 2][PARTS];
        double[] buffer = new double[PARTS + 1];
        for (double[] row : normals) {
            for (int i = 0; i < PARTS; i += 2) {
                GaussianPair.draw(stream, buffer, i);
            }
            System.arraycopy(buffer, 0, row, 0, PARTS);
        }
        double[][] second = RealMatrices.times(RealMatrices.transpose(normals), normals);
        RealMatrices.Svd svd = RealMatrices.svd(RealMatrices.times(second, 2.0 / DRAWS));
        double[][] scaled = RealMatrices.transpose(svd.u());
        for (int k = 0; k < PARTS; k++) {
            for (int i = 0; i < PARTS; i++) {
                scaled[k][i] /= Math.sqrt(svd.s()[k]);
            }
        }
        return RealMatrices.times(normals, RealMatrices.times(svd.u(), scaled));
    }
}
