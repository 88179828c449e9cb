package org.bellwether.simulation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.spec.Accuracy;
import org.bellwether.spec.NoiseCsv;
import org.bellwether.spec.NoiseTable;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;
import org.bellwether.spec.SpecWriter;
import org.bellwether.trajectory.KernelKind;
import org.jspecify.annotations.Nullable;

/**
 * What a command was asked for: all that it takes to go on with it in another process.
 *
 * @param spec the configuration, its step a number; where an accuracy is to be reached, its number of trajectories is the budget
 *     until that is done
 * @param kernel the kind of kernel: another one would change bits
 * @param wanted the trajectories to be averaged: all, or a shard
 * @param recorded the trajectories to be recorded one by one
 * @param question what is asked for beside the means
 * @param reference whose equation the averages are compared with; null for their own
 * @param stop where the run may end before; null where a number of trajectories is asked for
 */
public record Task(
        Spec spec,
        KernelKind kernel,
        Indices wanted,
        Selection recorded,
        Question question,
        @Nullable Other reference,
        @Nullable Stop stop) {

    /**
     * Another configuration.
     *
     * @param name what the user calls it
     * @param spec the configuration itself, for the file may change
     */
    public record Other(String name, Spec spec) {}

    /**
     * An accuracy to reach.
     *
     * @param accuracy the errors to reach, and the budget
     * @param predicted the predicted number of trajectories
     */
    public record Stop(Accuracy accuracy, long predicted) {}

    /** Whether only a part of the ensemble is wanted. */
    public boolean isPart() {
        return stop == null && !wanted.equals(Indices.of(0, spec.ensemble().trajectories()));
    }

    /** The same with a configuration in which more is decided. */
    Task with(Spec resolved) {
        return new Task(resolved, kernel, wanted, recorded, question, reference, stop);
    }

    /** The same for another ensemble of which others are wanted, without an accuracy to reach. */
    Task with(Spec other, Indices others) {
        return new Task(other, kernel, others, recorded, question, reference, null);
    }

    /** The same once it is known with how many trajectories the accuracy is reached. */
    Task settled(long trajectories) {
        return new Task(
                spec.withTrajectories(trajectories),
                kernel,
                Indices.of(0, trajectories),
                recorded,
                question,
                reference,
                stop);
    }

    void writeTo(DataOutput out) throws IOException {
        write(spec, out);
        write(kernel.text(), out);
        wanted.writeTo(out);
        write(recorded.text(), out);
        write(question.command(), out);
        out.writeBoolean(reference != null);
        if (reference != null) {
            write(reference.name(), out);
            write(reference.spec(), out);
        }
        out.writeBoolean(stop != null);
        if (stop != null) {
            out.writeLong(stop.accuracy().budget());
            out.writeLong(stop.predicted());
            out.writeInt(stop.accuracy().targets().size());
            for (Accuracy.Target target : stop.accuracy().targets()) {
                write(target.name(), out);
                out.writeDouble(target.error());
            }
        }
    }

    static Task readFrom(DataInput in) throws IOException {
        Spec spec = readSpec(in);
        KernelKind kernel = readKernel(in);
        Indices wanted = Indices.readFrom(in);
        String recorded = readText(in);
        Question question = readQuestion(in);
        Other reference = in.readBoolean() ? new Other(readText(in), readSpec(in)) : null;
        return new Task(
                spec,
                kernel,
                wanted,
                recorded.isEmpty() ? Selection.NONE : Selection.parse("--record", recorded),
                question,
                reference,
                in.readBoolean() ? readStop(in) : null);
    }

    private static KernelKind readKernel(DataInput in) throws IOException {
        try {
            return KernelKind.of(readText(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("an unknown kernel", e);
        }
    }

    private static Question readQuestion(DataInput in) throws IOException {
        try {
            return Question.of(readText(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("an unknown question", e);
        }
    }

    private static Stop readStop(DataInput in) throws IOException {
        long budget = in.readLong();
        long predicted = in.readLong();
        List<Accuracy.Target> targets = new ArrayList<>();
        for (int k = in.readInt(); k > 0; k--) {
            targets.add(new Accuracy.Target(readText(in), in.readDouble()));
        }
        return new Stop(new Accuracy(targets, budget), predicted);
    }

    /** The configuration, and the files that it names in the order in which it names them. */
    private static void write(Spec spec, DataOutput out) throws IOException {
        write(SpecWriter.toToml(spec), out);
        for (NoiseTable file : spec.system().files().values()) {
            write(file.toCsv(), out);
        }
    }

    private static Spec readSpec(DataInput in) throws IOException {
        try {
            return SpecReader.parse(readText(in), "the checkpoint", List.of(), (key, name) -> {
                try {
                    return NoiseCsv.parse(key, name, readText(in));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Text of any length; that of writeUTF ends at 64 kB. */
    private static void write(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
