package org.bellwether.lindblad;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.RealMatrices.Eigenvalue;

/**
 * The eigenvalues of a Liouvillian and the time scale that they set.
 *
 * @param eigenvalues all n^2 of them, by descending real part
 */
public record Spectrum(List<Eigenvalue> eigenvalues) {
    /** Real parts below this fraction of the largest modulus count as zero. */
    private static final double TOLERANCE = 1e-12;

    /** Makes the list immutable. */
    public Spectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /** The spectrum of L. */
    public static Spectrum of(Liouvillian liouvillian) {
        return of(liouvillian.generator());
    }

    /** The spectrum of any generator. */
    static Spectrum of(double[][] generator) {
        return new Spectrum(RealMatrices.eigenvalues(generator));
    }

    /** The gap: the smallest |Re lambda| of a decaying mode; empty where nothing decays. */
    public OptionalDouble gap() {
        return eigenvalues.stream()
                .mapToDouble(e -> Math.abs(e.re()))
                .filter(x -> x > tolerance())
                .min();
    }

    /** The slowest relaxation time 1/gap; empty where nothing decays. */
    public OptionalDouble relaxationTime() {
        OptionalDouble gap = gap();
        return gap.isPresent() ? OptionalDouble.of(1 / gap.getAsDouble()) : OptionalDouble.empty();
    }

    /** Peripheral eigenvalues that are not zero: coherences that oscillate for ever, as with a single bath. */
    public List<Eigenvalue> undamped() {
        return eigenvalues.stream()
                .filter(e -> Math.abs(e.re()) <= tolerance() && Math.abs(e.im()) > tolerance())
                .toList();
    }

    private double tolerance() {
        return TOLERANCE
                * eigenvalues.stream()
                        .mapToDouble(e -> Math.hypot(e.re(), e.im()))
                        .max()
                        .orElse(0);
    }
}
