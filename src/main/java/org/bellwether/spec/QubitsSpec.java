package org.bellwether.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A thermal machine of more than two qubits: {@link TwoQubitSpec} is that of two.
 *
 * @param qubits N, from 3 to {@value #MOST}
 * @param graph which qubits are coupled, one of {@link #GRAPHS}; empty where the couplings are listed
 * @param coupling g > 0, the strength of every edge of a graph, and the energy unit (hbar = k_B = 1)
 * @param couplings the coupled pairs, where they are listed
 * @param initialState the state at t = 0
 * @param baths the bath of every qubit
 * @param field h_i of the static field sum_i h_i sigma_zi, in the coupling's unit
 * @param collective the process of sum_i sigma_zi
 * @param local the processes of every sigma_zi: one kind, with one set of parameters but for the strength
 */
public record QubitsSpec(
        int qubits,
        String graph,
        double coupling,
        List<Pair> couplings,
        StateSpec initialState,
        List<BathSpec> baths,
        List<Double> field,
        ProcessSpec collective,
        List<ProcessSpec> local)
        implements SystemSpec {
    /** The largest machine: the dimension 256 is the largest that operators are made for. */
    public static final int MOST = 8;

    /** The names of graphs. */
    public static final List<String> GRAPHS = List.of("chain", "ring", "star", "complete");

    /**
     * Two qubits that are coupled.
     *
     * @param first the one, from 1
     * @param second the other
     * @param coupling g_ij > 0
     */
    public record Pair(int first, int second, double coupling) {}

    /**
     * @throws BadInputException if a number is out of its range, or there are not as many baths, fields or local noises as qubits
     */
    public QubitsSpec {
        coupling = Check.positive("machine.coupling", coupling, "g, the coupling of the qubits");
        requireCount("machine.bath", baths.size(), qubits, "one [[machine.bath]] for each qubit, or a single one");
        requireCount("machine.static_field", field.size(), qubits, "one number for each qubit");
        requireCount("noise.local", local.size(), qubits, "one strength for each qubit, or a single one");
        requirePairs(couplings, qubits);
        couplings = List.copyOf(couplings);
        baths = checked(baths);
        field = List.copyOf(checkedField(field));
        collective = NoiseSpec.checked("noise.collective", "", collective);
        List<ProcessSpec> checkedLocal = new ArrayList<>();
        for (int k = 0; k < local.size(); k++) {
            checkedLocal.add(NoiseSpec.checked("noise.local", "." + k, local.get(k)));
        }
        local = List.copyOf(checkedLocal);
    }

    private static List<BathSpec> checked(List<BathSpec> baths) {
        List<BathSpec> checked = new ArrayList<>();
        for (int k = 0; k < baths.size(); k++) {
            checked.add(baths.get(k).checked("machine.bath." + k));
        }
        return List.copyOf(checked);
    }

    private static List<Double> checkedField(List<Double> field) {
        List<Double> checked = new ArrayList<>();
        for (int k = 0; k < field.size(); k++) {
            checked.add(Check.finite("machine.static_field." + k, field.get(k), Unit.ENERGY_WORDS));
        }
        return checked;
    }

    private static void requireCount(String key, int size, int qubits, String rule) {
        if (size != qubits) {
            throw new BadInputException(
                    key,
                    size + (size == 1 ? " entry" : " entries"),
                    "must be " + rule + "; there are " + qubits + " qubits",
                    null);
        }
    }

    private static void requirePairs(List<Pair> pairs, int qubits) {
        Set<Set<Integer>> seen = new HashSet<>();
        for (int k = 0; k < pairs.size(); k++) {
            Pair pair = pairs.get(k);
            String key = "machine.couplings." + k;
            String given = pair.first() + ", " + pair.second();
            boolean inside = Math.min(pair.first(), pair.second()) >= 1
                    && Math.max(pair.first(), pair.second()) <= qubits
                    && pair.first() != pair.second();
            if (!inside) {
                throw new BadInputException(key, given, "must name two different qubits from 1 to " + qubits, null);
            }
            if (!seen.add(Set.of(pair.first(), pair.second()))) {
                throw new BadInputException(key, given, "must not name a pair that was named before", null);
            }
            Check.positive(key + ".2", pair.coupling(), "a coupling, " + Unit.ENERGY_WORDS);
        }
    }

    @Override
    public Map<String, ProcessSpec> noises() {
        Map<String, ProcessSpec> all = new LinkedHashMap<>();
        all.put("collective", collective);
        for (int k = 0; k < local.size(); k++) {
            all.put("local" + (k + 1), local.get(k));
        }
        return all;
    }

    @Override
    public String fileName(String noise) {
        return SpecWriter.noiseFile(noise.startsWith("local") ? "local" : noise);
    }

    @Override
    public void requireFiles(double end) {
        NoiseTableChecks.requireEnough("noise.collective", collective, 0, end);
        local.forEach(process -> NoiseTableChecks.requireEnough("noise.local", process, 0, end));
    }
}
