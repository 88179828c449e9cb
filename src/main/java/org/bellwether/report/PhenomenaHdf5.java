package org.bellwether.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bellwether.hdf5.Hdf5Group;
import org.bellwether.phenomenon.Phenomena;
import org.bellwether.phenomenon.Quantity;

/**
 * The phenomena of a run in HDF5, under the names of the JSON document: every quantity is a dataset with its unit, meaning and axes. What
 * is not defined is absent, and the attribute NAME_reason of its group says why.
 */
final class PhenomenaHdf5 {
    private static final String AXES =
            "time: /times; bin: of a histogram, between two \"edges\", or \"width\" times its index; edge:"
                    + " its own value; number: 0, 1, 2, ...; observable: time_average/observable; quantile: its level";

    private final Map<List<String>, Hdf5Group> groups = new HashMap<>();

    private PhenomenaHdf5(Hdf5Group root) {
        groups.put(List.of(), root);
        root.attribute("axes", AXES);
    }

    static void write(Hdf5Group root, List<Phenomena.Outcome> phenomena) {
        PhenomenaHdf5 file = new PhenomenaHdf5(root);
        for (Phenomena.Outcome phenomenon : phenomena) {
            phenomenon
                    .absence()
                    .ifPresent(reason -> phenomenon.names().forEach(name -> root.attribute(name + "_reason", reason)));
            phenomenon.findings().quantities().forEach(file::put);
        }
    }

    private void put(Quantity quantity) {
        Hdf5Group group = group(quantity.path().subList(0, quantity.path().size() - 1));
        Object value = quantity.value();
        if (value == null || quantity.reason() != null) {
            group.attribute(quantity.name() + "_reason", String.valueOf(quantity.reason()));
        } else if (value instanceof String text) {
            group.attribute(quantity.name(), text);
        } else if (value instanceof String[] texts) {
            group.texts(quantity.name(), List.of(texts), quantity.meaning());
        } else {
            group.numbers(quantity.name(), array(value), quantity.unit().text(), longName(quantity));
        }
    }

    private Hdf5Group group(List<String> path) {
        Hdf5Group known = groups.get(path);
        if (known != null) {
            return known;
        }
        Hdf5Group made = group(path.subList(0, path.size() - 1)).group(path.get(path.size() - 1));
        groups.put(List.copyOf(path), made);
        return made;
    }

    /** A single number as a row of one. */
    private static Object array(Object value) {
        if (value instanceof Double number) {
            return new double[] {number};
        }
        return value instanceof Long number ? new long[] {number} : value;
    }

    private static String longName(Quantity quantity) {
        return quantity.axes().isEmpty()
                ? quantity.meaning()
                : quantity.meaning() + " [" + String.join(", ", quantity.axes()) + "]";
    }
}
