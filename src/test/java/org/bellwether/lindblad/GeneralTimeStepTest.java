package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

/** The step of systems that are no two-qubit machines. */
class GeneralTimeStepTest {
    /** Gell-Mann matrices, and a count that is part of the certificate. */
    @Test
    void aQutritHasACertificate() {
        OpenSystem qutrit = TestSystems.noisyQutrit();
        long[] outputs = {1, 2, 5};
        TimeStep found = TimeStep.find(qutrit, outputs, 2, 10_000);
        assertThat(found.certified()).isTrue();
        StepBias bias = found.bias().orElseThrow();
        assertThat(bias.bell()).isEmpty();
        CountingGenerator generator = CountingGenerator.of(qutrit);
        long k = Math.round(2 / found.size());
        double[][] exact = MeanEvolution.exact(generator, generator.initial(), outputs, 2);
        double[][] strang = MeanEvolution.strang(generator, generator.initial(), new long[] {k, 2 * k, 5 * k}, 2.0 / k);
        double means = 0;
        double jumps = 0;
        for (int t = 0; t < 3; t++) {
            double all = 0;
            for (int i = 1; i < 11; i++) {
                double difference = strang[t][i] - exact[t][i];
                means = i < 9 ? Math.max(means, Math.abs(difference)) : means;
                jumps = i < 9 ? jumps : Math.max(jumps, Math.abs(difference));
                all += i < 9 ? 0 : difference;
            }
            jumps = Math.max(jumps, Math.abs(all));
        }
        assertThat(bias.means()).isCloseTo(means, within(1e-12));
        assertThat(bias.jumps()).isCloseTo(jumps, within(1e-12));
        assertThat(TimeStep.find(qutrit, outputs, 2, 100_000_000).size()).isLessThan(found.size());
    }

    /** Basis operators of norm c, c^2 = 2 for the second diagonal one and 3/2 for the others, have errors c times as large. */
    @Test
    void meansOfLargerOperatorsHaveLargerErrors() {
        OpenSystem noisy = TestSystems.noisyQutrit();
        OpenSystem closed =
                new OpenSystem(noisy.hamiltonian(), noisy.field(), List.of(), noisy.noises(), noisy.initialState());
        TimeStep found = TimeStep.find(closed, new long[] {1, 2, 5}, 2, 100_000);
        long k = Math.round(2 / found.size());
        assertThat(excess(closed, k)).isBetween(0.9, 1 - 1e-6);
        assertThat(excess(closed, k - 1)).isGreaterThan(1 + 1e-6);
    }

    private static double excess(OpenSystem system, long k) {
        Liouvillian l = Liouvillian.of(system);
        double[] initial = l.basis().coordinates(system.initialState().densityMatrix());
        double[][] exact = MeanEvolution.exact(l, initial, new long[] {1, 2, 5}, 2);
        double[][] strang = MeanEvolution.strang(l, initial, new long[] {k, 2 * k, 5 * k}, 2.0 / k);
        double worst = 0;
        for (int t = 0; t < 3; t++) {
            for (int i = 1; i < 9; i++) {
                double square = i == 2 ? 2 : 1.5;
                double variance = Math.max(square - exact[t][i] * exact[t][i], 0.01 * square);
                double error = Math.sqrt(variance / 100_000);
                worst = Math.max(worst, Math.abs(strang[t][i] - exact[t][i]) / (0.1 * error));
            }
        }
        return worst;
    }

    @Test
    void aLargeSystemHasNoneAndIsToldWhatWasUsed() {
        OpenSystem oscillator = oscillator(TimeStep.LARGEST_DIMENSION + 1);
        TimeStep found = TimeStep.find(oscillator, new long[] {1, 2}, 3, 1000);
        assertThat(found.certified()).isFalse();
        assertThat(found.bias()).isEmpty();
        assertThat(found.basis())
                .contains("within a tenth of the safe range")
                .contains("without a certificate: the dimension is above 16")
                .endsWith(
                        "a safe step is at most 2.35619, 3/8 of a period of the frequency 1 that noise or a static field meets");
        // x couples neighbours, whose levels are 1 apart: 3 pi/40 = 0.2356, and 3/13 = 0.2308 is the first below.
        assertThat(found.size()).isEqualTo(3.0 / 13);
        assertThat(TimeStep.given(oscillator, new long[] {1, 2}, 1.5, 1000).certified())
                .isFalse();
        assertThat(TimeStep.find(oscillator(TimeStep.LARGEST_DIMENSION), new long[] {1, 2}, 3, 1000)
                        .certified())
                .isTrue();
    }

    @Test
    void aLargeSystemWithoutNoiseIsExact() {
        OpenSystem noisy = oscillator(TimeStep.LARGEST_DIMENSION + 1);
        OpenSystem quiet =
                new OpenSystem(noisy.hamiltonian(), noisy.field(), noisy.jumps(), List.of(), noisy.initialState());
        TimeStep found = TimeStep.find(quiet, new long[] {1, 2}, 3, 1000);
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.certified()).isTrue();
        assertThat(found.bias()).hasValue(new StepBias(0, OptionalDouble.empty(), 0));
    }

    /** Level 7 of 9 is moved to 6 and 8, by 1, at the rates 7 and 8 times the noise. */
    @Test
    void ratesGrowAsSquaresOfMatrixElements() {
        assertThat(SafeRange.of(oscillator(9)).mixing()).isCloseTo(15e-4, within(1e-14));
    }

    /** A damped oscillator of n levels under weak noise on its position. */
    private static OpenSystem oscillator(int n) {
        double[][] h = new double[n][n];
        double[][] x = new double[n][n];
        double[][] a = new double[n][n];
        for (int k = 1; k < n; k++) {
            h[k][k] = k;
            a[k - 1][k] = Math.sqrt(k);
            x[k - 1][k] = Math.sqrt(k);
            x[k][k - 1] = Math.sqrt(k);
        }
        double[] ground = new double[n];
        ground[0] = 1;
        return new OpenSystem(
                ComplexMatrix.real(h),
                ComplexMatrix.zero(n, n),
                List.of(new JumpChannel("loss", ComplexMatrix.real(a), 0.01)),
                List.of(new NoiseChannel("position", ComplexMatrix.real(x), 1e-4)),
                InitialState.pure(ComplexMatrix.column(ground, new double[n])));
    }
}
