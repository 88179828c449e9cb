package org.bellwether.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How often each of a few things happened. */
public final class Tally {
    private final long[] hits;

    /** Nothing happened in so many places. */
    public Tally(int places) {
        hits = new long[places];
    }

    /** The number of places. */
    public int places() {
        return hits.length;
    }

    /** It happened in a place. */
    public void hit(int place) {
        hits[place]++;
    }

    /** What had happened in one place so often has happened in another. */
    public void move(int from, int to) {
        hits[from]--;
        hits[to]++;
    }

    /** Nothing happened anywhere. */
    public void clear() {
        Arrays.fill(hits, 0);
    }

    /** The same happened as in another tally, of as many places. */
    public void set(Tally other) {
        System.arraycopy(other.hits, 0, hits, 0, hits.length);
    }

    /** Adds another tally, of as many places. */
    public void add(Tally other) {
        if (other.hits.length != hits.length) {
            throw new IllegalArgumentException("cannot add " + other.hits.length + " places to " + hits.length);
        }
        for (int i = 0; i < hits.length; i++) {
            hits[i] += other.hits[i];
        }
    }

    /** A copy of the numbers, place by place. */
    public long[] hits() {
        return hits.clone();
    }

    /** Writes the numbers. */
    public void writeTo(DataOutput out) throws IOException {
        for (long n : hits) {
            out.writeLong(n);
        }
    }

    /** Replaces the numbers by as many that were written. */
    public void readFrom(DataInput in) throws IOException {
        for (int i = 0; i < hits.length; i++) {
            hits[i] = in.readLong();
        }
    }
}
