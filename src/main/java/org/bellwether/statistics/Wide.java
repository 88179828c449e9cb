package org.bellwether.statistics;

/** One integer of 128 bits in two's complement, modulo 2^128. */
final class Wide {
    long high;
    /** Without a sign. */
    long low;

    void set(long value) {
        high = value >> 63;
        low = value;
    }

    void multiply(long factor) {
        // multiplyHigh takes the low word as one with a sign, 2^64 less where its first bit is set.
        high = high * factor + Math.multiplyHigh(low, factor) + ((low >> 63) & factor);
        low *= factor;
    }

    void subtract(Wide other) {
        high -= other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
        low -= other.low;
    }
}
