package org.bellwether.lindblad.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Autocorrelation;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.Signal;
import org.bellwether.lindblad.TimeAverage;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.Colour;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** Time averages and correlations under noise with memory, by another way than the program's. */
class JointSignalTest {
    private static final ComplexMatrix ZZ = Pauli.string("ZZ");
    private static final OpenSystem SYSTEM = Colour.withNoise(
            TestSystems.machine(0.2, 0.6, 0.6, 0.3, 0, 0, 0).openSystem(),
            List.of(new White(0), new Telegraph(0.3, 4), new White(0)));
    private static final Generator JOINT = ExactEquation.at(SYSTEM, 1).closedUnder(List.of(Signal.measurement(ZZ)));
    private static final Signal SIGNAL = Signal.measured(JOINT, ZZ);

    /** The trapezoidal sum's moments from all products E[O_i O_j], one by one. */
    @Test
    void timeAveragesAreSumsOfProducts() {
        double dt = 0.5;
        int start = 3;
        int end = 15;
        double mean = 0;
        double square = 0;
        for (int i = start; i <= end; i++) {
            double[] products =
                    SIGNAL.strangProducts(i, LongStream.rangeClosed(i, end).toArray(), dt);
            for (int j = i; j <= end; j++) {
                square += weight(i, start, end) * weight(j, start, end) * products[j - i] * (i == j ? 1 : 2);
            }
            mean += weight(i, start, end) * one(i, dt);
        }
        int steps = end - start;
        double variance = square / (steps * steps) - mean * mean / (steps * steps);
        TimeSteps window = TimeSteps.uniform(new long[] {start, end}, dt);
        for (TimeAverage average : List.of(
                TimeAverage.trapezoid(SIGNAL, 0, window).get(0),
                TimeAverage.trapezoid(SIGNAL, start, new long[] {end}, dt).get(0))) {
            assertThat(average.mean()).isCloseTo(mean / steps, within(1e-12));
            assertThat(average.variance()).isCloseTo(variance, within(1e-11));
        }
    }

    private static double weight(int i, int start, int end) {
        return i == start || i == end ? 0.5 : 1;
    }

    private static double one(int step, double dt) {
        return TimeAverage.trapezoid(SIGNAL, step, new long[] {step}, dt).get(0).mean();
    }

    /** The integral of the stationary correlation against a sum over a fine grid, which Simpson's rule has to 1e-6. */
    @Test
    void correlationTimesIntegrateTheCorrelation() {
        Autocorrelation stationary = SIGNAL.stationary();
        double step = 0.05;
        double sum = 0;
        int points = 4000;
        for (int k = 0; k <= points; k++) {
            sum += stationary.at(k * step) * step / 3 * (k == 0 || k == points ? 1 : k % 2 == 1 ? 4 : 2);
        }
        assertThat(stationary.integral().orElseThrow()).isCloseTo(sum, within(1e-6));
        assertThat(stationary.time().orElseThrow()).isCloseTo(sum / stationary.at(0), within(1e-5));
    }
}
