package org.bellwether.hdf5;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** A group of an HDF5 file that is being written. */
public final class Hdf5Group {
    /** The most characters of a text attribute; longer ones do not fit into the header of an object. */
    static final int LONGEST_ATTRIBUTE = 4096;

    private final WritableGroup group;
    private final List<Hdf5Group> groups = new ArrayList<>();
    private long bytes;

    Hdf5Group(WritableGroup group) {
        this.group = group;
    }

    /** A new group in this one. */
    public Hdf5Group group(String name) {
        Hdf5Group inner = new Hdf5Group(group.putGroup(name));
        groups.add(inner);
        return inner;
    }

    /**
     * Gives the group an attribute.
     *
     * @param value a number, a boolean (written as 0 or 1) or a text
     * @throws IllegalArgumentException if it is a text too long for an attribute
     */
    public void attribute(String name, Object value) {
        if (value instanceof String text && text.length() > LONGEST_ATTRIBUTE) {
            throw new IllegalArgumentException("attribute " + name + " is a text of " + text.length()
                    + " characters; more than " + LONGEST_ATTRIBUTE + " need a dataset");
        }
        // Of booleans the library makes bit fields, which few can read.
        group.putAttribute(name, value instanceof Boolean truth ? Byte.valueOf((byte) (truth ? 1 : 0)) : value);
    }

    /**
     * Puts numbers into the group.
     *
     * @param values a rectangular array of numbers of any rank; what is not a number stands as NaN
     * @param units attribute {@code units}: "1" for pure numbers
     * @param longName attribute {@code long_name}: what the numbers are, with the names of the axes
     * @param coordinates attribute {@code coordinates} after the CF conventions: the datasets of this group along the axes
     * @throws IllegalArgumentException if an array is empty
     */
    public void numbers(String name, Object values, String units, String longName, String... coordinates) {
        requireElements(name, values);
        WritableDataset dataset = group.putDataset(name, values);
        dataset.putAttribute("units", units);
        dataset.putAttribute("long_name", longName);
        if (coordinates.length > 0) {
            dataset.putAttribute("coordinates", String.join(" ", coordinates));
        }
        bytes += dataset.getSizeInBytes();
    }

    /**
     * Puts texts into the group, UTF-8 of a fixed length.
     *
     * @param longName attribute {@code long_name}: what the texts are
     * @throws IllegalArgumentException if there is none
     */
    public void texts(String name, List<String> values, String longName) {
        text(name, values.toArray(String[]::new), longName);
    }

    /** Puts a single text into the group. */
    public void text(String name, String value, String longName) {
        text(name, (Object) value, longName);
    }

    private void text(String name, Object values, String longName) {
        requireElements(name, values);
        WritableDataset dataset = group.putDataset(name, values);
        dataset.putAttribute("long_name", longName);
        bytes += dataset.getSizeInBytes();
    }

    /** The bytes of all datasets in this group and in those within. */
    long bytes() {
        return bytes + groups.stream().mapToLong(Hdf5Group::bytes).sum();
    }

    private static void requireElements(String name, Object values) {
        for (Object part = values; part.getClass().isArray(); part = Array.get(part, 0)) {
            if (Array.getLength(part) == 0) {
                throw new IllegalArgumentException("dataset " + name + " is empty, which cannot be written");
            }
        }
    }
}
