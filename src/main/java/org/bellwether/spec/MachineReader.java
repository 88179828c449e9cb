package org.bellwether.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the tables of a thermal machine and of its noise. */
final class MachineReader {
    private static final String LETTERS = "01+-";

    private MachineReader() {}

    /** The paper's machine of two qubits, or a larger one. */
    static SystemSpec read(Table machine, Table noise, NoiseFiles files) {
        int qubits = (int) Check.between("machine.qubits", machine.integer("qubits", 2), 2, QubitsSpec.MOST);
        requireOneOf(machine, "graph", "couplings");
        if (qubits > 2) {
            return qubits(qubits, machine, noise, files);
        }
        return new TwoQubitSpec(twoQubits(machine), NoiseReader.read(noise, files));
    }

    private static MachineSpec twoQubits(Table table) {
        List<LambShiftSpec> shifts = table.pairs("lamb_shift", "must be [[S1(+g), S1(-g)], [S2(+g), S2(-g)]]")
                .map(pairs -> pairs.stream()
                        .map(s -> new LambShiftSpec(s.get(0), s.get(1)))
                        .toList())
                .orElse(List.of(LambShiftSpec.NONE, LambShiftSpec.NONE));
        List<Double> field = table.two("static_field", "must be a list of two numbers [h1, h2]");
        List<QubitsSpec.Pair> pairs = pairs(table);
        graph(table);
        double coupling = pairs.isEmpty() ? coupling(table) : onlyCoupling(pairs);
        return new MachineSpec(coupling, state(table), baths(table, 2), shifts, field.get(0), field.get(1));
    }

    /** Every graph of two qubits is one edge. */
    private static double onlyCoupling(List<QubitsSpec.Pair> pairs) {
        QubitsSpec.Pair pair = pairs.get(0);
        if (pairs.size() != 1 || pair.first() + pair.second() != 3 || pair.first() * pair.second() != 2) {
            throw new BadInputException(
                    "machine.couplings", null, "must be one pair, [1, 2, g], of two qubits", "Set machine.qubits.");
        }
        return pair.coupling();
    }

    private static QubitsSpec qubits(int qubits, Table table, Table noise, NoiseFiles files) {
        if (table.has("lamb_shift")) {
            throw new BadInputException(
                    "machine.lamb_shift",
                    null,
                    "is known of machines of two qubits only",
                    "Leave it out, or write the machine as a [system] with the shift in its Hamiltonian.");
        }
        List<QubitsSpec.Pair> pairs = pairs(table);
        String graph = pairs.isEmpty() ? graph(table) : "";
        List<Double> field = table.numbers("static_field", "must be a list of numbers, one for each qubit")
                .orElse(Collections.nCopies(qubits, 0.0));
        return new QubitsSpec(
                qubits,
                graph,
                coupling(table),
                pairs,
                state(table, qubits),
                baths(table, qubits),
                field,
                NoiseReader.one(noise, "collective", files),
                NoiseReader.local(noise, qubits, files));
    }

    private static double coupling(Table table) {
        return table.number("coupling").orElse(MachineSpec.DEFAULT_COUPLING);
    }

    private static String graph(Table table) {
        String graph = table.text("graph").orElse(QubitsSpec.GRAPHS.get(0));
        Names.indexIn(QubitsSpec.GRAPHS, table.key("graph"), graph);
        return graph;
    }

    private static List<QubitsSpec.Pair> pairs(Table table) {
        String rule =
                "must be a list of pairs of qubits, counted from 1, with their coupling: [[1, 2, 1.0], [2, 3, 0.6]]";
        List<QubitsSpec.Pair> pairs = new ArrayList<>();
        for (List<Double> pair : table.lists("couplings", rule).orElse(List.of())) {
            String key = table.key("couplings." + pairs.size());
            if (pair.size() != 3 || pair.get(0) != Math.rint(pair.get(0)) || pair.get(1) != Math.rint(pair.get(1))) {
                throw new BadInputException(key, pair.toString(), "must be two qubits and their coupling", null);
            }
            pairs.add(new QubitsSpec.Pair(pair.get(0).intValue(), pair.get(1).intValue(), pair.get(2)));
        }
        if (table.has("couplings") && pairs.isEmpty()) {
            throw new BadInputException(table.key("couplings"), "[]", rule, null);
        }
        return pairs;
    }

    private static void requireOneOf(Table table, String one, String other) {
        if (table.has(one) && table.has(other)) {
            throw new BadInputException(
                    table.key(one), null, "must not be given beside " + table.key(other), "Leave one of the two out.");
        }
    }

    /** The baths of all qubits; of more than two qubits a single one serves all. */
    private static List<BathSpec> baths(Table table, int qubits) {
        List<BathSpec> baths =
                table.tables("bath").stream().map(MachineReader::bath).toList();
        return baths.size() == 1 && (qubits > 2 || table.has("qubits"))
                ? Collections.nCopies(qubits, baths.get(0))
                : baths;
    }

    /** A bath; a table may have other keys beside those of a bath. */
    static BathSpec bath(Table table) {
        String statistics = table.text("statistics")
                .orElseThrow(() -> BadInputException.missing(table.key("statistics"), "must be \"spin\" or \"boson\""));
        return new BathSpec(
                BathSpec.Statistics.of(table.key("statistics"), statistics),
                table.requiredNumber("temperature", "must be a finite number >= 0"),
                table.requiredNumber("coupling", "must be a finite number >= 0"),
                table.number("memory_time"));
    }

    private static StateSpec state(Table table) {
        return table.isList("initial_state")
                ? amplitudes(table, 4)
                : table.text("initial_state")
                        .<StateSpec>map(StateSpec.Named::new)
                        .orElse(StateSpec.DEFAULT);
    }

    /** By default alternating, "1010". */
    private static StateSpec state(Table table, int qubits) {
        if (table.isList("initial_state")) {
            return amplitudes(table, 1 << qubits);
        }
        String name = table.text("initial_state").orElse("10".repeat(qubits).substring(0, qubits));
        if (name.equals(StateSpec.MIXED)) {
            return new StateSpec.Named(name);
        }
        if (name.length() != qubits || !name.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new BadInputException(
                    table.key("initial_state"),
                    '"' + name + '"',
                    "must be " + qubits + " letters 0, 1, + or -, one for each qubit, or \"mixed\", or 2^" + qubits
                            + " amplitudes [re, im]",
                    null);
        }
        return new StateSpec.Product(name);
    }

    /** The amplitudes of a state. */
    static StateSpec amplitudes(Table table, int dimension) {
        List<Double> re = new ArrayList<>();
        List<Double> im = new ArrayList<>();
        for (List<Double> amplitude : table.pairs("initial_state", "").orElse(List.of())) {
            re.add(amplitude.get(0));
            im.add(amplitude.get(1));
        }
        return StateSpec.amplitudes(table.key("initial_state"), dimension, re, im);
    }
}
