package org.bellwether.fluctuation;

/**
 * Jumps of a block that are told but not yet booked. Told one by one in the midst of a kernel's steps, each would find what it is
 * booked in, and the code that does it, gone from the processor's caches; booked many at a time they take a third of it.
 */
final class JumpBuffer {
    private static final int CAPACITY = 1024;
    private static final int LANE_BITS = 8;

    private final long[] jumps = new long[CAPACITY];
    private int size;

    /** What books a jump. */
    interface Booking {
        /** Books a jump that is seen from an output on. */
        void book(int output, int lane, int channel);
    }

    /** Keeps a jump; books all first if there is no room. */
    void add(int output, int lane, int channel, Booking booking) {
        if (size == CAPACITY) {
            book(booking);
        }
        jumps[size++] = ((long) output << Integer.SIZE) | (channel << LANE_BITS) | lane;
    }

    /** Books all jumps, in order. */
    void book(Booking booking) {
        for (int i = 0; i < size; i++) {
            long jump = jumps[i];
            booking.book((int) (jump >> Integer.SIZE), (int) jump & ((1 << LANE_BITS) - 1), (int) jump >> LANE_BITS);
        }
        size = 0;
    }

    /** Forgets all. */
    void clear() {
        size = 0;
    }
}
