package org.bellwether.stopping;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.lindblad.StepBias;
import org.bellwether.model.BellState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellEstimator;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.Endpoint;
import org.bellwether.spec.Accuracy;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Unseen;

/**
 * A mean at the last output time, and the error that it shall have.
 *
 * <p>The error that counts is that of {@link Unseen}, sqrt(s^2 + p R^2/N), with s the standard error of the N trajectories that
 * were seen, R what one trajectory can be worth, and p the probability of those that may have been missed, 3/N where jumps are no
 * rarer than that. Where all trajectories are alike so far, no goal is reached before N = sqrt(3) R/E; where many differ, s is much
 * larger than R/N and nothing changes. Where no jumps are drawn, p = 0.
 *
 * @param name what is measured, one of {@link Accuracy#NAMES}
 * @param target the error E to reach, > 0
 * @param range R: 2 for a Pauli mean, 1 for a population; 4 sqrt(2) for B, as mixing a part p of another state into a state
 *     changes B by 4 sqrt(2) p at most; for a number of jumps, the largest mean that the rates allow, and one jump at least
 * @param mean reads the mean and s off the averages of an ensemble
 * @param unseen reads p off them
 * @param bias reads what a time step changes of the mean at most off the bias of the step
 */
public record Goal(
        String name,
        double target,
        double range,
        Function<Endpoint, Estimate> mean,
        ToDoubleFunction<Endpoint> unseen,
        ToDoubleFunction<StepBias> bias) {
    private static final double MANY = 1e15;
    private static final int ITERATIONS = 8;

    /**
     * The goal that a target states.
     *
     * @param system whose trajectories are averaged
     * @param time the last output time
     */
    public static Goal of(Accuracy.Target target, OpenSystem system, double time) {
        String name = target.name();
        if (name.equals(Accuracy.BELL)) {
            return new Goal(
                    name,
                    target.error(),
                    4 * Math.sqrt(2),
                    Goal::bell,
                    end -> end.mean().unseenProbability(),
                    step -> step.bell().orElseThrow());
        }
        for (BellState state : BellState.values()) {
            if (state.label().equals(name)) {
                return new Goal(
                        name,
                        target.error(),
                        1,
                        end -> population(state, end),
                        end -> end.mean().unseenProbability(),
                        StepBias::means);
            }
        }
        Optional<Goal> jumps = ofJumps(target, system, time);
        if (jumps.isPresent()) {
            return jumps.get();
        }
        return new Goal(
                name,
                target.error(),
                2,
                end -> pauli(name, end),
                end -> end.mean().unseenProbability(end.observables().indexOf(name)),
                StepBias::means);
    }

    /** The goal of a number of jumps, in all channels or in one; empty where the target names neither. */
    public static Optional<Goal> ofJumps(Accuracy.Target target, OpenSystem system, double time) {
        String name = target.name();
        if (name.equals(Accuracy.JUMPS)) {
            double rate = system.jumps().stream().mapToDouble(Goal::largestRate).sum();
            return Optional.of(new Goal(
                    name, target.error(), Math.max(1, rate * time), Endpoint::jumps, Goal::anyJump, StepBias::jumps));
        }
        for (int k = 0; k < system.jumps().size(); k++) {
            JumpChannel channel = system.jumps().get(k);
            if (channel.name().equals(name)) {
                int index = k;
                return Optional.of(new Goal(
                        name,
                        target.error(),
                        Math.max(1, largestRate(channel) * time),
                        end -> end.jumpsByChannel().get(index),
                        Goal::anyJump,
                        StepBias::jumps));
            }
        }
        return Optional.empty();
    }

    /** What no state's rate exceeds: gamma times the largest eigenvalue of A†A. */
    private static double largestRate(JumpChannel channel) {
        int last = channel.operator().rows() - 1;
        return channel.rate()
                * HermitianEigen.of(channel.operator().adjoint().times(channel.operator()))
                        .value(last);
    }

    /** The error of an ensemble, trajectories that it has not seen included. */
    public double error(Endpoint end) {
        return Unseen.error(mean.apply(end).standardError(), unseen.applyAsDouble(end), range, end.trajectories());
    }

    /**
     * What a time step changes of the mean at most, at any output time. For a population it is the bound of Pauli means, as a
     * population is (1 ± XX ± YY ± ZZ)/4.
     */
    public double bias(StepBias step) {
        return bias.applyAsDouble(step);
    }

    /** Whether the error is as small as it shall be. */
    public boolean reached(Endpoint end) {
        return error(end) <= target;
    }

    /**
     * The number of trajectories that reaches the goal if their means and variances are those of the ones seen: N with
     * v/N + p R^2/N = E^2. The variance v of one trajectory does not depend on N, but for B, which is no linear function of
     * the means.
     */
    public double needed(Endpoint seen) {
        double n = seen.trajectories();
        for (int i = 0; i < ITERATIONS; i++) {
            long count = (long) Math.min(MANY, Math.max(2, n));
            Endpoint scaled = seen.scaledTo(count);
            double s = mean.apply(scaled).standardError();
            double v = count * s * s;
            double missed = count * unseen.applyAsDouble(scaled);
            n = (v + Math.sqrt(v * v + missed * Math.pow(2 * range * target, 2))) / 2 / (target * target);
        }
        return Math.max(2, n);
    }

    private static Estimate bell(Endpoint end) {
        BellEstimate bell = BellEstimator.estimate(end.mean(), end.observables());
        return new Estimate(bell.value(), bell.seenError(), end.trajectories());
    }

    private static Estimate population(BellState state, Endpoint end) {
        double error = BellPopulations.standardError(state, end.mean());
        return new Estimate(BellPopulations.of(state, end.mean().mean()), error, end.trajectories());
    }

    private static double anyJump(Endpoint end) {
        return Unseen.probability(1, end.trajectories());
    }

    private static Estimate pauli(String name, Endpoint end) {
        int index = end.observables().indexOf(name);
        return new Estimate(end.mean().mean()[index], end.mean().standardError(index), end.trajectories());
    }
}
