package org.bellwether.belltest;

import java.util.OptionalLong;
import org.bellwether.statistics.Estimate;

/**
 * The number of independent shots that a rejection of local models takes, see {@link ChshGame#shotsToReject}, from an estimate of S,
 * with a 95 % confidence interval. The number falls as S grows, so the interval is that of S, S ± 1.96 standard errors, mapped.
 *
 * @param estimate at the estimate of S; empty where no number is enough
 * @param fewest at the upper end of the interval of S
 * @param most at the lower end
 */
public record ShotsToReject(OptionalLong estimate, OptionalLong fewest, OptionalLong most) {
    private static final double QUANTILE_975 = 1.959963984540054;

    static ShotsToReject of(Estimate chsh) {
        double half = QUANTILE_975 * chsh.standardError();
        return new ShotsToReject(at(chsh.value()), at(chsh.value() + half), at(chsh.value() - half));
    }

    private static OptionalLong at(double chsh) {
        return ChshGame.shotsToReject(Math.min(1, Math.max(0, ChshGame.winProbability(chsh))));
    }
}
