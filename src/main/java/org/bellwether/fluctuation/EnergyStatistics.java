package org.bellwether.fluctuation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.statistics.SpreadSums;

/**
 * The balance of energy along paths, over time:
 *
 * <pre>
 *   &lt;H_S&gt;(t) - &lt;H_S&gt;(0) = sum_j W_j + W_F + B_J + B_0 - Q_1 - Q_2
 * </pre>
 *
 * <p>with the works W of each noise and of the static field and the back-actions B of {@link org.bellwether.trajectory.PathFunctionals},
 * and the heat Q_b that went into bath b: g times its jumps down less those up or, where the baths are averaged and no jumps
 * are drawn, times their expected numbers. At every output mean and variance of each term over trajectories, of B_J + B_0 and of the
 * change of &lt;H_S&gt;, and over all of them the largest residual, in which no term is the remainder.
 *
 * <p>Where the baths jump and the noise is explicit, the mean of B_J + B_0 is 0. Where the noise is unravelled into jumps too, their
 * changes of &lt;H_S&gt; are in B_J, whose mean is then the noises' work.
 */
public final class EnergyStatistics implements PathStatistics {
    private final double coupling;
    private final BathChannels channels;
    private final EnergyTerms terms;
    private final EnergyScale scale;
    private final double[][] factors;

    private final SpreadSums sums;
    private double largestResidual;

    /**
     * Empty statistics, for kernels whose observables begin with the 15 Pauli strings of {@link org.bellwether.model.Pauli#pairs} and
     * whose path functionals are those of H_S.
     *
     * @param coupling g
     * @param channels the jump channels of the system
     * @param noises the names of its noise channels
     * @param scale at every output; the same for all parts of an ensemble, as all sums depend on it
     * @throws IllegalArgumentException if the scale is not of as many terms
     */
    public EnergyStatistics(double coupling, BathChannels channels, List<String> noises, EnergyScale scale) {
        this.coupling = coupling;
        this.channels = channels;
        this.scale = scale;
        terms = new EnergyTerms(noises);
        factors = new double[scale.exponents().length][];
        for (int k = 0; k < factors.length; k++) {
            int[] exponents = scale.exponents()[k];
            if (exponents.length != terms.size()) {
                throw new IllegalArgumentException(
                        "the scale is of " + exponents.length + " terms; there are " + terms.size());
            }
            factors[k] = Arrays.stream(exponents)
                    .mapToDouble(e -> Math.scalb(1.0, -e))
                    .toArray();
        }
        sums = new SpreadSums(factors.length * terms.size());
    }

    /**
     * The names of the terms: "work_" and the name of each noise, "work_field", "backaction_jumps" and "backaction_drift" for B_J and
     * B_0, "backaction" for both, "energy_change", "heat_bath1" and "heat_bath2".
     */
    public static List<String> names(List<String> noises) {
        return List.copyOf(new EnergyTerms(noises).names());
    }

    @Override
    public Part newPart() {
        return new EnergyPart(coupling, channels, terms, factors);
    }

    @Override
    public void add(Part part) {
        EnergyPart block = (EnergyPart) part;
        sums.add(block.spread);
        largestResidual = Math.max(largestResidual, block.largestResidual());
    }

    @Override
    public void add(PathStatistics others) {
        requireSameShape(others);
        EnergyStatistics other = (EnergyStatistics) others;
        sums.add(other.sums);
        largestResidual = Math.max(largestResidual, other.largestResidual);
    }

    @Override
    public void writeShape(DataOutput out) throws IOException {
        for (long number : shape()) {
            out.writeLong(number);
        }
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        writeShape(out);
        sums.writeTo(out);
        out.writeDouble(largestResidual);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        requireSameShape(in);
        sums.readFrom(in);
        largestResidual = in.readDouble();
    }

    /** The numbers of outputs and terms, the bits of g, and the scale. */
    private long[] shape() {
        List<Long> shape =
                new ArrayList<>(List.of((long) factors.length, (long) terms.size(), Double.doubleToLongBits(coupling)));
        for (int[] row : scale.exponents()) {
            Arrays.stream(row).forEach(e -> shape.add((long) e));
        }
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * What was found so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories: there is no error of a single value
     */
    public EnergyResult result() {
        List<List<EnergyResult.Term>> results = new ArrayList<>();
        for (int k = 0; k < factors.length; k++) {
            List<EnergyResult.Term> row = new ArrayList<>();
            for (int i = 0; i < terms.size(); i++) {
                int place = k * terms.size() + i;
                row.add(new EnergyResult.Term(
                        sums.mean(place, factors[k][i]), sums.variance(place, factors[k][i]), sums.beyond(place)));
            }
            results.add(row);
        }
        return new EnergyResult(List.copyOf(terms.names()), sums.count(), results, largestResidual);
    }
}
