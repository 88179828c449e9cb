package org.bellwether.belltest;

/**
 * A Bell test along single trajectories: the machine runs for tau, is measured, runs on from the product state of the outcomes for
 * tau, is measured again, and so on. Several such chains run side by side, independent of each other; how many is part of the
 * plan, so that threads change nothing.
 *
 * <p>Segment k of chain c, between two measurements, is the trajectory of index 2^62 + 2^16 k + c of the master seed. No ensemble
 * reaches such indices, so no stream is used twice; and a test with more chains or more shots begins with the shots of the smaller
 * one.
 *
 * @param step the time step dt, in the inverse of the coupling's unit
 * @param steps tau/dt, at least 1
 * @param shots the number of shots M, after the burn-in, spread over the chains as evenly as can be
 * @param chains how many, from 2 (an error needs two) to 2^16; multiples of 128 are fastest
 * @param repetitions into how many tests of consecutive chains the shots are cut besides, at least 1 and at most the chains
 * @param burnIn how many shots at the beginning of each chain do not count, >= 0, see {@link StroboscopicReference#burnIn}
 * @param masterSeed the seed of the run
 */
public record StroboscopicPlan(
        double step, long steps, long shots, int chains, int repetitions, long burnIn, long masterSeed) {
    /** Enough for several blocks of trajectories, and few enough for long chains. */
    public static final int CHAINS = 1024;

    static final int MOST_CHAINS = 1 << 16;
    private static final long FIRST_INDEX = 1L << 62;
    private static final long MOST_SEGMENTS = 1L << 45;

    /**
     * @throws IllegalArgumentException if a number is outside its range, or there are fewer shots than chains, or the chains would
     *     have more than 2^45 segments
     */
    public StroboscopicPlan {
        require(step > 0 && step < Double.POSITIVE_INFINITY, "the time step", step);
        require(steps >= 1, "the number of steps between two shots", steps);
        require(chains >= 2 && chains <= MOST_CHAINS, "the number of chains", chains);
        require(shots >= chains, "the number of shots, of which each chain needs one,", shots);
        require(repetitions >= 1 && repetitions <= chains, "the number of repetitions", repetitions);
        require(burnIn >= 0 && burnIn + shots / chains < MOST_SEGMENTS, "the number of shots to leave out", burnIn);
    }

    private static void require(boolean valid, String name, Number value) {
        if (!valid) {
            throw new IllegalArgumentException(name + " is " + value + ", which is out of range");
        }
    }

    /** The number of shots of a chain that count: the first chains have one more where they cannot have the same. */
    long shotsOf(int chain) {
        return shots / chains + (chain < shots % chains ? 1 : 0);
    }

    /** The index of the trajectory of segment k of a chain; those of neighbouring chains follow each other. */
    static long index(long segment, int chain) {
        return FIRST_INDEX + segment * MOST_CHAINS + chain;
    }
}
