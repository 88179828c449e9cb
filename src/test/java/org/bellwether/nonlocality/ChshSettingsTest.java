package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;

class ChshSettingsTest {
    @Test
    void optimalDirectionsReachTheBellParameter() {
        for (ComplexMatrix rho : states()) {
            SpinCorrelations t = SpinCorrelations.of(rho);
            assertThat(ChshSettings.optimal(t).chsh(t)).as("%s", t).isCloseTo(t.bell(), within(1e-12));
        }
    }

    @Test
    void noDirectionsExceedTheBellParameter() {
        SplittableRandom random = new SplittableRandom(6);
        for (ComplexMatrix rho : states()) {
            SpinCorrelations t = SpinCorrelations.of(rho);
            for (int k = 0; k < 200; k++) {
                ChshSettings settings =
                        new ChshSettings(direction(random), direction(random), direction(random), direction(random));
                assertThat(Math.abs(settings.chsh(t))).as("%s", t).isLessThanOrEqualTo(t.bell() + 1e-14);
            }
        }
    }

    @Test
    void theBoundIsApproachedByASearch() {
        // Otherwise a B that is too large would pass: the best of many random directions comes close from below.
        SplittableRandom random = new SplittableRandom(7);
        SpinCorrelations t = SpinCorrelations.of(RandomStates.mixed(random, 4, 2));
        double best = 0;
        for (int k = 0; k < 200_000; k++) {
            best = Math.max(
                    best,
                    new ChshSettings(direction(random), direction(random), direction(random), direction(random))
                            .chsh(t));
        }
        assertThat(best).isBetween(0.95 * t.bell(), t.bell());
    }

    @Test
    void noCorrelationsAtAllStillGiveDirections() {
        SpinCorrelations none = SpinCorrelations.of(new double[9]);
        assertThat(ChshSettings.optimal(none).chsh(none)).isEqualTo(0);
        SpinCorrelations tiny = SpinCorrelations.of(new double[] {1e-300, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(ChshSettings.optimal(tiny).chsh(tiny)).isCloseTo(0, within(1e-299));
    }

    @Test
    void refusesWhatIsNoDirectionAndNoNumber() {
        assertThatThrownBy(() -> new Direction(1, 1, 0)).hasMessageContaining("unit vector");
        assertThatThrownBy(() -> new Direction(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        SpinCorrelations broken = SpinCorrelations.of(new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThatThrownBy(() -> ChshSettings.optimal(broken)).hasMessageContaining("NaN");
    }

    /** Random states of every rank, products, Bell and Werner states, degenerate mixtures and the maximally mixed state. */
    private static List<ComplexMatrix> states() {
        SplittableRandom random = new SplittableRandom(5);
        List<ComplexMatrix> states = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            states.add(RandomStates.mixed(random, 4, 1 + k % 4));
            states.add(RandomStates.product(random, 1 + k % 2));
        }
        ComplexMatrix mixed = ComplexMatrix.identity(4).times(0.25);
        states.add(mixed);
        for (BellState state : BellState.values()) {
            states.add(state.projector());
            states.add(state.projector().times(0.8).plus(mixed.times(0.2)));
            states.add(RandomStates.locallyRotated(
                    random,
                    state.projector().plus(BellState.PHI_MINUS.projector()).times(0.5)));
        }
        return states;
    }

    private static Direction direction(SplittableRandom random) {
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double r = Math.sqrt(x * x + y * y + z * z);
        return new Direction(x / r, y / r, z / r);
    }
}
