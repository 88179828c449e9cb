package org.bellwether.simd;

/**
 * A loop of vector operations that C2 is to compile by itself. Inlined into a longer body it may fall outside C2's budget, in one
 * JVM of three, say, and then every vector is an object, for good. All such loops are called from one place; with so many kinds
 * of them there, none is ever inlined.
 */
public interface Apart {
    /** The loop. */
    void run();

    /** Calls a loop, whose type must not be known where this is called: hold it as an {@code Apart}. */
    static void call(Apart loop) {
        loop.run();
    }
}
