package org.bellwether.simulation;

import org.bellwether.random.StreamKey;

/**
 * Seeds for many runs that belong together and shall be independent: the seed of a run is a split of the master seed, like the
 * stream of a trajectory is a split of the seed of its run. It depends on the place of the run alone, not on which others run.
 */
public final class PointSeeds {
    private PointSeeds() {}

    /**
     * The seed of the run at a place: the first half of the state of split number {@code path[0]} of
     * {@code new SplittableRandom(masterSeed)}, for a longer path of its split number {@code path[1]}, and so on.
     *
     * @param path numbers from 0, as in figure and point
     * @throws IllegalArgumentException if a number is negative
     */
    public static long of(long masterSeed, long... path) {
        StreamKey key = StreamKey.master(masterSeed);
        for (long index : path) {
            key = key.split(index);
        }
        return key.seed();
    }
}
