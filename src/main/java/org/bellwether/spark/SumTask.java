package org.bellwether.spark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bellwether.ensemble.Indices;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.Portion;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.IntegrationException;
import org.bellwether.trajectory.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * What an executor is sent.
 *
 * @param task see {@link Portion#task}
 * @param kernel the name of a {@link Kernels.Choice}
 * @param from the first trajectory
 * @param to the one after the last
 */
record SumTask(byte[] task, String kernel, long from, long to) implements Serializable {
    // A sweep goes from one to the next; nobody goes back far.
    private static final int KEPT = 8;

    /** What this executor has made ready, the least recently used first. */
    private static final Map<ByteBuffer, Portion> PORTIONS = new LinkedHashMap<>(KEPT, 0.75f, true);

    /**
     * What an executor sends back. A failure that would come again and again is an answer too: Spark tries a task that throws
     * four times, and then tells of it in four stack traces.
     *
     * @param sums see {@link Portion#sum}; empty where there is a failure
     * @param failure why there are no sums; null where there are
     */
    record Answer(byte[] sums, @Nullable RuntimeException failure) implements Serializable {
        private static Answer failed(RuntimeException failure) {
            return new Answer(new byte[0], failure);
        }
    }

    /** Computes the sums. */
    Answer run() {
        try {
            Portion portion = portion(task);
            return new Answer(portion.sum(new Indices.Range(from, to), Kernels.Choice.valueOf(kernel)), null);
        } catch (IntegrationException | BadInputException e) {
            return Answer.failed(e);
        } catch (OutOfMemoryError e) {
            return Answer.failed(
                    new EngineException("an executor ran out of memory, of which its Java virtual machine may take "
                            + Runtime.getRuntime().maxMemory() / 1_000_000
                            + " MB; give it more, as in spark.executor.memory=2g"));
        } catch (RuntimeException e) {
            return Answer.failed(new EngineException("internal error on an executor: " + e));
        }
    }

    private static Portion portion(byte[] task) {
        synchronized (PORTIONS) {
            Portion portion = PORTIONS.computeIfAbsent(ByteBuffer.wrap(task), key -> Portion.of(task));
            if (PORTIONS.size() > KEPT) {
                PORTIONS.remove(PORTIONS.keySet().iterator().next());
            }
            return portion;
        }
    }
}
