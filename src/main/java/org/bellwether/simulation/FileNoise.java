package org.bellwether.simulation;

import java.util.Locale;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.SpectrumLanes;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Decimal;
import org.bellwether.spec.Spec;
import org.bellwether.trajectory.BlockView;

/** What noise that a file describes asks of a run. */
final class FileNoise {
    private FileNoise() {}

    /**
     * Refuses steps in which noise of a spectrum cannot be drawn.
     *
     * @param step the step that was decided
     * @throws BadInputException if steps have several sizes, are too many, or the spectrum has too many lines
     */
    static void requireSteps(Spec spec, OpenSystem system, double step) {
        for (NoiseChannel noise : system.noises()) {
            if (noise.process() instanceof Spectrum spectrum) {
                requireSteps(spec, noise.name(), spectrum, step);
            }
        }
    }

    /** The memory that noise of spectra takes, of one thread, in bytes. */
    static double bytes(OpenSystem system, double dt) {
        return system.noises().stream()
                .filter(noise -> noise.process() instanceof Spectrum)
                .mapToDouble(noise -> SpectrumLanes.bytes((Spectrum) noise.process(), dt, BlockView.LANES))
                .sum();
    }

    /** The time until which the noise of a system can be followed; infinite where it has no spectrum from a file. */
    static double horizon(OpenSystem system) {
        return system.noises().stream()
                .filter(noise -> noise.process() instanceof Spectrum)
                .mapToDouble(noise -> ((Spectrum) noise.process()).horizon())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static void requireSteps(Spec spec, String noise, Spectrum spectrum, double step) {
        double dt = Steps.of(spec.time().withStep(step)).largest();
        if (!Steps.areEqual(spec.time().withStep(step))) {
            throw new BadInputException(
                    "time.step",
                    Decimal.text(step),
                    "must divide all output times for noise of the kind \"spectrum\", whose steps have one size",
                    "Give equidistant output times, or such a step.");
        }
        double steps = SpectrumLanes.steps(spectrum, dt);
        if (steps > SpectrumLanes.MOST_STEPS) {
            throw new BadInputException(
                    "time.step",
                    Decimal.text(step),
                    String.format(
                            Locale.ROOT,
                            "must make at most %,d steps of a trajectory for noise of the kind \"spectrum\", which is"
                                    + " drawn as a whole, and makes %,.0f",
                            SpectrumLanes.MOST_STEPS,
                            steps),
                    "Give a larger step or a smaller time.end.");
        }
        double lines = SpectrumLanes.lines(spectrum, dt);
        if (lines > SpectrumLanes.MOST_LINES) {
            double highest = spectrum.table().highest();
            throw new BadInputException(
                    "noise." + (noise.startsWith("local") ? "local" : noise) + ".file",
                    null,
                    String.format(
                            Locale.ROOT,
                            "must not reach so far for so long a run: up to w = %.6g a trajectory to t = %.6g has"
                                    + " %,.0f lines, of at most %,d",
                            highest,
                            spec.time().end(),
                            lines,
                            SpectrumLanes.MOST_LINES),
                    String.format(
                            Locale.ROOT,
                            "Leave out what is above w = %.3g; steps of %.3g average over it.",
                            highest * SpectrumLanes.MOST_LINES / lines,
                            dt));
        }
    }
}
