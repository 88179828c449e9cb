package org.bellwether.simulation;

import org.bellwether.random.StreamKey;

/**
 * Seeds for many runs that belong together and shall be independent: the seed of a run is a split of the master seed, like the
 * stream of a trajectory is a split of the seed of its run. It depends on the place of the run alone, not on which others run.
 */
public final class PointSeeds {
    private PointSeeds() {}

    /**
     * The seed of the run at a place: the first half of the state of split number {@code path[0]} of the master of the seed, see
     * {@link StreamKey#master}, for a longer path of its split number {@code path[1]}, and so on. With no path the seed itself.
     *
     * @param path numbers from 0, as in figure and point
     * @throws IllegalArgumentException if a number is negative
     */
    public static long of(long masterSeed, long... path) {
        if (path.length == 0) {
            return masterSeed;
        }
        StreamKey key = StreamKey.master(masterSeed);
        for (long index : path) {
            key = key.split(index);
        }
        return key.seed();
    }
}
