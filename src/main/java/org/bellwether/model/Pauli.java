package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;

/** The Pauli matrices of one qubit and the Pauli strings of several; sigma_z|0> = +|0>. */
public enum Pauli {
    I(new double[][] {{1, 0}, {0, 1}}, new double[][] {{0, 0}, {0, 0}}),
    X(new double[][] {{0, 1}, {1, 0}}, new double[][] {{0, 0}, {0, 0}}),
    Y(new double[][] {{0, 0}, {0, 0}}, new double[][] {{0, -1}, {1, 0}}),
    Z(new double[][] {{1, 0}, {0, -1}}, new double[][] {{0, 0}, {0, 0}});

    private static final List<String> PAIRS = names(2).subList(1, 16);

    private final ComplexMatrix matrix;

    Pauli(double[][] re, double[][] im) {
        matrix = ComplexMatrix.real(re).plus(ComplexMatrix.real(im).times(0, 1));
    }

    /** The 2 x 2 matrix. */
    public ComplexMatrix matrix() {
        return matrix;
    }

    /** The 15 two-qubit strings without II, in the order IX, IY, IZ, XI, XX, ..., ZZ that all results use. */
    public static List<String> pairs() {
        return PAIRS;
    }

    /** All 4^qubits strings in lexical order of I, X, Y, Z, the identity first. */
    public static List<String> names(int qubits) {
        List<String> names = List.of("");
        for (int q = 0; q < qubits; q++) {
            List<String> longer = new ArrayList<>();
            for (String name : names) {
                for (Pauli pauli : values()) {
                    longer.add(name + pauli.name());
                }
            }
            names = longer;
        }
        return List.copyOf(names);
    }

    /**
     * The operator of a Pauli string such as "XI" (sigma_x on qubit 1, the left factor).
     *
     * @throws IllegalArgumentException if the string is empty or has a letter other than I, X, Y, Z
     */
    public static ComplexMatrix string(String name) {
        ComplexMatrix product = ComplexMatrix.identity(1);
        for (int q = 0; q < name.length(); q++) {
            product = product.kronecker(valueOf(name.substring(q, q + 1)).matrix);
        }
        return product;
    }
}
