package org.bellwether.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.free.FreeEvolution;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.result.EnsembleResult;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Mistakes that a program for many qubits may have, planted into the equation: trajectories of a chain of three qubits reject each, and
 * agree with the right one. One seed; a right equation is rejected with probability 0.001.
 *
 * <p>Largest deviations, in standard errors: baths of the wrong qubits 13, sign of a coupling 119, Bohr
 * frequencies of a bath merged 21, rate at zero frequency forgotten 26, order of bits reversed 240, axes exchanged 130, local noise of
 * another qubit 11.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedSystemErrorsTest {
    private static final String CHAIN = """
            [machine]
            qubits = 3
            couplings = [[1, 2, 1.0], [2, 3, 0.6]]
            initial_state = "100"
            [[machine.bath]]
            statistics = "spin"
            temperature = 0.8
            coupling = 0.02
            [[machine.bath]]
            statistics = "boson"
            temperature = 0.4
            coupling = 0.04
            [[machine.bath]]
            statistics = "boson"
            temperature = 0.6
            coupling = 0.03
            [noise]
            collective = 0.002
            local = [0.001, 0.0, 0.012]
            [time]
            end = 60.0
            samples = 12
            step = 0.5
            [ensemble]
            trajectories = 4096
            """;

    private Simulation simulation;
    private EnsembleResult result;

    @BeforeAll
    void run() {
        simulation = Simulation.of(spec(CHAIN));
        result = simulation.run(2, ProgressListener.NONE);
    }

    private static Spec spec(String toml) {
        return SpecReader.parse(toml, "the test", List.of());
    }

    /** The verdict on the means of an equation. */
    private Verdict verdict(OpenSystem system) {
        List<ComplexMatrix> operators = simulation.model().observables().stream()
                .map(Observable::operator)
                .toList();
        double[][] means =
                new FreeEvolution(system).steps(simulation.steps(), operators).means();
        return Verdict.of(result, means, true, 0.001);
    }

    private void assertRejected(OpenSystem wrong) {
        assertThat(verdict(wrong).outcome()).isEqualTo(TestOutcome.DISAGREES);
    }

    private void assertRejected(String from, String to) {
        assertThat(CHAIN).contains(from);
        assertRejected(ModelFactory.of(spec(CHAIN.replace(from, to))).openSystem());
    }

    private static OpenSystem with(OpenSystem system, UnaryOperator<ComplexMatrix> change) {
        List<JumpChannel> jumps = new ArrayList<>();
        for (JumpChannel jump : system.jumps()) {
            jumps.add(new JumpChannel(jump.name(), change.apply(jump.operator()), jump.rate()));
        }
        return new OpenSystem(system.hamiltonian(), system.field(), jumps, system.noises(), system.initialState());
    }

    @Test
    void theRightEquationAgrees() {
        assertThat(verdict(simulation.system()).outcome()).isEqualTo(TestOutcome.AGREES);
    }

    /** The bath of qubit 1 coupled to qubit 3, and the other way round. */
    @Test
    void bathsOfTheWrongQubits() {
        assertRejected(
                "statistics = \"spin\"\ntemperature = 0.8\ncoupling = 0.02",
                "statistics = \"boson\"\ntemperature = 0.6\ncoupling = 0.03");
    }

    /** A sign of one coupling is that of the axes of qubit 3 turned by pi about Z: X and Y of it change their sign. */
    @Test
    void theSignOfACoupling() {
        ComplexMatrix z = Pauli.string("IIZ");
        OpenSystem system = simulation.system();
        OpenSystem turned = with(system, a -> z.times(a).times(z));
        assertRejected(new OpenSystem(
                z.times(system.hamiltonian()).times(z),
                turned.field(),
                turned.jumps(),
                turned.noises(),
                turned.initialState()));
    }

    /**
     * The frequencies of qubit 2's bath taken for one, their largest: one channel down and one up, at its rates. That merging alone, with
     * the right rate for each part, would not be seen: its coherences rotate away.
     */
    @Test
    void bohrFrequenciesOfABathMerged() {
        OpenSystem system = simulation.system();
        List<JumpChannel> merged = new ArrayList<>();
        for (int sign = -1; sign <= 1; sign += 2) {
            ComplexMatrix sum = ComplexMatrix.zero(8, 8);
            double rate = 0;
            double quantum = 0;
            for (JumpChannel jump : system.jumps()) {
                if (jump.bath() == 1 && Math.signum(jump.quantum()) == sign) {
                    sum = sum.plus(jump.operator());
                    rate = Math.abs(jump.quantum()) > Math.abs(quantum) ? jump.rate() : rate;
                    quantum = Math.abs(jump.quantum()) > Math.abs(quantum) ? jump.quantum() : quantum;
                }
            }
            merged.add(new JumpChannel("merged" + sign, sum, rate));
        }
        system.jumps().stream().filter(jump -> jump.bath() != 1).forEach(merged::add);
        assertRejected(
                new OpenSystem(system.hamiltonian(), system.field(), merged, system.noises(), system.initialState()));
    }

    /** Boson baths have chi T at w = 0. */
    @Test
    void theRateAtZeroFrequencyForgotten() {
        OpenSystem system = simulation.system();
        List<JumpChannel> without = system.jumps().stream()
                .filter(jump -> Math.abs(jump.quantum()) > 1e-9)
                .toList();
        assertThat(without.size()).isLessThan(system.jumps().size());
        assertRejected(
                new OpenSystem(system.hamiltonian(), system.field(), without, system.noises(), system.initialState()));
    }

    @Test
    void theOrderOfBitsReversed() {
        assertRejected("initial_state = \"100\"", "initial_state = \"001\"");
    }

    /** X and Y of qubit 2 exchanged, by a rotation of it that the coupling does not have. */
    @Test
    void axesExchangedOnOneSite() {
        ComplexMatrix swap = Pauli.string("IXI").plus(Pauli.string("IYI")).times(Math.sqrt(0.5));
        OpenSystem system = simulation.system();
        assertRejected(new OpenSystem(
                swap.times(system.hamiltonian()).times(swap),
                system.field(),
                with(system, a -> swap.times(a).times(swap)).jumps(),
                system.noises(),
                system.initialState()));
    }

    @Test
    void localNoiseOfAnotherQubit() {
        assertRejected("local = [0.001, 0.0, 0.012]", "local = [0.012, 0.0, 0.001]");
    }

    /** The qubits named in another order, with their couplings, baths, noises and initial state: the same means under their new names. */
    @Test
    void permutedQubitsPermuteTheMeans() {
        Model permuted = ModelFactory.of(spec(CHAIN.replace("[[1, 2, 1.0], [2, 3, 0.6]]", "[[3, 2, 1.0], [2, 1, 0.6]]")
                .replace("\"100\"", "\"001\"")
                .replace("local = [0.001, 0.0, 0.012]", "local = [0.012, 0.0, 0.001]")
                .replace("statistics = \"spin\"\ntemperature = 0.8\ncoupling = 0.02", "FIRST")
                .replace("statistics = \"boson\"\ntemperature = 0.6\ncoupling = 0.03", "LAST")
                .replace("FIRST", "statistics = \"boson\"\ntemperature = 0.6\ncoupling = 0.03")
                .replace("LAST", "statistics = \"spin\"\ntemperature = 0.8\ncoupling = 0.02")));
        List<ComplexMatrix> reversed = simulation.model().observables().stream()
                .map(o -> Pauli.string(new StringBuilder(o.name()).reverse().toString()))
                .toList();
        double[][] means = new FreeEvolution(permuted.openSystem())
                .steps(simulation.steps(), reversed)
                .means();
        double[][] own = new FreeEvolution(simulation.system())
                .steps(
                        simulation.steps(),
                        simulation.model().observables().stream()
                                .map(Observable::operator)
                                .toList())
                .means();
        for (int k = 0; k < own.length; k++) {
            assertThat(means[k]).containsExactly(own[k], within(1e-9));
        }
    }
}
