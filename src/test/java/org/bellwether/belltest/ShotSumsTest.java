package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.statistics.Estimate;
import org.junit.jupiter.api.Test;

class ShotSumsTest {
    @Test
    void cellsAreWonWhereTheProductIsTheSignOfTheSettings() {
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 2; y++) {
                for (int i = 0; i < 2; i++) {
                    for (int j = 0; j < 2; j++) {
                        int product = (i == 0 ? 1 : -1) * (j == 0 ? 1 : -1);
                        int wanted = x == 1 && y == 1 ? -1 : 1;
                        assertThat(ShotCounts.isWon(ShotCounts.cell(x, y, i, j)))
                                .isEqualTo(product == wanted);
                    }
                }
            }
        }
    }

    /** Against means and variances of the shots written out one by one. */
    @Test
    void valuesAndErrorsAreThoseOfTheSingleShots() {
        SplittableRandom random = new SplittableRandom(3);
        int shots = 500;
        ShotSums sums = new ShotSums(7);
        double[][] products = new double[4][shots];
        int[] n = new int[4];
        int wins = 0;
        for (int m = 0; m < shots; m++) {
            int cell = Math.min(random.nextInt(16), random.nextInt(16) + 4);
            sums.add(m % 7, cell);
            double product = (cell >> 1 & 1) == (cell & 1) ? 1 : -1;
            products[cell >> 2][n[cell >> 2]++] = product;
            wins += product == (cell >> 2 == 3 ? -1 : 1) ? 1 : 0;
        }
        BellTestResult result = sums.ofIndependentShots();
        double value = 0;
        double variance = 0;
        for (int settings = 0; settings < 4; settings++) {
            double mean = 0;
            double squares = 0;
            for (int k = 0; k < n[settings]; k++) {
                mean += products[settings][k] / n[settings];
            }
            for (int k = 0; k < n[settings]; k++) {
                squares += Math.pow(products[settings][k] - mean, 2);
            }
            double error = Math.sqrt(squares / (n[settings] - 1.0) / n[settings]);
            isEstimate(result.chsh().orElseThrow().correlations().get(settings), mean, error, n[settings]);
            value += settings == 3 ? -mean : mean;
            variance += error * error;
        }
        isEstimate(result.chsh().orElseThrow().value(), value, Math.sqrt(variance), shots);
        double w = (double) wins / shots;
        isEstimate(result.winFraction(), w, Math.sqrt(w * (1 - w) / (shots - 1)), shots);
        assertThat(result.logPValue()).isEqualTo(ChshGame.logPValue(shots, wins));
    }

    private static void isEstimate(Estimate estimate, double value, double error, long count) {
        assertThat(estimate.value()).isCloseTo(value, within(1e-14));
        assertThat(estimate.standardError()).isCloseTo(error, within(1e-14));
        assertThat(estimate.count()).isEqualTo(count);
    }

    /** Groups that are the same shot over and over have the error of as many single shots. */
    @Test
    void errorsOfGroupsAreThoseOfTheirScatter() {
        SplittableRandom random = new SplittableRandom(4);
        int groups = 400;
        ShotSums single = new ShotSums(1);
        ShotSums grouped = new ShotSums(groups);
        for (int group = 0; group < groups; group++) {
            int cell = random.nextInt(16);
            single.add(0, cell);
            for (int k = 0; k < 50; k++) {
                grouped.add(group, cell);
            }
        }
        BellTestResult shots = single.ofIndependentShots();
        BellTestResult result = grouped.ofIndependentGroups(8);
        double error = shots.winFraction().standardError();
        assertThat(result.winFraction().value()).isCloseTo(shots.winFraction().value(), within(1e-14));
        assertThat(result.winFraction().standardError()).isCloseTo(error, within(1e-12));
        Estimate chsh = shots.chsh().orElseThrow().value();
        // n - 1 of some hundred shots at each setting for G - 1 of all groups.
        assertThat(result.chsh().orElseThrow().value().standardError())
                .isCloseTo(chsh.standardError(), within(0.01 * chsh.standardError()));
        assertThat(grouped.ofIndependentShots().winFraction().standardError())
                .isCloseTo(error / Math.sqrt(50), within(0.01 * error));
    }

    @Test
    void repetitionsAreConsecutiveGroups() {
        ShotSums sums = new ShotSums(10);
        for (int group = 0; group < 10; group++) {
            for (int k = 0; k <= group; k++) {
                sums.add(group, k % 2);
            }
        }
        BellTestResult result = sums.ofIndependentGroups(3);
        // 0 to 2, 3 to 5, 6 to 9.
        assertThat(result.repetitions().stream().map(BellTestResult.Repetition::shots))
                .containsExactly(6L, 15L, 34L);
        BellTestResult.Repetition second = result.repetitions().get(1);
        assertThat(second.wins()).isEqualTo(2 + 3 + 3);
        assertThat(second.logPValue()).isEqualTo(ChshGame.logPValue(15, 8));
        assertThat(result.logPValue()).isEqualTo(ChshGame.logPValue(55, 4 + 8 + (4 + 4 + 5 + 5)));
    }

    @Test
    void withoutEnoughShotsThereIsNoChshValueAndNoError() {
        ShotSums sums = new ShotSums(2);
        sums.add(0, 0);
        assertThatIllegalStateException().isThrownBy(sums::ofIndependentShots).withMessageContaining("two shots");
        for (int cell = 0; cell < 15; cell++) {
            sums.add(0, cell);
        }
        assertThat(sums.ofIndependentShots().chsh()).isPresent();
        ShotSums few = new ShotSums(2);
        for (int cell = 0; cell < 13; cell++) {
            few.add(0, cell);
        }
        // One shot only with x = y = 1.
        assertThat(few.ofIndependentShots().chsh()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ShotCounts(new long[15]));
        long[] negative = new long[16];
        negative[3] = -1;
        assertThatIllegalArgumentException().isThrownBy(() -> new ShotCounts(negative));
    }

    @Test
    void theIntervalOfTheNumberOfShotsIsThatOfTheChshValue() {
        ShotsToReject shots = ShotsToReject.of(new Estimate(2.3, 0.1, 1000));
        assertThat(shots.estimate()).isEqualTo(ChshGame.shotsToReject(0.5 + 2.3 / 8));
        assertThat(shots.fewest()).isEqualTo(ChshGame.shotsToReject(0.5 + (2.3 + 0.1 * 1.959963984540054) / 8));
        assertThat(shots.most()).isEqualTo(ChshGame.shotsToReject(0.5 + (2.3 - 0.1 * 1.959963984540054) / 8));
        assertThat(ShotsToReject.of(new Estimate(2.1, 0.1, 1000)).most()).isEmpty();
        assertThat(ShotsToReject.of(new Estimate(4, 0.1, 1000)).fewest()).hasValue(53);
    }
}
