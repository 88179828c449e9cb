package org.bellwether.fluctuation;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.BellState;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;

/**
 * An observable of two qubits with the range of its values.
 *
 * @param name what results call it
 * @param operator Hermitian 4 x 4
 * @param min its smallest eigenvalue
 * @param max its largest
 */
public record BoundedObservable(String name, ComplexMatrix operator, double min, double max) {
    private static final int DIMENSION = 4;

    /**
     * @throws IllegalArgumentException if the range is empty
     */
    public BoundedObservable {
        if (!(min < max)) {
            throw new IllegalArgumentException("the range of " + name + " from " + min + " to " + max + " is empty");
        }
    }

    /** The population of a Bell state, between 0 and 1; its name is the state's. */
    public static BoundedObservable population(BellState state) {
        return new BoundedObservable(state.label(), state.projector(), 0, 1);
    }

    /** A Pauli string, between -1 and 1. */
    public static BoundedObservable pauli(String name) {
        return new BoundedObservable(name, Pauli.string(name), -1, 1);
    }

    /**
     * The CHSH operator a (b + b') + a' (b - b'), "CHSH". Its square is 4 - [a, a'] [b, b'], so its eigenvalues lie between
     * ∓2 sqrt(1 + |a x a'| |b x b'|), and reach them (Landau, DOI 10.1016/0375-9601(87)90075-2).
     */
    public static BoundedObservable chsh(ChshSettings settings) {
        ComplexMatrix sum = spin(settings.b()).plus(spin(settings.bPrime()));
        ComplexMatrix difference = spin(settings.b()).minus(spin(settings.bPrime()));
        double crossed = Math.sqrt(area(settings.a(), settings.aPrime()) * area(settings.b(), settings.bPrime()));
        double largest = 2 * Math.sqrt(1 + crossed);
        return new BoundedObservable(
                "CHSH",
                spin(settings.a()).kronecker(sum).plus(spin(settings.aPrime()).kronecker(difference)),
                -largest,
                largest);
    }

    /** x sigma_x + y sigma_y + z sigma_z. */
    private static ComplexMatrix spin(Direction d) {
        return Pauli.X
                .matrix()
                .times(d.x())
                .plus(Pauli.Y.matrix().times(d.y()))
                .plus(Pauli.Z.matrix().times(d.z()));
    }

    /** |u x v|^2. */
    private static double area(Direction u, Direction v) {
        double x = u.y() * v.z() - u.z() * v.y();
        double y = u.z() * v.x() - u.x() * v.z();
        double z = u.x() * v.y() - u.y() * v.x();
        return x * x + y * y + z * z;
    }

    /** The middle of the range. */
    double centre() {
        return (min + max) / 2;
    }

    /** Half of the range. */
    double halfRange() {
        return (max - min) / 2;
    }

    /** tr(O)/4: what the expectation value has beside those of Pauli strings. */
    double constant() {
        return operator.traceRe() / DIMENSION;
    }

    /** tr(P O)/4 for the strings P of {@link Pauli#pairs()}: the expectation value is their sum with those of P, and the constant. */
    double[] weights() {
        List<String> names = Pauli.pairs();
        return names.stream()
                .mapToDouble(name -> Pauli.string(name).times(operator).traceRe() / DIMENSION)
                .toArray();
    }
}
