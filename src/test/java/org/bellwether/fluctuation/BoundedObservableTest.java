package org.bellwether.fluctuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;

class BoundedObservableTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(31);

    private static Direction direction() {
        double x = RANDOM.nextGaussian();
        double y = RANDOM.nextGaussian();
        double z = RANDOM.nextGaussian();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new Direction(x / norm, y / norm, z / norm);
    }

    private static List<BoundedObservable> observables() {
        List<BoundedObservable> all = new ArrayList<>();
        for (BellState state : BellState.values()) {
            all.add(BoundedObservable.population(state));
        }
        Pauli.pairs().forEach(name -> all.add(BoundedObservable.pauli(name)));
        for (int k = 0; k < 10; k++) {
            all.add(BoundedObservable.chsh(new ChshSettings(direction(), direction(), direction(), direction())));
        }
        Direction a = direction();
        all.add(BoundedObservable.chsh(new ChshSettings(a, a, direction(), direction())));
        return all;
    }

    @Test
    void rangesAreThoseOfTheEigenvalues() {
        for (BoundedObservable o : observables()) {
            HermitianEigen eigen = HermitianEigen.of(o.operator());
            assertThat(o.min()).as(o.name()).isCloseTo(eigen.value(0), within(1e-12));
            assertThat(o.max()).as(o.name()).isCloseTo(eigen.value(3), within(1e-12));
        }
    }

    @Test
    void weightsGiveTheExpectationValueFromPauliMeans() {
        ComplexMatrix rho = RandomStates.mixed(RANDOM, 4, 3);
        for (BoundedObservable o : observables()) {
            double sum = o.constant();
            for (int k = 0; k < 15; k++) {
                String name = Pauli.pairs().get(k);
                sum += o.weights()[k] * Pauli.string(name).times(rho).traceRe();
            }
            assertThat(sum).as(o.name()).isCloseTo(o.operator().times(rho).traceRe(), within(1e-13));
        }
    }

    @Test
    void theChshOperatorMeasuresWhatItsSettingsDo() {
        ComplexMatrix rho = RandomStates.mixed(RANDOM, 4, 2);
        SpinCorrelations correlations = SpinCorrelations.of(rho);
        ChshSettings settings = new ChshSettings(direction(), direction(), direction(), direction());
        BoundedObservable chsh = BoundedObservable.chsh(settings);
        assertThat(chsh.operator().times(rho).traceRe()).isCloseTo(settings.chsh(correlations), within(1e-13));
        BoundedObservable best = BoundedObservable.chsh(ChshSettings.optimal(correlations));
        assertThat(best.operator().times(rho).traceRe()).isCloseTo(correlations.bell(), within(1e-12));
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BoundedObservable("unit", ComplexMatrix.identity(4), 1, 1))
                .withMessageContaining("unit");
    }
}
