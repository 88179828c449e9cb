package org.bellwether.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.bellwether.trajectory.TrajectoryKernel;

/** What work allocates once it is compiled. */
public final class Allocation {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * The bytes that work allocates after it was repeated long enough: vectors are practised for a while, and are objects until they
     * are compiled. Work that never stops allocating is repeated for five minutes, which are
     * enough on a busy machine too.
     */
    public static long atLast(Runnable work) {
        long begun = System.nanoTime();
        long bytes = of(work);
        while (bytes > 0 && System.nanoTime() - begun < PATIENCE_NANOS) {
            bytes = of(work);
        }
        return bytes;
    }

    /** The bytes that a kernel allocates between the first output of a block and the last. */
    public static long betweenOutputs(TrajectoryKernel kernel, int outputs) {
        long id = Thread.currentThread().getId();
        long[] bytes = new long[outputs];
        kernel.run(0, 128, (output, block) -> bytes[output] = THREADS.getThreadAllocatedBytes(id));
        long reading = -THREADS.getThreadAllocatedBytes(id) + THREADS.getThreadAllocatedBytes(id);
        return bytes[outputs - 1] - bytes[0] - (outputs - 1) * reading;
    }

    private static long of(Runnable work) {
        long id = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(id);
        work.run();
        long after = THREADS.getThreadAllocatedBytes(id);
        long reading = THREADS.getThreadAllocatedBytes(id) - after;
        return after - before - reading;
    }
}
