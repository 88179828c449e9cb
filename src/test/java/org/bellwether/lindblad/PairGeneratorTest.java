package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.RandomMachines;
import org.junit.jupiter.api.Test;

class PairGeneratorTest {
    private static final ComplexMatrix ONE = ComplexMatrix.identity(2);

    /** Two qubits with baths of their own and the noise in common are a system of two qubits with a Liouvillian. */
    @Test
    void isTheLiouvillianOfTwoCopiesThatShareTheNoise() {
        SplittableRandom random = new SplittableRandom(1);
        OpenSystem qubit = qubit(random);
        OpenSystem two = new OpenSystem(
                onBoth(qubit.hamiltonian()),
                onBoth(qubit.field()),
                qubit.jumps().stream()
                        .flatMap(j -> Stream.of(
                                new JumpChannel("1", j.operator().kronecker(ONE), j.rate()),
                                new JumpChannel("2", ONE.kronecker(j.operator()), j.rate())))
                        .toList(),
                qubit.noises().stream()
                        .map(n -> new NoiseChannel(n.name(), onBoth(n.operator()), n.intensity()))
                        .toList(),
                InitialState.maximallyMixed(4));
        Liouvillian expected = Liouvillian.of(two);
        PairGenerator pairs = PairGenerator.of(qubit);
        double[] full = new double[16];
        double[] half = new double[10];
        for (int k = 0; k < 4; k++) {
            for (int l = k; l < 4; l++) {
                double x = random.nextGaussian();
                half[pairs.index(k, l)] = x;
                full[4 * k + l] = x;
                full[4 * l + k] = x;
            }
        }
        double[] drift = RealMatrices.times(expected.drift(), full);
        double[] kick = RealMatrices.times(expected.kick(), full);
        for (int k = 0; k < 4; k++) {
            for (int l = 0; l < 4; l++) {
                int at = pairs.index(k, l);
                assertThat(RealMatrices.times(pairs.drift(), half)[at]).isCloseTo(drift[4 * k + l], within(1e-13));
                assertThat(RealMatrices.times(pairs.kick(), half)[at]).isCloseTo(kick[4 * k + l], within(1e-13));
            }
        }
    }

    /** The partial trace of R is the mean state: in continuous time and in Strang steps. */
    @Test
    void rowOfTheTraceIsTheMeanEvolution() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2; i++) {
            OpenSystem system = RandomMachines.withField(RandomMachines.noisy(random), 0.3, -0.1)
                    .openSystem();
            Liouvillian l = Liouvillian.of(system);
            double[] r = l.basis().coordinates(system.initialState().densityMatrix());
            PairGenerator pairs = PairGenerator.of(system);
            long[] steps = {0, 20, 40};
            assertRows(MeanEvolution.exact(pairs, pairs.initial(), steps, 0.7), MeanEvolution.exact(l, r, steps, 0.7));
            assertRows(
                    MeanEvolution.strang(pairs, pairs.initial(), steps, 0.7), MeanEvolution.strang(l, r, steps, 0.7));
        }
    }

    private static void assertRows(double[][] pairs, double[][] states) {
        for (int t = 0; t < states.length; t++) {
            assertThat(pairs[t][0]).isCloseTo(1, within(1e-12)); // the trace
            for (int k = 0; k < 16; k++) {
                assertThat(pairs[t][k]).isCloseTo(states[t][k], within(1e-12));
            }
        }
    }

    @Test
    void indicesGoRowByRow() {
        PairGenerator pairs = PairGenerator.of(qubit(new SplittableRandom(3)));
        int next = 0;
        for (int k = 0; k < 4; k++) {
            for (int l = k; l < 4; l++) {
                assertThat(pairs.index(k, l)).isEqualTo(next);
                assertThat(pairs.index(l, k)).isEqualTo(next++);
            }
        }
        assertThat(pairs.initial()).hasSize(next);
    }

    @Test
    void refusesWhatIsTooLarge() {
        ComplexMatrix zero = ComplexMatrix.zero(6, 6);
        OpenSystem large = new OpenSystem(zero, zero, List.of(), List.of(), InitialState.maximallyMixed(6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairGenerator.of(large))
                .withMessage("second moments over the noise are known up to dimension 5, not in dimension 6");
    }

    /** Everything at once; two noises that do not commute, which the generator does not mind. */
    private static OpenSystem qubit(RandomGenerator random) {
        ComplexMatrix jump = ComplexMatrix.of(
                2, 2, random.doubles(4).toArray(), random.doubles(4).toArray());
        return new OpenSystem(
                Pauli.string("X").plus(Pauli.string("Z").times(0.4)),
                Pauli.string("Z").times(0.3),
                List.of(new JumpChannel("a", jump, 0.7), new JumpChannel("b", jump.adjoint(), 0.2)),
                List.of(
                        new NoiseChannel("z", Pauli.string("Z"), 0.5),
                        new NoiseChannel("y", Pauli.string("Y").plus(Pauli.string("X")), 0.3)),
                InitialState.maximallyMixed(2));
    }

    private static ComplexMatrix onBoth(ComplexMatrix a) {
        return a.kronecker(ONE).plus(ONE.kronecker(a));
    }
}
