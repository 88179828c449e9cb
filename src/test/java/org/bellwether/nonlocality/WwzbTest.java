package org.bellwether.nonlocality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bellwether.linalg.ComplexMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WwzbTest {
    private static final int STARTS = 40;

    private static CorrelationTensor random(int parties, long seed) {
        Random random = new Random(seed);
        double[] values = new double[(int) Math.round(Math.pow(3, parties))];
        Arrays.setAll(values, k -> random.nextGaussian());
        return new CorrelationTensor(parties, values);
    }

    /** For two qubits the largest value is B/2, in closed form by M., P. and R. Horodecki. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofTwoQubitsItIsHalfOfB(long seed) {
        CorrelationTensor correlations = random(2, seed);
        assertThat(Wwzb.of(correlations, STARTS).value())
                .isCloseTo(SpinCorrelations.of(correlations.values()).bell() / 2, within(1e-9));
    }

    /** (|0..0> + |1..1>)/sqrt2 reaches the quantum maximum 2^{(N-1)/2}; |0..0> is local and reaches the bound 1. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void theStateOfGreenbergerHorneAndZeilingerReachesTheMaximum(int parties) {
        int n = 1 << parties;
        double[] psi = new double[n];
        psi[0] = 1;
        psi[n - 1] = 1;
        assertThat(Wwzb.of(of(psi), STARTS).value()).isCloseTo(Math.pow(2, (parties - 1) / 2.0), within(1e-9));
        psi[n - 1] = 0;
        assertThat(Wwzb.of(of(psi), STARTS).value()).isCloseTo(1, within(1e-9));
    }

    /** W is multiplicative over a split: a pair of Bell states has the square of a Bell state's sqrt2, the biseparable bound. */
    @Test
    void twoBellStatesReachTheBoundOfBiseparableStates() {
        double[] bell = {1, 0, 0, 1};
        double[] pair = new double[16];
        for (int i = 0; i < 16; i++) {
            pair[i] = bell[i / 4] * bell[i % 4];
        }
        assertThat(Wwzb.of(of(pair), STARTS).value())
                .isCloseTo(2, within(1e-9))
                .isCloseTo(Wwzb.biseparableBound(4), within(1e-9));
    }

    /** The settings that are told give the value, in the sum written down term by term. */
    @Test
    void theSettingsGiveTheValue() {
        CorrelationTensor correlations = random(3, 11);
        Wwzb found = Wwzb.of(correlations, STARTS);
        double sum = 0;
        for (int r = 0; r < 8; r++) {
            double inner = 0;
            for (int s = 0; s < 8; s++) {
                inner += (Integer.bitCount(r & s) % 2 == 0 ? 1 : -1) * mean(correlations, found.settings(), s);
            }
            sum += Math.abs(inner);
        }
        assertThat(sum / 8).isCloseTo(found.value(), within(1e-12));
        assertThat(Wwzb.in(correlations, found.settings())).isCloseTo(found.value(), within(1e-12));
        assertThat(found.reached()).isBetween(1, STARTS);
    }

    private static double mean(CorrelationTensor correlations, List<Wwzb.Settings> settings, int s) {
        double sum = 0;
        for (int k = 0; k < 27; k++) {
            double product = correlations.values()[k];
            int[] axes = {k / 9, k / 3 % 3, k % 3};
            for (int party = 0; party < 3; party++) {
                boolean second = (s >> (2 - party) & 1) == 1;
                Wwzb.Settings pair = settings.get(party);
                Direction d = second ? pair.second() : pair.first();
                product *= new double[] {d.x(), d.y(), d.z()}[axes[party]];
            }
            sum += product;
        }
        return sum;
    }

    /** Exchanging qubits changes nothing. */
    @Test
    void partiesMayBeExchanged() {
        double[] values = random(3, 5).values();
        double[] exchanged = new double[27];
        for (int k = 0; k < 27; k++) {
            exchanged[k % 3 * 9 + k / 3 % 3 * 3 + k / 9] = values[k];
        }
        assertThat(Wwzb.of(new CorrelationTensor(3, exchanged), 200).value())
                .isCloseTo(Wwzb.of(new CorrelationTensor(3, values), 200).value(), within(1e-9));
    }

    @Test
    void whatIsNoTensorIsRefused() {
        assertThatThrownBy(() -> new CorrelationTensor(3, new double[26])).hasMessageContaining("27");
        double[] values = new double[9];
        values[4] = Double.NaN;
        assertThatThrownBy(() -> new CorrelationTensor(2, values)).hasMessageContaining("NaN");
    }

    private static CorrelationTensor of(double[] psi) {
        double norm2 = Arrays.stream(psi).map(x -> x * x).sum();
        ComplexMatrix column = ComplexMatrix.column(psi, new double[psi.length]);
        return CorrelationTensor.of(ComplexMatrix.outer(column, column).times(1 / norm2));
    }
}
