package org.bellwether.testkit;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads with the library that wrote. */
final class OwnHdf5Reader implements Hdf5Reader {
    private final HdfFile file;

    OwnHdf5Reader(Path path) {
        file = new HdfFile(path);
    }

    private Node node(String path) {
        return path.equals("/") ? file : file.getByPath(path);
    }

    private Dataset dataset(String path) {
        return (Dataset) node(path);
    }

    @Override
    public List<String> children(String group) {
        return ((Group) node(group))
                .getChildren().values().stream()
                        .map(child -> child.getName() + (child.isGroup() ? "/" : ""))
                        .sorted()
                        .toList();
    }

    @Override
    public long[] shape(String dataset) {
        return Arrays.stream(dataset(dataset).getDimensions()).asLongStream().toArray();
    }

    @Override
    public boolean isInteger(String dataset) {
        return List.<Class<?>>of(int.class, long.class)
                .contains(dataset(dataset).getJavaType());
    }

    @Override
    public double[] reals(String dataset) {
        return elements(dataset(dataset).getData())
                .flatMapToDouble(x -> DoubleStream.of((double) x))
                .toArray();
    }

    @Override
    public long[] integers(String dataset) {
        return elements(dataset(dataset).getData())
                .flatMapToLong(x -> LongStream.of(((Number) x).longValue()))
                .toArray();
    }

    @Override
    public List<String> texts(String dataset) {
        return elements(dataset(dataset).getData()).map(x -> (String) x).toList();
    }

    private static Stream<Object> elements(Object data) {
        return data.getClass().isArray()
                ? IntStream.range(0, Array.getLength(data))
                        .mapToObj(i -> Array.get(data, i))
                        .flatMap(OwnHdf5Reader::elements)
                : Stream.of(data);
    }

    @Override
    public boolean has(String object, String attribute) {
        return node(object).getAttributes().containsKey(attribute);
    }

    @Override
    public double real(String object, String attribute) {
        return (double) node(object).getAttribute(attribute).getData();
    }

    @Override
    public long integer(String object, String attribute) {
        return ((Number) node(object).getAttribute(attribute).getData()).longValue();
    }

    @Override
    public String text(String object, String attribute) {
        return (String) node(object).getAttribute(attribute).getData();
    }

    @Override
    public void close() {
        file.close();
    }
}
