package org.bellwether.testkit;

import static hdf.hdf5lib.H5.H5Aclose;
import static hdf.hdf5lib.H5.H5Aexists;
import static hdf.hdf5lib.H5.H5Aget_type;
import static hdf.hdf5lib.H5.H5Aopen;
import static hdf.hdf5lib.H5.H5Aread;
import static hdf.hdf5lib.H5.H5Dget_space;
import static hdf.hdf5lib.H5.H5Dget_type;
import static hdf.hdf5lib.H5.H5Dopen;
import static hdf.hdf5lib.H5.H5Dread;
import static hdf.hdf5lib.H5.H5Fclose;
import static hdf.hdf5lib.H5.H5Fopen;
import static hdf.hdf5lib.H5.H5Gget_info_by_name;
import static hdf.hdf5lib.H5.H5Lget_name_by_idx;
import static hdf.hdf5lib.H5.H5Oget_info;
import static hdf.hdf5lib.H5.H5Oopen;
import static hdf.hdf5lib.H5.H5Pcreate;
import static hdf.hdf5lib.H5.H5Pset_fclose_degree;
import static hdf.hdf5lib.H5.H5Sget_simple_extent_dims;
import static hdf.hdf5lib.H5.H5Sget_simple_extent_ndims;
import static hdf.hdf5lib.H5.H5Tget_class;
import static hdf.hdf5lib.H5.H5Tget_cset;
import static hdf.hdf5lib.H5.H5Tget_size;
import static hdf.hdf5lib.HDF5Constants.H5F_ACC_RDONLY;
import static hdf.hdf5lib.HDF5Constants.H5F_CLOSE_STRONG;
import static hdf.hdf5lib.HDF5Constants.H5O_TYPE_GROUP;
import static hdf.hdf5lib.HDF5Constants.H5P_DEFAULT;
import static hdf.hdf5lib.HDF5Constants.H5P_FILE_ACCESS;
import static hdf.hdf5lib.HDF5Constants.H5S_ALL;
import static hdf.hdf5lib.HDF5Constants.H5T_CSET_UTF8;
import static hdf.hdf5lib.HDF5Constants.H5T_FLOAT;
import static hdf.hdf5lib.HDF5Constants.H5T_INTEGER;
import static hdf.hdf5lib.HDF5Constants.H5T_NATIVE_DOUBLE;
import static hdf.hdf5lib.HDF5Constants.H5T_NATIVE_INT64;
import static hdf.hdf5lib.HDF5Constants.H5T_STRING;
import static hdf.hdf5lib.HDF5Constants.H5_INDEX_NAME;
import static hdf.hdf5lib.HDF5Constants.H5_ITER_INC;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.hdf5.hdf5_java;
import org.bytedeco.javacpp.Loader;

/** Reads with the C library of the HDF Group through its own Java interface. Objects are closed with the file. */
final class ReferenceHdf5Reader implements Hdf5Reader {
    static {
        // Unpacks all libraries side by side, of which the Java interface is to load this one.
        Path glue = Path.of(Loader.load(hdf5_java.class));
        System.setProperty(
                "hdf.hdf5lib.H5.hdf5lib", glue.resolveSibling("libhdf5_java.so").toString());
    }

    private final long file;

    ReferenceHdf5Reader(Path path) {
        long access = H5Pcreate(H5P_FILE_ACCESS);
        H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
        file = H5Fopen(path.toString(), H5F_ACC_RDONLY, access);
    }

    @Override
    public List<String> children(String group) {
        List<String> names = new ArrayList<>();
        long links = H5Gget_info_by_name(file, group, H5P_DEFAULT).nlinks;
        for (long i = 0; i < links; i++) {
            String name = H5Lget_name_by_idx(file, group, H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT);
            long child = H5Oopen(file, group + "/" + name, H5P_DEFAULT);
            names.add(H5Oget_info(child).type == H5O_TYPE_GROUP ? name + "/" : name);
        }
        return names.stream().sorted().toList();
    }

    @Override
    public long[] shape(String dataset) {
        long space = H5Dget_space(open(dataset));
        long[] shape = new long[H5Sget_simple_extent_ndims(space)];
        if (shape.length > 0) {
            H5Sget_simple_extent_dims(space, shape, null);
        }
        return shape;
    }

    @Override
    public boolean isInteger(String dataset) {
        return H5Tget_class(H5Dget_type(open(dataset))) == H5T_INTEGER;
    }

    @Override
    public double[] reals(String dataset) {
        ByteBuffer bytes = read(dataset, H5T_FLOAT, H5T_NATIVE_DOUBLE, 8);
        double[] values = new double[bytes.remaining() / 8];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    @Override
    public long[] integers(String dataset) {
        ByteBuffer bytes = read(dataset, H5T_INTEGER, H5T_NATIVE_INT64, 8);
        long[] values = new long[bytes.remaining() / 8];
        bytes.asLongBuffer().get(values);
        return values;
    }

    @Override
    public List<String> texts(String dataset) {
        long type = H5Dget_type(open(dataset));
        assertThat(H5Tget_cset(type)).isEqualTo(H5T_CSET_UTF8);
        int length = (int) H5Tget_size(type);
        byte[] bytes = read(dataset, H5T_STRING, type, length).array();
        return IntStream.range(0, bytes.length / length)
                .mapToObj(i -> text(Arrays.copyOfRange(bytes, i * length, (i + 1) * length)))
                .toList();
    }

    private ByteBuffer read(String path, int kind, long type, int size) {
        long dataset = open(path);
        assertThat(H5Tget_class(H5Dget_type(dataset))).as(path).isEqualTo(kind);
        long elements = Arrays.stream(shape(path)).reduce(1, Math::multiplyExact);
        byte[] bytes = new byte[Math.toIntExact(elements * size)];
        H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    private long open(String dataset) {
        return H5Dopen(file, dataset, H5P_DEFAULT);
    }

    private static String text(byte[] padded) {
        int length = padded.length;
        while (length > 0 && padded[length - 1] == 0) {
            length--;
        }
        return new String(padded, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean has(String object, String attribute) {
        return H5Aexists(H5Oopen(file, object, H5P_DEFAULT), attribute);
    }

    @Override
    public double real(String object, String attribute) {
        return attribute(object, attribute, H5T_FLOAT, H5T_NATIVE_DOUBLE).getDouble();
    }

    @Override
    public long integer(String object, String attribute) {
        return attribute(object, attribute, H5T_INTEGER, H5T_NATIVE_INT64).getLong();
    }

    @Override
    public String text(String object, String attribute) {
        return text(attribute(object, attribute, H5T_STRING, -1).array());
    }

    /** An attribute of one element; in its own type where none is given. */
    private ByteBuffer attribute(String object, String name, int kind, long type) {
        long attribute = H5Aopen(H5Oopen(file, object, H5P_DEFAULT), name, H5P_DEFAULT);
        long own = H5Aget_type(attribute);
        assertThat(H5Tget_class(own)).as(object + " " + name).isEqualTo(kind);
        long wanted = type < 0 ? own : type;
        byte[] bytes = new byte[(int) H5Tget_size(wanted)];
        H5Aread(attribute, wanted, bytes);
        H5Aclose(attribute);
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        H5Fclose(file);
    }
}
