package org.bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Sum;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.junit.jupiter.api.Test;

class NoiseProcessTest {
    @Test
    void whiteNoiseIsFlatAndForgetsAtOnce() {
        NoiseProcess white = new White(0.7);
        assertThat(white.spectrum(0)).isEqualTo(0.7);
        assertThat(white.spectrum(-3)).isEqualTo(0.7);
        assertThat(white.variance()).isInfinite();
        assertThat(white.longestMemory()).isEqualTo(0);
        assertThat(white.hasMemory()).isFalse();
        assertThat(white.isZero()).isFalse();
        assertThat(new White(0).isZero()).isTrue();
    }

    /** gamma = 0.7, tau = 2: C(0) = 0.7/4, S(0) = 0.7, S(1) = 0.7/5. */
    @Test
    void ornsteinUhlenbeckAndTelegraphNoiseHaveOneLorentzian() {
        for (NoiseProcess process : List.of(new OrnsteinUhlenbeck(0.7, 2), new Telegraph(0.7, 2))) {
            assertThat(process.variance()).isCloseTo(0.175, within(1e-16));
            assertThat(process.intensity()).isEqualTo(0.7);
            assertThat(process.spectrum(0)).isEqualTo(0.7);
            assertThat(process.spectrum(1)).isCloseTo(0.14, within(1e-16));
            assertThat(process.spectrum(-1)).isCloseTo(0.14, within(1e-16));
            assertThat(process.longestMemory()).isEqualTo(2);
            assertThat(process.hasMemory()).isTrue();
        }
        assertThat(new OrnsteinUhlenbeck(0, 2).hasMemory()).isFalse();
    }

    @Test
    void quasistaticNoiseNeverForgets() {
        NoiseProcess process = new Quasistatic(0.3);
        assertThat(process.variance()).isCloseTo(0.09, within(1e-17));
        assertThat(process.intensity()).isInfinite();
        assertThat(process.spectrum(1e-300)).isEqualTo(0);
        assertThat(process.longestMemory()).isInfinite();
        NoiseProcess none = new Quasistatic(0);
        assertThat(none.intensity()).isEqualTo(0);
        assertThat(none.longestMemory()).isEqualTo(0);
    }

    @Test
    void independentProcessesAddTheirSpectra() {
        Sum sum = new Sum(List.of(new OrnsteinUhlenbeck(0.7, 2), new Telegraph(0.2, 5)));
        assertThat(sum.spectrum(1)).isCloseTo(0.14 + 0.2 / 26, within(1e-16));
        assertThat(sum.intensity()).isCloseTo(0.9, within(1e-15));
        assertThat(sum.variance()).isCloseTo(0.175 + 0.02, within(1e-16));
        assertThat(sum.longestMemory()).isEqualTo(5);
        assertThat(sum.hasMemory()).isTrue();
        assertThat(new Sum(List.of(new Telegraph(0, 5))).hasMemory()).isFalse();
    }

    /** Three decades have six sources, whose rates are 10^{-1.75}, 10^{-1.25}, ..., 10^{0.75}. */
    @Test
    void pinkNoiseHasTwoSourcesOfEqualVarianceInADecade() {
        Sum pink = PinkNoise.of(0.5, 0.01, 10, PinkNoise.Source.ORNSTEIN_UHLENBECK);
        assertThat(pink.parts()).hasSize(6);
        for (int k = 0; k < 6; k++) {
            OrnsteinUhlenbeck part = (OrnsteinUhlenbeck) pink.parts().get(k);
            assertThat(1 / part.correlationTime()).isCloseTo(Math.pow(10, -1.75 + k / 2.0), withinPercentage(1e-12));
            assertThat(part.variance()).isCloseTo(0.25 / 6, within(1e-15));
        }
        // Between the cut-offs S(w) = pi sigma^2/(ln(high/low) w).
        assertThat(pink.spectrum(0.3)).isCloseTo(Math.PI * 0.25 / (Math.log(1000) * 0.3), withinPercentage(5));
        // At least two sources, and as many more as part of a decade asks for.
        assertThat(PinkNoise.of(0.5, 1, 1.1, PinkNoise.Source.TELEGRAPH).parts())
                .hasSize(2)
                .allMatch(Telegraph.class::isInstance);
        assertThat(PinkNoise.of(0.5, 1, 12, PinkNoise.Source.TELEGRAPH).parts()).hasSize(3);
        assertThat(PinkNoise.of(0, 1, 10, PinkNoise.Source.TELEGRAPH).hasMemory())
                .isFalse();
    }

    @Test
    void refusesImpossibleProcesses() {
        assertThatThrownBy(() -> new White(-1)).hasMessageContaining("intensity");
        assertThatThrownBy(() -> new OrnsteinUhlenbeck(-1, 1)).hasMessageContaining("intensity");
        assertThatThrownBy(() -> new OrnsteinUhlenbeck(1, 0)).hasMessageContaining("correlation time");
        assertThatThrownBy(() -> new Telegraph(Double.NaN, 1)).hasMessageContaining("intensity");
        assertThatThrownBy(() -> new Telegraph(1, Double.POSITIVE_INFINITY)).hasMessageContaining("correlation time");
        assertThatThrownBy(() -> new Quasistatic(Double.POSITIVE_INFINITY)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> new Sum(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Sum(List.of(new White(1)))).hasMessageContaining("none of them white");
        assertThatThrownBy(() -> new Sum(List.of(new Sum(List.of(new Telegraph(1, 1))))))
                .hasMessageContaining("a sum");
        PinkNoise.Source source = PinkNoise.Source.TELEGRAPH;
        assertThatThrownBy(() -> PinkNoise.of(-1, 1, 2, source)).hasMessageContaining("deviation");
        assertThatThrownBy(() -> PinkNoise.of(Double.POSITIVE_INFINITY, 1, 2, source))
                .hasMessageContaining("the deviation of a noise is Infinity");
        assertThatThrownBy(() -> PinkNoise.of(1, 0, 2, source)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> PinkNoise.of(1, 2, 2, source)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> PinkNoise.of(1, 1, Double.POSITIVE_INFINITY, source))
                .hasMessageContaining("ascend");
    }

    /** What a system says of the noises it has. */
    @Test
    void aSystemKnowsTheMemoryOfItsNoises() {
        ComplexMatrix z = Pauli.Z.matrix();
        NoiseChannel white = new NoiseChannel("white", z, 0.2);
        NoiseChannel slow = new NoiseChannel("slow", z, new OrnsteinUhlenbeck(0.7, 2));
        NoiseChannel still = new NoiseChannel("still", z, new Quasistatic(0.3));
        OpenSystem coloured = system(white, slow);
        assertThat(coloured.hasMemory()).isTrue();
        assertThat(coloured.hasIntensities()).isTrue();
        assertThat(coloured.withWhiteNoiseOnly().noises()).containsExactly(white);
        assertThat(coloured.withWhiteNoiseOfSameIntensity().noises())
                .containsExactly(white, new NoiseChannel("slow", z, 0.7));
        assertThat(coloured.withWhiteNoiseOfSameIntensity().hasMemory()).isFalse();
        assertThat(system(white).hasMemory()).isFalse();
        assertThat(system(white, still).hasIntensities()).isFalse();
        OpenSystem jumps = coloured.withNoiseAsJumps();
        assertThat(jumps.noises()).isEmpty();
        assertThat(jumps.jumps())
                .containsExactly(new JumpChannel("noise_white", z, 0.2), new JumpChannel("noise_slow", z, 0.7));
    }

    private static OpenSystem system(NoiseChannel... noises) {
        return new OpenSystem(
                Pauli.X.matrix(), ComplexMatrix.zero(2, 2), List.of(), List.of(noises), InitialState.maximallyMixed(2));
    }
}
