package org.bellwether.lindblad;

import java.util.stream.DoubleStream;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;

/** Coherences that oscillate for ever, as with a single bath: eigenvalues ±i omega of a Liouvillian that nothing damps. */
public final class UndampedModes {
    /** A smaller part of an initial state is rounding. */
    private static final double ROUNDING = 1e-9;

    private UndampedModes() {}

    /** Whether a system begins with such a coherence, and so never comes to a steady state. */
    public static boolean startIn(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] frequencies = Spectrum.of(liouvillian).undamped().stream()
                .mapToDouble(e -> Math.abs(e.im()))
                .toArray();
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        double[][] l = liouvillian.generator();
        return DoubleStream.of(frequencies)
                .distinct()
                .anyMatch(omega -> overlap(l, omega, frequencies, initial) > ROUNDING);
    }

    /** The largest part of a state along the left null vectors of L^2 + omega^2, of which there is one for each mode. */
    private static double overlap(double[][] l, double omega, double[] frequencies, double[] state) {
        int n = l.length;
        double[][] singular = RealMatrices.plus(
                RealMatrices.times(l, l), RealMatrices.times(RealMatrices.identity(n), omega * omega));
        double[][] left = RealMatrices.svd(singular).u();
        int modes = (int) DoubleStream.of(frequencies)
                .filter(w -> Math.abs(w - omega) <= ROUNDING * omega)
                .count();
        double largest = 0;
        for (int k = n - modes; k < n; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += left[i][k] * state[i];
            }
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }
}
