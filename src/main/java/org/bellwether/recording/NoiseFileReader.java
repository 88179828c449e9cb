package org.bellwether.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bellwether.hdf5.Hdf5Input;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.NoiseCsv;
import org.bellwether.spec.NoiseFiles;
import org.bellwether.spec.NoiseTable;
import org.bellwether.spec.NoiseTable.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of noise in a directory, each once: CSV, see {@link NoiseCsv}, or HDF5. Of HDF5 it takes a record from the datasets
 * {@code t} and {@code eta}, {@code collective}, {@code local1}, {@code local2}, of the shape [time] or [row, time], and what
 * {@code --record} has written to {@code trajectories.h5}, a row for each trajectory.
 */
public final class NoiseFileReader implements NoiseFiles {
    private static final int LARGEST_FILE = 1 << 26;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
    private static final List<String> NOISES = List.of("eta", "collective", "local1", "local2");
    private static final String TRAJECTORY = "trajectory_";

    private final Path directory;
    private final Map<String, NoiseTable> known = new HashMap<>();

    /** Reads files whose names are relative to a directory. */
    public NoiseFileReader(Path directory) {
        this.directory = directory;
    }

    @Override
    public NoiseTable read(String key, String name) {
        NoiseTable table = known.get(name);
        if (table == null) {
            table = readNew(key, name);
            known.put(name, table);
        }
        return table;
    }

    private NoiseTable readNew(String key, String name) {
        byte[] bytes = bytes(key, name);
        if (bytes.length >= HDF5.length
                && ByteBuffer.wrap(bytes, 0, HDF5.length).equals(ByteBuffer.wrap(HDF5))) {
            return fromHdf5(key, name);
        }
        try {
            return NoiseCsv.parse(
                    key,
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw unusable(key, name, "is neither CSV in UTF-8 nor HDF5", null);
        }
    }

    private byte[] bytes(String key, String name) {
        Path file = path(key, name);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw unusable(key, name, "must be a file, and is none: " + file, null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw unusable(key, name, "is too large for a noise (more than 64 MiB)", "Thin it out.");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw unusable(
                    key,
                    name,
                    "must be a file, and there is none: " + file,
                    "Names are relative to the directory of the configuration.");
        } catch (AccessDeniedException e) {
            throw unusable(key, name, "must be a file that may be read", null);
        } catch (IOException e) {
            throw unusable(key, name, "cannot be read: " + e.getMessage(), null);
        }
    }

    private Path path(String key, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw unusable(key, name, "must be the name of a file", null);
        }
    }

    private NoiseTable fromHdf5(String key, String name) {
        try {
            return Hdf5Input.read(
                            path(key, name),
                            in -> in.numbers("step_ends").isPresent()
                                    ? recorded(in, key, name)
                                    : datasets(in, key, name))
                    .orElseThrow(() -> unusable(
                            key,
                            name,
                            "has no noise in it",
                            "Datasets are \"t\" and, as [time] or [row, time], \"eta\" or \"collective\", \"local1\","
                                    + " \"local2\"; or the file is the trajectories.h5 of a run."));
        } catch (IOException e) {
            throw unusable(key, name, "cannot be read as HDF5", "Compressed files cannot be; write it without.");
        }
    }

    private static Optional<NoiseTable> datasets(Hdf5Input in, String key, String name) {
        List<String> columns = new ArrayList<>();
        List<double[][]> values = new ArrayList<>();
        for (String column : NOISES) {
            in.numbers(column).ifPresent(rows -> {
                columns.add(column);
                values.add(rows);
            });
        }
        return in.numbers("t")
                .filter(t -> !columns.isEmpty())
                .map(t -> table(Kind.SAMPLES, key, name, t[0], columns, values.toArray(double[][][]::new)));
    }

    /** Rows are trajectories, in their order. */
    private static Optional<NoiseTable> recorded(Hdf5Input in, String key, String name) {
        List<String> channels = in.texts("noise_channels");
        List<double[][]> trajectories = in.names().stream()
                .filter(group -> group.matches(TRAJECTORY + "\\d{1,18}"))
                .sorted(Comparator.comparingLong(group -> Long.parseLong(group.substring(TRAJECTORY.length()))))
                .map(group -> in.numbers(group + "/noise").orElse(new double[0][]))
                .toList();
        if (channels.isEmpty()
                || trajectories.isEmpty()
                || trajectories.stream().anyMatch(noise -> noise.length != channels.size())) {
            return Optional.empty();
        }
        double[][][] values = new double[channels.size()][trajectories.size()][];
        for (int c = 0; c < values.length; c++) {
            for (int row = 0; row < values[c].length; row++) {
                values[c][row] = trajectories.get(row)[c];
            }
        }
        return in.numbers("step_ends").map(ends -> table(Kind.INTEGRALS, key, name, ends[0], channels, values));
    }

    private static NoiseTable table(
            Kind kind, String key, String name, double[] times, List<String> columns, double[][][] values) {
        for (int c = 0; c < values.length; c++) {
            if (values[c].length != values[0].length) {
                throw unusable(key, name, "must have as many rows of " + columns.get(c) + " as of the others", null);
            }
            for (double[] row : values[c]) {
                if (row.length != times.length) {
                    throw unusable(
                            key,
                            name,
                            "must have as many numbers of " + columns.get(c) + " as times, " + times.length
                                    + ", and has " + row.length,
                            null);
                }
            }
        }
        return NoiseTable.record(kind, key, name, times, columns, values);
    }

    private static BadInputException unusable(String key, String name, String rule, @Nullable String cure) {
        return new BadInputException(key, '"' + name + '"', rule, cure);
    }
}
