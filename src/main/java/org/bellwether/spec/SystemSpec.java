package org.bellwether.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is simulated: the paper's machine of two qubits, a machine of more qubits, or any open system. */
public sealed interface SystemSpec permits TwoQubitSpec, QubitsSpec, CustomSpec {
    /** The state at t = 0. */
    StateSpec initialState();

    /** The baths, in the order of the configuration. */
    List<BathSpec> baths();

    /** The processes of all noises, by the names of their channels and in their order. */
    Map<String, ProcessSpec> noises();

    /** The name under which the file of a noise is kept, by the name of its channel. */
    String fileName(String noise);

    /**
     * Requires that the files of noises suffice for a run.
     *
     * @param end how long a trajectory is
     * @throws BadInputException if one does not
     */
    void requireFiles(double end);

    /** Whether any noise has a memory. */
    default boolean hasMemory() {
        return noises().values().stream().anyMatch(ProcessSpec::hasMemory);
    }

    /** The files of the noises, by the names under which they are kept. */
    default Map<String, NoiseTable> files() {
        Map<String, NoiseTable> files = new LinkedHashMap<>();
        noises().forEach((name, process) -> {
            if (process instanceof ProcessSpec.FromFile file) {
                files.put(fileName(name), file.table());
            }
        });
        return files;
    }
}
