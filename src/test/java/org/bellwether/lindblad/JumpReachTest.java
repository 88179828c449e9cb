package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpReachTest {
    private static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();

    /**
     * What no jump may change is the same in all trajectories of a run in which most trajectories have jumped, and all else
     * is not.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine.initial_state=\"10\" | noise.collective=0.01 | noise.local=[0.001, 0.002] | 0",
                "machine.initial_state=\"10\" | noise.collective=0 | noise.local=[0, 0] | 0",
                "machine.initial_state=\"psi+\" | noise.collective=0.01 | noise.local=[0, 0] | 0",
                "machine.initial_state=\"phi-\" | noise.collective=1e-100 | noise.local=[0, 0] | 1",
                "machine.initial_state=\"+-\" | noise.collective=0.01 | noise.local=[0.001, 0] | 0",
                "machine.initial_state=\"00\" | noise.collective=0 | machine.static_field=[0.1, 0.2] | 0",
                "machine.initial_state=\"mixed\" | noise.collective=0.01 | noise.local=[0, 0] | 0"
            })
    void tellsWhatIsTheSameInAllTrajectories(String start, String collective, String other, int tiny) {
        Simulation simulation = Simulation.of(SpecReader.parse(
                Examples.text("fig3-spin"),
                "test",
                List.of(
                        start,
                        collective,
                        other,
                        "machine.bath.0.coupling=0.5",
                        "time.end=12",
                        "time.samples=7",
                        "ensemble.trajectories=400")));
        EnsembleResult result = simulation.run(1, ProgressListener.NONE);
        assertThat(result.jumped()[7]).isGreaterThan(200);
        double[] rates = JumpReach.rates(simulation.system(), PAULIS);
        for (int i = 0; i < rates.length; i++) {
            int o = i;
            boolean constant = result.means().stream().allMatch(mean -> mean.isConstant(o))
                    && result.means().stream()
                            .allMatch(mean -> Math.abs(mean.mean()[o]
                                            - result.means().get(0).mean()[o])
                                    < 1e-9);
            // What noise of 1e-100 may do is not seen, but it is not nothing.
            if (tiny == 0 || rates[i] == 0) {
                assertThat(rates[i] == 0).as(Pauli.pairs().get(i)).isEqualTo(constant);
            }
        }
    }

    /** gamma_1(g) + gamma_2(g) = chi_1 (1 - p_1) + chi_2 (1 - p_2), Eqs. (12) and (17), is the rate of the fastest levels. */
    @Test
    void rateIsTheLargestOfAnyState() {
        Simulation simulation = Simulation.of(SpecReader.parse(Examples.text("fig3-spin"), "test", List.of()));
        double down = 0.005 * (1 - 1 / (Math.exp(1 / 0.6) + 1)) + 0.015 * (1 - 1 / (Math.exp(1 / 0.3) + 1));
        double[] rates = JumpReach.rates(simulation.system(), PAULIS);
        assertThat(rates[Pauli.pairs().indexOf("ZZ")]).isCloseTo(down, within(1e-12));
        assertThat(rates[Pauli.pairs().indexOf("XI")]).isZero();
    }

    /** The basis states of the maximally mixed state differ in ZZ, and none of them has XX. */
    @Test
    void startsThatDifferNeedNoJump() {
        Simulation simulation = Simulation.of(
                SpecReader.parse(Examples.text("fig3-spin"), "test", List.of("machine.initial_state=\"mixed\"")));
        double[] rates = JumpReach.rates(simulation.system(), PAULIS);
        assertThat(rates[Pauli.pairs().indexOf("ZZ")]).isInfinite();
        assertThat(rates[Pauli.pairs().indexOf("XX")]).isPositive().isFinite();
        assertThat(rates[Pauli.pairs().indexOf("XI")]).isZero();
    }

    /** The space that a large system reaches is not spanned: any jump may change anything, and starts are told apart all the same. */
    @Test
    void inLargeSystemsAnyJumpMayChangeAnything() {
        int n = 20;
        double[][] lower = new double[n][n];
        for (int k = 1; k < n; k++) {
            lower[k - 1][k] = Math.sqrt(k);
        }
        ComplexMatrix a = ComplexMatrix.real(lower);
        ComplexMatrix number = a.adjoint().times(a);
        OpenSystem mode = new OpenSystem(
                number,
                ComplexMatrix.zero(n, n),
                List.of(new JumpChannel("loss", a, 0.5)),
                List.of(),
                InitialState.maximallyMixed(n));
        double[] mixed = JumpReach.rates(mode, List.of(number, ComplexMatrix.identity(n)));
        assertThat(mixed[0]).isInfinite();
        assertThat(mixed[1]).isCloseTo(0.5 * (n - 1), within(1e-12));
        OpenSystem pure =
                mode.startingIn(InitialState.pure(mode.initialState().states().get(3)));
        assertThat(JumpReach.rates(pure, List.of(number))[0]).isCloseTo(0.5 * (n - 1), within(1e-12));
    }
}
