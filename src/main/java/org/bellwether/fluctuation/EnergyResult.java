package org.bellwether.fluctuation;

import java.util.List;
import java.util.Optional;
import org.bellwether.statistics.Estimate;

/**
 * The balance of energy over time, see {@link EnergyStatistics}. Energies are in the coupling's unit.
 *
 * @param names the names of the terms
 * @param count the number of trajectories
 * @param terms [output][term]
 * @param largestResidual the largest |residual| of the balance in any trajectory at any output; rounding, where all is well
 */
public record EnergyResult(List<String> names, long count, List<List<Term>> terms, double largestResidual) {
    /** Makes the lists immutable. */
    public EnergyResult {
        names = List.copyOf(names);
        terms = terms.stream().map(List::copyOf).toList();
    }

    /**
     * A term at one time.
     *
     * @param mean its mean
     * @param variance its variance, unbiased; empty with fewer than {@link org.bellwether.statistics.CentralMoments#FEWEST}
     *     trajectories
     * @param beyond the number of trajectories whose value was too large for its {@link EnergyScale} and counted as the largest one
     *     that is not. Where it is not 0, mean and variance are wrong by as much as those values
     */
    public record Term(Estimate mean, Optional<Estimate> variance, long beyond) {}

    /** How many values were beyond their scale; the means and variances of all terms are right where it is 0. */
    public long beyond() {
        return terms.stream().flatMap(List::stream).mapToLong(Term::beyond).sum();
    }
}
