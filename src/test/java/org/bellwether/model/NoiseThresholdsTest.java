package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

class NoiseThresholdsTest {
    @Test
    void bellAsAFunctionOfTheRatioIsEq29() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 500; k++) {
            ClosedForms forms = ClosedForms.of(RandomMachines.noisy(random));
            double ratio = forms.localNoise() / forms.collectiveNoise();
            assertThat(forms.thresholds().bellAtRatio(ratio)).as("%s", forms).isCloseTo(forms.bell(), within(1e-14));
        }
    }

    @Test
    void theRatioRunsFromCollectiveToLocalNoiseOnly() {
        NoiseThresholds thresholds = new NoiseThresholds(0.02, 0.001, 1e-4);
        ClosedForms local = new ClosedForms(1, 0.02, 0.001, 0, 1e-4, 0.5);
        ClosedForms strong = new ClosedForms(1, 0.02, 0.001, 1e12, 1e-4, 0.5);

        assertThat(thresholds.bellAtRatio(Double.POSITIVE_INFINITY)).isCloseTo(local.bell(), within(1e-15));
        assertThat(thresholds.bellAtRatio(0)).isCloseTo(strong.bell(), within(1e-15));
        assertThat(thresholds.bellAtRatio(1)).isCloseTo(thresholds.bellAtRatio(Math.nextUp(1.0)), within(1e-15));
    }

    @Test
    void theThreeConditionsAreOne() {
        SplittableRandom random = new SplittableRandom(2);
        int possible = 0;
        for (int k = 0; k < 2000; k++) {
            NoiseThresholds t = random(random);
            possible += t.violationPossible() ? 1 : 0;
            assertThat(t.violationDiscriminant() > 0).as("(44), %s", t).isEqualTo(t.violationPossible());
            assertThat(t.ratioLimit() > 0).as("(43), %s", t).isEqualTo(t.violationPossible());
            assertThat(t.bellAtRatio(0) > 2).as("(42), %s", t).isEqualTo(t.violationPossible());
        }
        assertThat(possible).isBetween(500, 1500);
    }

    @Test
    void atTheLimitingRatioTheStateIsOnTheLocalBound() {
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 2000; k++) {
            NoiseThresholds t = random(random);
            if (t.violationPossible()) {
                double limit = t.ratioLimit();
                assertThat(t.bellAtRatio(limit)).as("%s", t).isCloseTo(2, within(1e-12));
                assertThat(t.bellAtRatio(0.99 * limit)).as("%s", t).isGreaterThan(2);
                assertThat(t.bellAtRatio(1.01 * limit)).as("%s", t).isLessThan(2);
            }
        }
    }

    @Test
    void coldBathsWithoutLocalNoiseHaveNoLimit() {
        NoiseThresholds cold = new NoiseThresholds(0.02, 0, 0);
        assertThat(cold.ratioLimit()).isInfinite().isPositive();
        assertThat(cold.bellAtRatio(1e6)).isGreaterThan(2);
    }

    @Test
    void refusesANegativeRatio() {
        assertThatThrownBy(() -> new NoiseThresholds(1, 0, 0).bellAtRatio(-1)).hasMessageContaining("ratio");
        assertThatThrownBy(() -> new NoiseThresholds(1, 0, 0).bellAtRatio(Double.NaN))
                .hasMessageContaining("ratio");
    }

    private static NoiseThresholds random(SplittableRandom random) {
        double down = RandomMachines.logUniform(random, 1e-3, 1);
        return new NoiseThresholds(
                down,
                down * RandomMachines.logUniform(random, 0.01, 1),
                down * RandomMachines.logUniform(random, 1e-3, 0.2));
    }

    /** B = 2 at the collective noise from which on it is above, and at the parity from which on it is without noise. */
    @Test
    void whatIsNeededIsWhereBIsTwo() {
        SplittableRandom random = new SplittableRandom(9);
        int possible = 0;
        for (int k = 0; k < 200; k++) {
            NoiseThresholds t = random(random);
            assertThat(t.collectiveNoiseThreshold().isPresent()).isEqualTo(t.violationPossible());
            if (t.violationPossible()) {
                possible++;
                double gammaC = t.collectiveNoiseThreshold().getAsDouble();
                ClosedForms at = new ClosedForms(1, t.gammaDown(), t.gammaUp(), gammaC, t.localNoise(), 0.5);
                assertThat(at.bell()).isCloseTo(2, within(1e-9));
            }
            double parity = new ClosedForms(1, t.gammaDown(), t.gammaUp(), 0, 0, 0.5).parityThreshold();
            assertThat(new ClosedForms(1, t.gammaDown(), t.gammaUp(), 0, 0, (1 + parity) / 2).bell())
                    .isCloseTo(2, within(1e-12));
        }
        assertThat(possible).isBetween(20, 180);
        assertThat(new NoiseThresholds(1, 0.01, 0).collectiveNoiseThreshold()).hasValue(0);
    }
}
