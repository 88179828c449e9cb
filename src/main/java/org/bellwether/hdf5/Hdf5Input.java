package org.bellwether.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An HDF5 file that is being read. */
public final class Hdf5Input {
    private final HdfFile file;

    private Hdf5Input(HdfFile file) {
        this.file = file;
    }

    /**
     * Reads from a file.
     *
     * @param content takes what it wants out of it
     * @throws IOException if it is no HDF5 file, or holds what this library cannot read, as some kinds of compression
     */
    public static <T> T read(Path path, Function<Hdf5Input, T> content) throws IOException {
        Hdf5File.quiet();
        try (HdfFile file = new HdfFile(path)) {
            return content.apply(new Hdf5Input(file));
        } catch (HdfException e) {
            throw new IOException("this is no HDF5 file that can be read", e);
        }
    }

    /** The names of what is in the root. */
    public List<String> names() {
        return List.copyOf(file.getChildren().keySet());
    }

    /**
     * The numbers of a dataset of one or two dimensions, one row of a single one.
     *
     * @param path from the root, as in "trajectory_0/noise"
     * @return empty where there is no such dataset of numbers, of one or two dimensions
     */
    public Optional<double[][]> numbers(String path) {
        return data(path)
                .filter(data -> data.getClass().isArray() && Array.getLength(data) > 0)
                .flatMap(data -> Array.get(data, 0).getClass().isArray()
                        ? rows(data)
                        : row(data).map(row -> new double[][] {row}));
    }

    /** The texts of a dataset; empty where there are none. */
    public List<String> texts(String path) {
        return data(path)
                .filter(String[].class::isInstance)
                .map(data -> List.of((String[]) data))
                .orElse(List.of());
    }

    private Optional<Object> data(String path) {
        Node node = file;
        for (String name : path.split("/")) {
            Node child = node instanceof io.jhdf.api.Group group ? group.getChild(name) : null;
            if (child == null) {
                return Optional.empty();
            }
            node = child;
        }
        return node instanceof Dataset dataset ? Optional.ofNullable(dataset.getData()) : Optional.empty();
    }

    private static Optional<double[][]> rows(Object data) {
        List<Optional<double[]>> rows = IntStream.range(0, Array.getLength(data))
                .mapToObj(k -> row(Array.get(data, k)))
                .toList();
        return rows.stream().allMatch(Optional::isPresent)
                ? Optional.of(rows.stream().map(Optional::orElseThrow).toArray(double[][]::new))
                : Optional.empty();
    }

    private static Optional<double[]> row(Object data) {
        double[] row = new double[Array.getLength(data)];
        for (int k = 0; k < row.length; k++) {
            if (!(Array.get(data, k) instanceof Number number)) {
                return Optional.empty();
            }
            row[k] = number.doubleValue();
        }
        return Optional.of(row);
    }
}
