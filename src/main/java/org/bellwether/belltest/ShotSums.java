package org.bellwether.belltest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.belltest.BellTestResult.Chsh;
import org.bellwether.belltest.BellTestResult.Repetition;
import org.bellwether.statistics.Estimate;

/**
 * The shots of a test by groups, and what they say.
 *
 * <p>The estimates are ratios of sums: E(x, y) = sum of a b / number of shots, S = sum of (-1)^{xy} E(x, y), wins/M. A shot in a cell
 * moves such a ratio r by (value - r)/n, to first order, and S by the sum of that. Of independent shots the squares of these add up
 * to the squared error; with n (n - 1) for n^2 it is the unbiased variance (1 - E^2)/(n - 1) of a mean of ±1. Of independent groups
 * of correlated shots, the moves are summed within each of G groups first, and the squares of the sums times G/(G - 1) are the
 * squared error (W. G. Cochran, Sampling Techniques, 3rd ed., Wiley 1977, ch. 6: the linearised error of a ratio).
 */
final class ShotSums {
    private final int groups;
    private final long[] cells;

    /** Empty sums. */
    ShotSums(int groups) {
        this(groups, new long[groups * ShotCounts.CELLS]);
    }

    private ShotSums(int groups, long[] cells) {
        this.groups = groups;
        this.cells = cells;
    }

    /** Adds a shot. */
    void add(int group, int cell) {
        cells[group * ShotCounts.CELLS + cell]++;
    }

    /** The numbers [group][cell], one group after the other; lent. */
    long[] cells() {
        return cells;
    }

    private ShotCounts counts(int from, int to) {
        long[] sum = new long[ShotCounts.CELLS];
        for (int k = from * sum.length; k < to * sum.length; k++) {
            sum[k % sum.length] += cells[k];
        }
        return new ShotCounts(sum);
    }

    /**
     * The result where all shots are independent; each group is a repetition.
     *
     * @throws IllegalStateException if there are fewer than two shots, as one has no error
     */
    BellTestResult ofIndependentShots() {
        return result(false, groups);
    }

    /**
     * The result where only the groups are independent of each other.
     *
     * @param repetitions how many there are, each made of consecutive groups
     * @throws IllegalStateException if there are fewer than two shots, as one has no error
     */
    BellTestResult ofIndependentGroups(int repetitions) {
        return result(true, repetitions);
    }

    private BellTestResult result(boolean grouped, int repetitions) {
        ShotCounts all = counts(0, groups);
        long shots = all.shots();
        if (shots < 2) {
            throw new IllegalStateException("a Bell test needs at least two shots for an error, got " + shots);
        }
        double won = (double) all.wins() / shots;
        double[] moves = new double[ShotCounts.CELLS];
        for (int cell = 0; cell < moves.length; cell++) {
            moves[cell] = ((ShotCounts.isWon(cell) ? 1 : 0) - won) / divisor(grouped, shots);
        }
        List<Repetition> parts = new ArrayList<>();
        for (int k = 0; k < repetitions; k++) {
            int from = (int) ((long) k * groups / repetitions);
            int to = (int) ((k + 1L) * groups / repetitions);
            parts.add(Repetition.of(counts(from, to)));
        }
        return new BellTestResult(
                all,
                chsh(grouped, all),
                new Estimate(won, error(grouped, all, moves), shots),
                ChshGame.logPValue(shots, all.wins()),
                parts);
    }

    private Optional<Chsh> chsh(boolean grouped, ShotCounts all) {
        double value = 0;
        double[] allMoves = new double[ShotCounts.CELLS];
        List<Estimate> correlations = new ArrayList<>();
        for (int settings = 0; settings < 4; settings++) {
            int x = settings >> 1;
            int y = settings & 1;
            long n = all.shots(x, y);
            if (n < 2) {
                return Optional.empty();
            }
            double mean = (double) all.products(x, y) / n;
            double sign = 1 - 2 * (x & y);
            double[] moves = new double[ShotCounts.CELLS];
            for (int outcome = 0; outcome < 4; outcome++) {
                double product = 1 - 2 * ((outcome >> 1 ^ outcome) & 1);
                int cell = settings << 2 | outcome;
                moves[cell] = (product - mean) / divisor(grouped, n);
                allMoves[cell] = sign * moves[cell];
            }
            value += sign * mean;
            correlations.add(new Estimate(mean, error(grouped, all, moves), n));
        }
        Estimate chsh = new Estimate(value, error(grouped, all, allMoves), all.shots());
        return Optional.of(new Chsh(chsh, correlations, ShotsToReject.of(chsh)));
    }

    private static double divisor(boolean grouped, long n) {
        return grouped ? n : Math.sqrt((double) n * (n - 1));
    }

    /** The standard error of what a shot in each cell moves by so much. */
    private double error(boolean grouped, ShotCounts all, double[] moves) {
        double squares = 0;
        if (!grouped) {
            long[] n = all.cells();
            for (int cell = 0; cell < moves.length; cell++) {
                squares += n[cell] * moves[cell] * moves[cell];
            }
            return Math.sqrt(squares);
        }
        for (int group = 0; group < groups; group++) {
            double sum = 0;
            for (int cell = 0; cell < moves.length; cell++) {
                sum += cells[group * moves.length + cell] * moves[cell];
            }
            squares += sum * sum;
        }
        return Math.sqrt(squares * groups / (groups - 1));
    }

    /** Adds the shots of other groups, place by place. */
    void add(ShotSums other) {
        Arrays.setAll(cells, k -> cells[k] + other.cells[k]);
    }
}
