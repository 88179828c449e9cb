package org.bellwether.spec;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The ensemble of trajectories.
 *
 * @param trajectories how many, from 2 (an error needs two) to 10^12
 * @param seed the master seed; any number
 * @param checkpointSeconds time between checkpoints, in seconds of wall clock, > 0
 * @param significance the p-value in (0, 1) below which a validation disagrees
 * @param unravelling how the master equation is unravelled
 * @param onFailure what a trajectory that fails numerically does: "abort" the run, or be left out and "count"ed
 * @param generator of the random numbers of trajectories: {@value #SPLITTABLE}, or the name of a generator of Commons RNG
 */
public record EnsembleSpec(
        long trajectories,
        long seed,
        double checkpointSeconds,
        double significance,
        Unravelling unravelling,
        String onFailure,
        String generator) {
    /** The built-in generator. */
    public static final String SPLITTABLE = "splittable";

    private static final long MOST_TRAJECTORIES = 1_000_000_000_000L;
    private static final double LONGEST_PAUSE = 1e9;
    private static final String COUNT = "count";
    private static final List<String> ON_FAILURE = List.of("abort", COUNT);

    /** The ensemble of a configuration that says nothing about it; below the constants that its checks need. */
    public static final EnsembleSpec DEFAULT = new EnsembleSpec(20_000, 1, 30, 0.001, Unravelling.JUMP, "abort");

    /** An ensemble of the built-in generator. */
    public EnsembleSpec(
            long trajectories,
            long seed,
            double checkpointSeconds,
            double significance,
            Unravelling unravelling,
            String onFailure) {
        this(trajectories, seed, checkpointSeconds, significance, unravelling, onFailure, SPLITTABLE);
    }

    /**
     * @throws BadInputException if a number is out of its range, or a word is none of those known
     */
    public EnsembleSpec {
        Check.between("ensemble.trajectories", trajectories, 2, MOST_TRAJECTORIES);
        Check.positive("ensemble.checkpoint_seconds", checkpointSeconds, "in seconds");
        if (checkpointSeconds > LONGEST_PAUSE) {
            throw new BadInputException(
                    "ensemble.checkpoint_seconds",
                    Decimal.text(checkpointSeconds),
                    "must be at most 1e9 seconds",
                    null);
        }
        if (!(significance > 0 && significance < 1)) {
            throw new BadInputException(
                    "ensemble.significance",
                    Decimal.text(significance),
                    "must be a number between 0 and 1, both excluded",
                    significance > 1 && significance < 100
                            ? "Did you mean " + Decimal.text(significance / 100) + "?"
                            : null);
        }
        Names.indexIn(ON_FAILURE, "ensemble.on_failure", onFailure);
        if (!generator.equals(SPLITTABLE)) {
            Names.indexIn(Generators.NAMES, "ensemble.generator", generator);
        }
    }

    /** The same with another number of trajectories. */
    public EnsembleSpec withTrajectories(long number) {
        return new EnsembleSpec(number, seed, checkpointSeconds, significance, unravelling, onFailure, generator);
    }

    /** The same with another seed. */
    public EnsembleSpec withSeed(long number) {
        return new EnsembleSpec(
                trajectories, number, checkpointSeconds, significance, unravelling, onFailure, generator);
    }

    /**
     * A number of trajectories from text, as in 20000 or 1e6.
     *
     * @param key what messages call it
     * @throws BadInputException if it is none, or out of its range
     */
    public static long trajectories(String key, String text) {
        JsonNode value = Toml.parseValue(text);
        return Check.between(
                key,
                Table.asInteger(key, value == null ? JsonNodeFactory.instance.stringNode(text) : value),
                2,
                MOST_TRAJECTORIES);
    }

    /** Whether trajectories that fail numerically are left out and counted. */
    public boolean countsFailures() {
        return onFailure.equals(COUNT);
    }
}
