package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChshGameTest {
    @Test
    void aStateWinsAsOftenAsItsChshValueSays() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 200; k++) {
            ComplexMatrix rho = RandomStates.mixed(random, 4, 1 + k % 4);
            ChshSettings settings = Settings.random(random);
            ShotLaw law = ShotLaw.of(settings, Settings.means(rho));
            double won = 0;
            for (int cell = 0; cell < 16; cell++) {
                won += ShotCounts.isWon(cell) ? law.cells()[cell] : 0;
            }
            assertThat(law.winProbability()).isCloseTo(won, within(1e-14));
            assertThat(law.chsh()).isCloseTo(settings.chsh(SpinCorrelations.of(rho)), within(1e-14));
            assertThat(law.chsh()).isLessThanOrEqualTo(law.bell() + 1e-14);
            assertThat(Arrays.stream(law.cells()).sum()).isCloseTo(1, within(1e-14));
        }
    }

    @Test
    void productStatesNeverWinMoreOftenThanLocalModels() {
        SplittableRandom random = new SplittableRandom(2);
        double best = 0;
        for (int k = 0; k < 3000; k++) {
            ComplexMatrix rho = RandomStates.product(random, 1);
            ChshSettings settings =
                    k % 2 == 0 ? Settings.random(random) : ChshSettings.optimal(SpinCorrelations.of(rho));
            best = Math.max(best, ShotLaw.of(settings, Settings.means(rho)).winProbability());
        }
        // A pure product at its own best settings reaches the bound.
        assertThat(best).isCloseTo(ChshGame.LOCAL, within(1e-14));
    }

    @Test
    void theSingletReachesTheBoundOfTsirelson() {
        ComplexMatrix singlet = BellState.PSI_MINUS.projector();
        ChshSettings settings = ChshSettings.optimal(SpinCorrelations.of(singlet));
        ShotLaw law = ShotLaw.of(settings, Settings.means(singlet));
        double cos = StrictMath.cos(Math.PI / 8);
        assertThat(law.winProbability()).isCloseTo(cos * cos, within(1e-14));
        assertThat(law.chsh()).isCloseTo(2 * Math.sqrt(2), within(1e-14));
        assertThat(ChshGame.winProbability(2)).isEqualTo(ChshGame.LOCAL);
    }

    @Test
    void pValuesAreTailsAtThreeQuarters() {
        assertThat(ChshGame.logPValue(0, 0)).isZero();
        assertThat(ChshGame.logPValue(53, 53)).isCloseTo(53 * StrictMath.log(0.75), within(1e-13));
        // P(Bin(4, 3/4) >= 3) = (4 * 27 + 81)/256
        assertThat(StrictMath.exp(ChshGame.logPValue(4, 3))).isCloseTo(189 / 256.0, within(1e-15));
        // 245 shots of which 196 were won, the first loophole-free test (Hensen et al., doi:10.1038/nature15759): p =
        // 0.039.
        assertThat(StrictMath.exp(ChshGame.logPValue(245, 196))).isBetween(0.0385, 0.0395);
        assertThatIllegalArgumentException().isThrownBy(() -> ChshGame.logPValue(5, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> ChshGame.logPValue(5, -1));
    }

    /** By counting up from one shot, with another implementation of the tails. */
    @ParameterizedTest
    @ValueSource(doubles = {1 - 1e-12, 0.999, 0.95, 0.9, 0.8535533905932737, 0.82, 0.8, 0.794, 0.78, 0.77})
    void theNumberOfShotsIsTheFirstThatIsEnough(double w) {
        int shots = 0;
        int wins = 0;
        boolean enough = false;
        while (!enough) {
            shots++;
            BinomialDistribution local = BinomialDistribution.of(shots, 0.75);
            while (local.survivalProbability(wins - 1) > ChshGame.FIVE_SIGMA) {
                wins++;
            }
            enough = wins <= shots && BinomialDistribution.of(shots, w).survivalProbability(wins - 1) >= 0.5;
        }
        assertThat(ChshGame.shotsToReject(w)).hasValue(shots);
    }

    /** Where it is large: by the tails at every number of shots shortly before. */
    @Test
    void noSmallerNumberOfManyShotsIsEnough() {
        double w = 0.7525;
        long shots = ChshGame.shotsToReject(w).orElseThrow();
        assertThat(shots).isBetween(740_000L, 760_000L);
        assertThat(medianRejects(shots, w)).isTrue();
        int crossings = 0;
        for (long n = shots - 8 * (long) Math.sqrt((double) shots); n < shots; n++) {
            crossings += medianRejects(n, w) ? 1 : 0;
        }
        assertThat(crossings).isZero();
        // It goes up and down: soon after, there are too few again.
        assertThat(medianRejects(shots + 1, w) && medianRejects(shots + 2, w) && medianRejects(shots + 3, w))
                .isFalse();
    }

    private static boolean medianRejects(long n, double w) {
        long median = BinomialDistribution.of((int) n, w).inverseSurvivalProbability(0.5);
        // The largest m with P(K >= m) >= 1/2.
        while (BinomialTail.logUpper(n, w, median + 1) >= StrictMath.log(0.5)) {
            median++;
        }
        while (BinomialTail.logUpper(n, w, median) < StrictMath.log(0.5)) {
            median--;
        }
        return BinomialTail.logUpper(n, ChshGame.LOCAL, median) <= StrictMath.log(ChshGame.FIVE_SIGMA);
    }

    @Test
    void localModelsAreNeverRejectedAndCertainWinnersSoon() {
        assertThat(ChshGame.shotsToReject(0)).isEmpty();
        assertThat(ChshGame.shotsToReject(0.75)).isEmpty();
        assertThat(ChshGame.shotsToReject(Math.nextUp(0.75))).isEmpty();
        assertThat(ChshGame.shotsToReject(1)).hasValue(53);
        assertThat(StrictMath.pow(0.75, 53)).isLessThan(ChshGame.FIVE_SIGMA);
        assertThat(StrictMath.pow(0.75, 52)).isGreaterThan(ChshGame.FIVE_SIGMA);
        assertThatIllegalArgumentException().isThrownBy(() -> ChshGame.shotsToReject(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> ChshGame.shotsToReject(Double.NaN));
    }
}
