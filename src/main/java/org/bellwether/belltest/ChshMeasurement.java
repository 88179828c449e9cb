package org.bellwether.belltest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.random.RandomStream;

/**
 * The measurement of both qubits along directions that two fair bits choose, on states given by their 15 Pauli means:
 *
 * <pre>
 *   p(a, b | x, y) = (1 + a &lt;A_x&gt; + b &lt;B_y&gt; + a b &lt;A_x B_y&gt;)/4
 * </pre>
 *
 * <p>Combinations of settings and outcomes are numbered as in {@link ShotCounts#cell}.
 */
final class ChshMeasurement {
    private static final String[] AXES = {"X", "Y", "Z"};
    private static final int[] FIRST = new int[3];
    private static final int[] SECOND = new int[3];
    private static final int[][] BOTH = new int[3][3];

    static {
        for (int i = 0; i < 3; i++) {
            FIRST[i] = Pauli.pairs().indexOf(AXES[i] + "I");
            SECOND[i] = Pauli.pairs().indexOf("I" + AXES[i]);
            for (int j = 0; j < 3; j++) {
                BOTH[i][j] = Pauli.pairs().indexOf(AXES[i] + AXES[j]);
            }
        }
    }

    private final Direction[] a;
    private final Direction[] b;
    private final double[][] first;
    private final double[][] second;

    ChshMeasurement(ChshSettings settings) {
        a = new Direction[] {settings.a(), settings.aPrime()};
        b = new Direction[] {settings.b(), settings.bPrime()};
        first = new double[][] {components(a[0]), components(a[1])};
        second = new double[][] {components(b[0]), components(b[1])};
    }

    private static double[] components(Direction d) {
        return new double[] {d.x(), d.y(), d.z()};
    }

    /**
     * Draws settings and outcomes for one lane of a block: the settings from the top two bits of the stream's next output, the
     * outcomes from a uniform made of the one after.
     *
     * @param means the Pauli means [observable][lane], in the order of {@link Pauli#pairs}
     * @return the cell
     */
    int draw(RandomStream stream, double[][] means, int lane) {
        int settings = (int) (stream.nextLong() >>> 62);
        double[] u = first[settings >> 1];
        double[] v = second[settings & 1];
        double left = mean(u, FIRST, means, lane);
        double right = mean(v, SECOND, means, lane);
        double both = correlation(u, v, means, lane);
        return settings << 2 | outcome(4 * stream.nextDouble(), left, right, both);
    }

    /** The mean of one qubit's observable. */
    private static double mean(double[] d, int[] paulis, double[][] means, int lane) {
        return d[0] * means[paulis[0]][lane] + d[1] * means[paulis[1]][lane] + d[2] * means[paulis[2]][lane];
    }

    private static double correlation(double[] u, double[] v, double[][] means, int lane) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += u[i] * mean(v, BOTH[i], means, lane);
        }
        return sum;
    }

    /** The outcomes 2i + j, from a uniform number between 0 and 4. */
    private static int outcome(double uniform, double left, double right, double both) {
        double rest = uniform;
        for (int outcome = 0; outcome < 3; outcome++) {
            double weight = weight(outcome, left, right, both);
            if (rest < weight) {
                return outcome;
            }
            rest -= weight;
        }
        return 3;
    }

    /** 4 p(a, b | x, y). */
    private static double weight(int outcome, double left, double right, double both) {
        double s = 1 - (outcome & 2);
        double t = 1 - 2 * (outcome & 1);
        return 1 + s * left + t * right + s * t * both;
    }

    /**
     * The probabilities p(x, y, a, b) = p(a, b | x, y)/4 of all cells.
     *
     * @param means the 15 Pauli means, in the order of {@link Pauli#pairs}
     */
    double[] law(double[] means) {
        double[][] block = Arrays.stream(means).mapToObj(m -> new double[] {m}).toArray(double[][]::new);
        double[] law = new double[ShotCounts.CELLS];
        for (int cell = 0; cell < law.length; cell++) {
            double[] u = first[cell >> 3];
            double[] v = second[cell >> 2 & 1];
            double left = mean(u, FIRST, block, 0);
            double right = mean(v, SECOND, block, 0);
            law[cell] = weight(cell & 3, left, right, correlation(u, v, block, 0)) / 16;
        }
        return law;
    }

    /** The states that the measurement leaves, one a cell: the products of eigenstates of A_x and B_y to the outcomes, 4 x 1. */
    List<ComplexMatrix> products() {
        List<ComplexMatrix> products = new ArrayList<>();
        for (int cell = 0; cell < ShotCounts.CELLS; cell++) {
            ComplexMatrix left = eigenstate(a[cell >> 3], 1 - (cell & 2));
            ComplexMatrix right = eigenstate(b[cell >> 2 & 1], 1 - 2 * (cell & 1));
            products.add(left.kronecker(right));
        }
        return products;
    }

    /** The normalised eigenstate of d . sigma to the eigenvalue ±1, by the one of two formulas in which nothing cancels. */
    private static ComplexMatrix eigenstate(Direction d, int sign) {
        double x = sign * d.x();
        double y = sign * d.y();
        double z = sign * d.z();
        boolean up = z >= 0;
        double[] re = up ? new double[] {1 + z, x} : new double[] {x, 1 - z};
        double[] im = up ? new double[] {0, y} : new double[] {-y, 0};
        double norm2 = re[0] * re[0] + im[0] * im[0] + re[1] * re[1] + im[1] * im[1];
        return ComplexMatrix.column(re, im).times(1 / Math.sqrt(norm2));
    }
}
