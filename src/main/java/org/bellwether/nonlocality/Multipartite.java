package org.bellwether.nonlocality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;

/**
 * The figures of merit of N qubits, as functions of the means of Pauli strings. Strings that are not among the means vanish by a symmetry,
 * or are not needed. Other means are passed over.
 */
public final class Multipartite {
    /** Starts of the search for directions, for one number in a curve, and for the number that is reported. */
    private static final int FEW_STARTS = 12;

    private static final int MANY_STARTS = 60;
    /** Up to so many qubits the whole mean state is known. */
    private static final int WHOLE = 4;

    private final int qubits;
    private final Map<String, Integer> index = new HashMap<>();
    private final String[] full;
    private final Map<String, ComplexMatrix> strings = new HashMap<>();

    /**
     * Of qubits.
     *
     * @param names what the means are of
     */
    public Multipartite(int qubits, List<String> names) {
        this.qubits = qubits;
        String string = "[IXYZ]{" + qubits + "}";
        for (int k = 0; k < names.size(); k++) {
            if (names.get(k).matches(string)) {
                index.put(names.get(k), k);
            }
        }
        full = CorrelationTensor.names(qubits).toArray(String[]::new);
    }

    /** The full correlations. */
    public CorrelationTensor correlations(double[] means) {
        double[] values = new double[full.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = mean(full[k], means);
        }
        return new CorrelationTensor(qubits, values);
    }

    private double mean(String string, double[] means) {
        Integer at = index.get(string);
        return at == null ? 0 : means[at];
    }

    /** W with the directions that give it. */
    public Wwzb wwzb(double[] means) {
        return Wwzb.of(correlations(means), MANY_STARTS);
    }

    /** W for a curve over time: from fewer starts. */
    public FigureOfMerit wwzbOfCurve() {
        return wwzb(FEW_STARTS);
    }

    /** All that is reported of the mean state at the end: W, S, negativities of bipartitions, concurrences of pairs. */
    public List<FigureOfMerit> all() {
        List<FigureOfMerit> all = new ArrayList<>();
        all.add(wwzb(MANY_STARTS));
        all.add(new FigureOfMerit("svetlichny", "Svetlichny's S", 1, Math.sqrt(2), means -> {
            Svetlichny found = Svetlichny.of(correlations(means), MANY_STARTS);
            return others -> found.near(correlations(others));
        }));
        if (qubits <= WHOLE) {
            // The last qubit is never in the part, so every bipartition comes once; single qubits come first.
            IntStream.range(1, 1 << (qubits - 1))
                    .map(part -> 2 * part)
                    .boxed()
                    .sorted(Comparator.comparingInt(this::smallerSide).thenComparing(Comparator.reverseOrder()))
                    .forEach(part -> all.add(negativity(part)));
        }
        for (int i = 0; i < qubits; i++) {
            for (int j = i + 1; j < qubits; j++) {
                all.add(concurrence(i, j));
            }
        }
        return all;
    }

    private int smallerSide(int part) {
        return Math.min(Integer.bitCount(part), qubits - Integer.bitCount(part));
    }

    private FigureOfMerit wwzb(int starts) {
        return new FigureOfMerit("wwzb", "W", 1, Math.pow(2, (qubits - 1) / 2.0), means -> {
            Wwzb found = Wwzb.of(correlations(means), starts);
            return others -> found.near(correlations(others));
        });
    }

    /**
     * The negativity of qubits against the others.
     *
     * @param part bit k is qubit N - k
     */
    private FigureOfMerit negativity(int part) {
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int k = 0; k < qubits; k++) {
            boolean inPart = (part & (1 << (qubits - 1 - k))) != 0;
            (inPart ? one : other).append(k + 1);
        }
        String name = one.charAt(0) == '1' ? one + "|" + other : other + "|" + one;
        double smaller = Math.pow(2, Math.min(one.length(), other.length()));
        return linear(
                "negativity." + name,
                "negativity of " + name,
                (smaller - 1) / 2,
                means -> Entanglement.negativity(state(means), part));
    }

    private FigureOfMerit concurrence(int i, int j) {
        return linear(
                "concurrence." + (i + 1) + (j + 1),
                "concurrence of " + (i + 1) + " and " + (j + 1),
                1,
                means -> Entanglement.concurrence(pair(i, j, means)));
    }

    /** A figure of merit that takes no search, and says something above 0. */
    private static FigureOfMerit linear(
            String name, String title, double largest, ToDoubleFunction<double[]> function) {
        Function<double[], ToDoubleFunction<double[]>> same = means -> function;
        return new FigureOfMerit(name, title, 0, largest, same);
    }

    /** The mean state. */
    private ComplexMatrix state(double[] means) {
        int n = 1 << qubits;
        ComplexMatrix rho = ComplexMatrix.identity(n);
        for (Map.Entry<String, Integer> entry : index.entrySet()) {
            rho = rho.plus(string(entry.getKey()).times(means[entry.getValue()]));
        }
        return rho.times(1.0 / n);
    }

    private ComplexMatrix string(String name) {
        return strings.computeIfAbsent(name, Pauli::string);
    }

    /** The state of two qubits, the others left out. */
    private ComplexMatrix pair(int i, int j, double[] means) {
        ComplexMatrix rho = ComplexMatrix.identity(4);
        for (String name : Pauli.pairs()) {
            char[] letters = "I".repeat(qubits).toCharArray();
            letters[i] = name.charAt(0);
            letters[j] = name.charAt(1);
            rho = rho.plus(string(name).times(mean(new String(letters), means)));
        }
        return rho.times(0.25);
    }
}
