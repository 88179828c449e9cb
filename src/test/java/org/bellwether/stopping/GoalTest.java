package org.bellwether.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.StepBias;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.result.Endpoint;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoalTest {
    private static final double TIME = 300;
    /** Odd under the parity of |10>, which neither jumps nor noise change: 0 in every trajectory. */
    private static final List<String> ALWAYS_ZERO = List.of("IX", "IY", "XI", "XZ", "YI", "YZ", "ZX", "ZY");

    private static final Simulation FIG3 = Simulation.of(SpecReader.parse(
            Examples.text("fig3-spin"),
            "test",
            List.of("time.end=" + TIME, "time.samples=3", "ensemble.trajectories=1000")));
    private static final Endpoint END = FIG3.run(2, ProgressListener.NONE).endpoint();

    private static Goal goal(String name, double error) {
        return Goal.of(new Accuracy.Target(name, error), FIG3.system(), TIME);
    }

    static List<String> names() {
        return Accuracy.NAMES;
    }

    @Test
    void namesAreThoseOfTheModel() {
        List<String> names = new ArrayList<>(List.of("bell"));
        names.addAll(Pauli.pairs());
        Stream.of(BellState.values()).map(BellState::label).forEach(names::add);
        names.add("jumps");
        FIG3.system().jumps().forEach(channel -> names.add(channel.name()));
        assertThat(Accuracy.NAMES).isEqualTo(names);
    }

    /** Every name leads to its own number: those of the means by their operators, the others by what the reports print. */
    @ParameterizedTest
    @MethodSource("names")
    void readsTheMeanOfItsName(String name) {
        Estimate read = goal(name, 1).mean().apply(END);
        assertThat(read.count()).isEqualTo(1000);
        if (name.equals("bell")) {
            BellEstimate bell = BellEstimator.estimate(END.mean(), Pauli.pairs());
            assertThat(read).isEqualTo(new Estimate(bell.value(), bell.seenError(), 1000));
        } else if (name.equals("jumps")) {
            assertThat(read).isEqualTo(END.jumps());
        } else if (END.channels().contains(name)) {
            assertThat(read).isEqualTo(END.jumpsByChannel().get(END.channels().indexOf(name)));
        } else {
            ComplexMatrix operator = Pauli.pairs().contains(name)
                    ? Pauli.string(name)
                    : Stream.of(BellState.values())
                            .filter(state -> state.label().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .projector();
            double mean = operator.traceRe() / 4;
            double variance = 0;
            for (int i = 0; i < 15; i++) {
                double a = operator.times(Pauli.string(Pauli.pairs().get(i))).traceRe() / 4;
                mean += a * END.mean().mean()[i];
                for (int j = 0; j < 15; j++) {
                    double b =
                            operator.times(Pauli.string(Pauli.pairs().get(j))).traceRe() / 4;
                    variance += a * b * END.mean().covariance()[i][j];
                }
            }
            assertThat(read.value()).isCloseTo(mean, within(1e-14));
            assertThat(read.standardError()).isCloseTo(Math.sqrt(variance / 1000), within(1e-14));
        }
    }

    /** Where all trajectories are alike, the error is sqrt(3) R/N, and no goal is reached before N = sqrt(3) R/E. */
    @ParameterizedTest
    @CsvSource({"bell, 5.656854249492381", "ZZ, 2", "phi-, 1"})
    void nothingIsKnownFromTrajectoriesThatAreAlike(String name, double range) {
        Goal goal = goal(name, 0.001);
        double fewest = Math.sqrt(3) * range / 0.001;
        assertThat(goal.reached(alike((long) Math.floor(fewest)))).isFalse();
        assertThat(goal.reached(alike((long) Math.ceil(fewest)))).isTrue();
        assertThat(goal.error(alike(5000))).isCloseTo(Math.sqrt(3) * range / 5000, within(1e-15));
        assertThat(goal.needed(alike(2048))).isCloseTo(fewest, within(1e-6 * fewest));
    }

    /** A trajectory jumps rate x time times at most on average: the jump operators have norm 1. */
    @Test
    void jumpsAreWorthAsManyAsTheRatesAllow() {
        double sum = 0;
        for (var channel : FIG3.system().jumps()) {
            double most = channel.rate() * TIME;
            sum += most;
            assertThat(goal(channel.name(), 1).range()).isCloseTo(Math.max(1, most), within(1e-14));
        }
        assertThat(sum).isGreaterThan(3);
        assertThat(goal("jumps", 1).range()).isCloseTo(sum, within(1e-14));
        assertThat(Goal.of(new Accuracy.Target("jumps", 1), FIG3.system(), 1e-3).range())
                .isEqualTo(1);
    }

    /** What mixing a part p of another state into a state does to B: the range of B bounds it, and is needed to a half. */
    @Test
    void rangeOfBellBoundsWhatAPartOfAStateCanDo() {
        Random random = new Random(8);
        double largest = 0;
        for (int i = 0; i < 2000; i++) {
            double p = random.nextDouble() / 100;
            ComplexMatrix rho = i % 2 == 0 ? BellState.PSI_MINUS.projector() : RandomStates.mixed(random, 4, 2);
            ComplexMatrix other =
                    i % 3 == 0 ? List.of(BellState.values()).get(i % 4).projector() : RandomStates.mixed(random, 4, 2);
            ComplexMatrix mixed = rho.times(1 - p).plus(other.times(p));
            double change = Math.abs(SpinCorrelations.of(mixed).bell()
                            - SpinCorrelations.of(rho).bell())
                    / p;
            largest = Math.max(largest, change);
        }
        assertThat(largest)
                .isBetween(goal("bell", 1).range() / 2 - 1e-9, goal("bell", 1).range());
    }

    /**
     * With as many trajectories as are needed the error is the target: exactly, but for B, whose variance varies with N. A mean that
     * is the same in all trajectories needs none.
     */
    @ParameterizedTest
    @MethodSource("names")
    void neededTrajectoriesReachTheTarget(String name) {
        Goal goal = goal(name, 0.0003);
        long needed = (long) Math.ceil(goal.needed(END));
        if (ALWAYS_ZERO.contains(name)) {
            assertThat(goal.error(END)).isZero();
            assertThat(needed).isEqualTo(2);
        } else {
            assertThat(goal.error(END.scaledTo(needed)) / 0.0003)
                    .isCloseTo(1, within(name.equals("bell") ? 1e-3 : 1e-4));
        }
    }

    /** B = 0.06 within noise of 0.15 is seen at its kink; at the target, 0.0005, B is smooth and its variance another one. */
    @Test
    void neededTrajectoriesOfBellLeaveTheKinkOfThePilot() {
        double[] means = new double[15];
        double[][] covariance = new double[15][15];
        means[Pauli.pairs().indexOf("XX")] = 0.03;
        for (int i = 0; i < 15; i++) {
            covariance[i][i] = 1;
        }
        MeanVector mean = new MeanVector(2048, means, covariance, new double[15], new double[15]);
        Endpoint noisy = new Endpoint(Pauli.pairs(), mean, List.of(), new Estimate(0, 0, 2048), List.of());
        Goal goal = goal("bell", 0.0005);
        assertThat(goal.error(noisy) * Math.sqrt(2048)).isLessThan(0.95 * 2);
        long needed = (long) Math.ceil(goal.needed(noisy));
        assertThat(goal.error(noisy.scaledTo(needed)) / 0.0005).isCloseTo(1, within(1e-3));
    }

    @Test
    void anOutcomeIsReachedIfAllTargetsAre() {
        List<Goal> goals = List.of(goal("ZZ", 1), goal("XX", 1e-9));
        StepBias none = new StepBias(1e-12, OptionalDouble.of(0), 0);
        Outcome outcome = Outcome.of(goals, END, none, 5000, 6000);
        assertThat(outcome.reached()).isFalse();
        assertThat(outcome.targets().get(0))
                .isEqualTo(new Outcome.Reached("ZZ", 1, goals.get(0).error(END), 1e-12));
        assertThat(outcome.targets().get(1).reached()).isFalse();
        assertThat(Outcome.of(goals.subList(0, 1), END, none, 5000, 6000).reached())
                .isTrue();
    }

    /** However many trajectories: what the time step shifts by more than the target is not known to it. */
    @ParameterizedTest
    @CsvSource({"bell, 0.02", "ZZ, 0.01", "phi-, 0.01", "jumps, 0.03", "bath1_down, 0.03"})
    void noTargetIsReachedThatTheBiasExceeds(String name, double bias) {
        StepBias step = new StepBias(0.01, OptionalDouble.of(0.02), 0.03);
        Endpoint many = END.scaledTo(1_000_000_000_000L);
        List<Goal> larger = List.of(goal(name, 1.01 * bias));
        List<Goal> smaller = List.of(goal(name, 0.99 * bias));
        assertThat(smaller.get(0).reached(many)).isTrue();
        assertThat(Outcome.of(larger, many, step, 1, 1).reached()).isTrue();
        Outcome.Reached missed = Outcome.of(smaller, many, step, 1, 1).targets().get(0);
        assertThat(missed.reached()).isFalse();
        assertThat(missed.biasIsSmall()).isFalse();
        assertThat(missed.bias()).isEqualTo(bias);
    }

    /** An ensemble of so many trajectories, all of them in psi-. */
    private static Endpoint alike(long trajectories) {
        double[] means = Pauli.pairs().stream()
                .mapToDouble(name -> Pauli.string(name)
                        .times(BellState.PSI_MINUS.projector())
                        .traceRe())
                .toArray();
        double[] any = new double[15];
        Arrays.fill(any, 1);
        MeanVector mean = new MeanVector(trajectories, means, new double[15][15], means, means, any);
        return new Endpoint(Pauli.pairs(), mean, List.of(), new Estimate(0, 0, trajectories), List.of());
    }
}
