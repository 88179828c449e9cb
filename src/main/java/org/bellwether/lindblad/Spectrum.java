package org.bellwether.lindblad;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.RealMatrices.Eigenvalue;

/**
 * The eigenvalues of a Liouvillian and the time scale that they set.
 *
 * @param eigenvalues all n^2 of them, by descending real part; the real part is exactly 0 where nothing damps a mode
 */
public record Spectrum(List<Eigenvalue> eigenvalues) {
    /** Makes the list immutable. */
    public Spectrum {
        eigenvalues = List.copyOf(eigenvalues);
    }

    /** The spectrum of the equation of state and noise. */
    public static Spectrum of(Generator generator) {
        return generator.isJoint() ? of(generator.generator()) : of(generator.liouvillian());
    }

    /** The spectrum of L: a rate that is not zero damps, however small it is. */
    public static Spectrum of(Liouvillian liouvillian) {
        StructuralLevels levels = new StructuralLevels(liouvillian.system());
        return new Spectrum(GradedSpectrum.of(levels.terms(), levels.levels() * levels.levels()).stream()
                .sorted(Comparator.comparingDouble((Eigenvalue e) -> -e.re()).thenComparingDouble(Eigenvalue::im))
                .toList());
    }

    /** The spectrum of any generator; parts of an eigenvalue below 1e-12 of the largest modulus count as zero. */
    static Spectrum of(double[][] generator) {
        return new Spectrum(GradedSpectrum.direct(generator));
    }

    /** The gap: the smallest |Re lambda| of a decaying mode; empty where nothing decays. */
    public OptionalDouble gap() {
        return eigenvalues.stream()
                .mapToDouble(e -> Math.abs(e.re()))
                .filter(x -> x > 0)
                .min();
    }

    /** The slowest relaxation time 1/gap; empty where nothing decays. */
    public OptionalDouble relaxationTime() {
        OptionalDouble gap = gap();
        return gap.isPresent() ? OptionalDouble.of(1 / gap.getAsDouble()) : OptionalDouble.empty();
    }

    /** Peripheral eigenvalues that are not zero: coherences that oscillate for ever, as with a single bath. */
    public List<Eigenvalue> undamped() {
        return eigenvalues.stream().filter(e -> e.re() == 0 && e.im() != 0).toList();
    }
}
