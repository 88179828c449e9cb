package org.bellwether.simulation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bellwether.ensemble.Indices;
import org.bellwether.trajectory.Kernels;

/**
 * A job whose trajectories are computed elsewhere, range by range: what is sent there and what comes back, as bytes. The one
 * that asks holds a job and {@link #add}s what came back to it; the one that computes makes a portion {@link #of} what was sent.
 */
public final class Portion {
    private final Job job;

    /** For the one that asks. */
    public Portion(Job job) {
        this.job = job;
    }

    /** For the one that computes, from {@link #task}. */
    public static Portion of(byte[] task) {
        try {
            Task read = Task.readFrom(new DataInputStream(new ByteArrayInputStream(task)));
            return new Portion(Job.of(read, Simulation.of(read.spec())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that another process has to know: the resolved configuration and what is asked of it. */
    public byte[] task() {
        return bytes(out -> job.task().writeTo(out));
    }

    /**
     * Computes a range of trajectories on this thread's account.
     *
     * @return their exact sums, the same bytes wherever they are computed
     * @throws org.bellwether.trajectory.IntegrationException if a trajectory fails, and is not to be left out
     */
    public byte[] sum(Indices.Range range, Kernels.Choice kernel) {
        Job part = job.part(range);
        part.runPart(kernel);
        return bytes(out -> part.state().writeTo(out));
    }

    /**
     * Reads sums; cheap to do beside others, for it touches nothing of the job.
     *
     * @return adds them to the job
     */
    public Runnable add(Indices.Range range, byte[] sums) {
        Job part = job.part(range);
        try {
            part.state().readFrom(new DataInputStream(new ByteArrayInputStream(sums)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> job.state().add(part.state());
    }

    /** Something that writes. */
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
