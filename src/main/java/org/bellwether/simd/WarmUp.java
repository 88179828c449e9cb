package org.bellwether.simd;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Keeps vector code from being slow while the JVM warms up. Until C2 has compiled it every vector is an object, and a loop takes
 * a hundred times as long as with scalars. As both give the same bits, work goes on with scalars at first, while one thread, from
 * the first third of a second on, practises vectors on a few lanes in a small part of its time; once a whole block goes faster
 * with vectors, all threads go over to them for good. Where the work is about to end, practice would not pay, and never begins.
 */
public final class WarmUp {
    private static final long DELAY_NANOS = 300_000_000;
    private static final int EXAM_PERIOD = 32;
    private static final int TRIALS = 3;
    // Practice and the compilers' work for it take as long as some 5e7 steps with scalars (measured on a Zen 5), and
    // then save three quarters of the rest. Steps, not the time that they are expected to take: that is up to twice
    // too long at first, as scalars are not compiled either.
    private static final long WORTHWHILE_STEPS = 50_000_000;
    private static final long LONG_NANOS = 3_000_000_000L;

    private static volatile long left = Long.MAX_VALUE;

    private final Subject subject;
    private final Course course;
    private final int period;
    private final LongSupplier clock;
    private long calls;

    /** What there is to practise; any scratch that it works on is its own. */
    public interface Course {
        /** A little vector work: some tens of microseconds once compiled by C1. */
        void lesson();

        /** A whole block with vectors. */
        void vectors();

        /** The same with scalars. */
        void scalars();
    }

    /** A piece of vector code of this JVM and its state, shared by all who use it; a stale read costs some scalar work more. */
    public static final class Subject {
        private final int sharePercent;
        private final AtomicBoolean taken = new AtomicBoolean();
        private volatile boolean fast;
        // Only touched during a lesson: short runs add up.
        private long begun;
        private long practised;
        private int lessons;

        /**
         * A subject.
         *
         * @param sharePercent how much of its time, in per cent, a thread may practise
         */
        public Subject(int sharePercent) {
            this.sharePercent = sharePercent;
        }
    }

    /**
     * For one thread.
     *
     * @param period a lesson may come with every so manieth call of {@link #fast}
     */
    public WarmUp(Subject subject, Course course, int period) {
        this(subject, course, period, System::nanoTime);
    }

    /**
     * With a clock of its own.
     *
     * @param clock tells nanoseconds, never 0
     */
    WarmUp(Subject subject, Course course, int period, LongSupplier clock) {
        this.subject = subject;
        this.course = course;
        this.period = period;
        this.clock = clock;
    }

    /** Tells how many steps of one trajectory each thread of this JVM has still to do; until told, there is no end of them. */
    public static void expect(long steps) {
        left = steps;
    }

    /** Whether vectors are the faster way by now; practises now and then until they are. */
    public boolean fast() {
        if (subject.fast) {
            return true;
        }
        if (++calls % period == 0 && subject.taken.compareAndSet(false, true)) {
            try {
                practiseInTurn();
            } finally {
                subject.taken.set(false);
            }
        }
        return false;
    }

    private void practiseInTurn() {
        long now = clock.getAsLong();
        if (subject.begun == 0) {
            subject.begun = now;
        }
        // One short piece of work after another adds up to a long one: what has lasted is taken to last as long again.
        if (left < WORTHWHILE_STEPS && now - subject.begun < LONG_NANOS) {
            return;
        }
        if (subject.practised * 100 < (now - subject.begun - DELAY_NANOS) * subject.sharePercent) {
            course.lesson();
            if (++subject.lessons % EXAM_PERIOD == 0) {
                subject.fast = duration(course::vectors) < duration(course::scalars);
            }
            subject.practised += clock.getAsLong() - now;
        }
    }

    /** The shortest of a few: the first finds neither code nor data in the caches, which takes longer than a block. */
    private long duration(Runnable work) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < TRIALS; i++) {
            long before = clock.getAsLong();
            work.run();
            shortest = Math.min(shortest, clock.getAsLong() - before);
        }
        return shortest;
    }
}
