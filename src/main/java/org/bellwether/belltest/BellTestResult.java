package org.bellwether.belltest;

import java.util.List;
import java.util.Optional;
import org.bellwether.statistics.Estimate;

/**
 * What a simulated Bell test found. The errors take independent shots as binomial; shots that follow each other along a chain are
 * correlated, and their errors come from the scatter between independent chains. The counts in estimates are numbers of shots.
 *
 * @param counts the shots
 * @param chsh the CHSH value; empty where a pair of settings was drawn fewer than twice
 * @param winFraction wins/M, an estimate of w = 1/2 + S/8
 * @param logPValue ln p against local models, see {@link ChshGame#logPValue}; exact, whatever the memory between shots
 * @param repetitions the same shots cut into tests of as equal size as can be: how p-values scatter
 */
public record BellTestResult(
        ShotCounts counts, Optional<Chsh> chsh, Estimate winFraction, double logPValue, List<Repetition> repetitions) {

    /** Makes the list immutable. */
    public BellTestResult {
        repetitions = List.copyOf(repetitions);
    }

    /** p = P(Bin(M, 3/4) >= wins); 0 where it is below the smallest double. */
    public double pValue() {
        return StrictMath.exp(logPValue);
    }

    /**
     * The estimated CHSH value.
     *
     * @param value S = E(a, b) + E(a, b') + E(a', b) - E(a', b'), each correlation the mean of a b over its shots
     * @param correlations E(a, b), E(a, b'), E(a', b), E(a', b')
     * @param shotsToReject the number of shots that a rejection takes, from the estimate of S
     */
    public record Chsh(Estimate value, List<Estimate> correlations, ShotsToReject shotsToReject) {
        /** Makes the list immutable. */
        public Chsh {
            correlations = List.copyOf(correlations);
        }
    }

    /**
     * A test made of a part of the shots.
     *
     * @param shots how many
     * @param wins how many of them were won
     * @param logPValue ln p against local models
     */
    public record Repetition(long shots, long wins, double logPValue) {
        static Repetition of(ShotCounts counts) {
            long shots = counts.shots();
            long wins = counts.wins();
            return new Repetition(shots, wins, ChshGame.logPValue(shots, wins));
        }
    }
}
