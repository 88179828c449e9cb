package org.bellwether.belltest;

import java.util.SplittableRandom;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.testkit.TestSystems;

/** Directions and Pauli means for the tests of this package. */
final class Settings {
    private Settings() {}

    static ChshSettings random(SplittableRandom random) {
        return new ChshSettings(direction(random), direction(random), direction(random), direction(random));
    }

    private static Direction direction(SplittableRandom random) {
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double r = Math.sqrt(x * x + y * y + z * z);
        return new Direction(x / r, y / r, z / r);
    }

    /** The best directions for the steady state of the master equation. */
    static ChshSettings best(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        double[] steady = SteadyStates.of(liouvillian).from(initial);
        return ChshSettings.optimal(SpinCorrelations.of(liouvillian.basis().operator(steady)));
    }

    static double[] means(ComplexMatrix rho) {
        return TestSystems.PAULIS.stream()
                .mapToDouble(pauli -> pauli.times(rho).traceRe())
                .toArray();
    }
}
