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

    /** It happened in a place. */
    public void hit(int place) {
        hits[place]++;
    }

    /** What had happened in one place so often has happened in another. */
    public void move(int from, int to) {
        hits[from]--;
        hits[to]++;
    }

    /** Nothing happened in some places, from one to another, exclusive. */
    public void clear(int from, int to) {
        Arrays.fill(hits, from, to, 0);
    }

    /** What happened in some places happened in as many others too, from {@code to} on, and nothing else there. */
    public void copy(int from, int to, int length) {
        System.arraycopy(hits, from, hits, to, length);
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

    /** A copy of the numbers, place by place, from one to another, exclusive. */
    public long[] hits(int from, int to) {
        return Arrays.copyOfRange(hits, from, to);
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
