package org.bellwether.report;

import java.util.Locale;
import java.util.Optional;
import org.bellwether.lindblad.StepBias;
import org.bellwether.lindblad.TimeStep;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.CustomSystem;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.FigureOfMerit;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.simulation.NoiseEquations;
import org.bellwether.stopping.Outcome;
import org.bellwether.validation.Merits;
import org.bellwether.validation.Reference;

/** What reports for people say in the same words, whether on a screen or in a page. */
final class Words {
    /** What is wrong with a step that is not certified. */
    static final String COARSE_STEP =
            "the step is too coarse for so many trajectories; somewhere its error exceeds a tenth of the statistical"
                    + " one. time.step = \"auto\" avoids that.";

    /** What is wrong with a step that is not small enough, or may not be. */
    static String coarse(TimeStep step) {
        return step.estimate().isEmpty()
                ? COARSE_STEP
                : "the time step is not known to be fine enough for so many trajectories: its bias with two standard errors"
                        + " exceeds a tenth of the statistical error somewhere";
    }

    /** What the bias of a step rests on where it is no exact one. */
    static String estimated(TimeStep.Estimate estimate) {
        return "estimated from " + Numbers.count(estimate.paths())
                + " paths of noise, run with steps of this size and of half, not certified; standard errors "
                + onBell(estimate.errors(), "")
                + Numbers.size(estimate.errors().means()) + " on any Pauli mean";
    }

    /** Why there is nothing to say of jumps. */
    static final String NO_JUMPS =
            "no jumps are drawn: the unravelling \"noise\" averages over the baths, so a trajectory is a density"
                    + " matrix";

    /** Why there is no B. */
    static final String NO_BELL = "B is that of the machine of two qubits";

    /** What a mean is called. */
    static String mean(Run run) {
        return run.simulation().model() instanceof CustomSystem ? "mean" : "Pauli mean";
    }

    /** "1e-4 on B, "; nothing where B is not defined. */
    static String onBell(StepBias bias, String before) {
        return bias.bell().isPresent() ? before + Numbers.size(bias.bell().getAsDouble()) + " on B, " : "";
    }

    private Words() {}

    /** Why there is no W. */
    static String noWwzb(Run run) {
        return run.simulation().model().qubits() >= 2
                ? "full correlations are averaged of 2 to 6 qubits"
                : "W is defined for two qubits or more, and here a site is no qubit, or there is one site only";
    }

    /** What the intervals of W and S say together. */
    static String multipartite(Merits merits) {
        String w = multipartite(merits.wwzbAtEnd().estimate(), merits.qubits());
        boolean all = merits.qubits() > 2
                && merits.end().stream()
                        .anyMatch(end -> end.figure().name().equals("svetlichny")
                                && end.estimate().above(end.figure().bound()));
        return all ? w + "; genuinely " + merits.qubits() + "-partite nonlocal: the interval of S is above 1" : w;
    }

    /** What an interval of W says. */
    static String multipartite(MeritEstimate w, int qubits) {
        if (w.count() < FigureOfMerit.FEWEST) {
            return "no conclusion from fewer than " + FigureOfMerit.FEWEST + " trajectories";
        }
        double biseparable = Wwzb.biseparableBound(qubits);
        String entangled = "genuinely " + qubits + "-partite entangled: the whole interval is above the bound "
                + Numbers.significant(biseparable, 4) + " of biseparable states";
        if (w.above(1)) {
            return "Bell nonlocal: the whole interval is above 1"
                    + (qubits > 2 && w.above(biseparable) ? ", and " + entangled : "");
        }
        return w.within(1)
                ? "no Bell inequality with two settings and full correlations is violated: the whole interval is at most 1"
                : "undecided: the interval contains 1; more trajectories would tell";
    }

    /** The equation that a run is compared with, whole. */
    static String equation(Run run) {
        if (run.referenceName() != null) {
            return "the equation of " + run.referenceName();
        }
        return switch (run.reference().equation()) {
            case WHITE -> "the master equation (28)";
            case MEMORY -> "the exact equation of state and noise";
            case RECORD -> "the master equation under the record";
            case NONE -> "an exact equation";
        };
    }

    /** The same in short. */
    static String shortEquation(Run run) {
        if (run.referenceName() != null) {
            return "the reference";
        }
        return switch (run.reference().equation()) {
            case WHITE -> "Eq. (28)";
            case MEMORY -> "the exact equation";
            case RECORD -> "the equation under it";
            case NONE -> "an exact equation";
        };
    }

    /** How far the exact means are settled, where they are not. */
    static Optional<String> unsettled(Run run) {
        double change = run.reference().change();
        return change > MemoryMean.TOLERANCE
                ? Optional.of("the exact means are settled to " + Numbers.size(change)
                        + " only: the noise is strong and slow, and a deeper equation would take too long")
                : Optional.empty();
    }

    /** Why no exact equation stands beside a run. */
    static String noExact(Run run) {
        return run.simulation().system().hasJointEquation() ? NoiseEquations.TOO_LARGE : Reference.NO_EXACT;
    }

    /** A text that begins a sentence. */
    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "bath1_down" as "bath 1 down". */
    static String name(String channel) {
        return channel.replace('_', ' ').replaceAll("([a-z])(\\d)", "$1 $2");
    }

    /** Whether the steady state is reached at the end of a run, or could be. */
    static String steady(Run run) {
        if (Double.isNaN(run.comparison().distance())) {
            return "none is known";
        }
        if (run.comparison().steadyReached()) {
            return "reached";
        }
        return run.referenceName() == null && run.simulation().oscillatesForEver()
                ? "never reached, as a coherence oscillates around it for ever"
                : "not reached at this time";
    }

    /** Whether the trajectories violate a Bell inequality. */
    static String nonlocality(BellEstimate bell) {
        if (bell.nonlocal()) {
            return "Bell nonlocal: the whole interval is above 2";
        }
        if (!bell.enough()) {
            return "no conclusion on Bell nonlocality from fewer than " + BellEstimate.FEWEST
                    + " trajectories: the covariance of the nine correlations is singular";
        }
        return bell.local()
                ? "Bell local in the CHSH sense: the whole interval is at most 2"
                : "undecided: the interval contains 2; more trajectories would tell";
    }

    /** Why a target is not reached, and what would reach it. */
    static String remedy(Outcome.Reached target) {
        return target.biasIsSmall()
                ? "a larger --budget would"
                : "the time step shifts it by up to " + Numbers.size(target.bias())
                        + "; time.step = \"auto\" or a smaller one would";
    }

    /** Whether an interval contains a value. */
    static String inside(BellEstimate bell, double value) {
        return bell.covers(value) ? "inside the interval" : "outside the interval";
    }

    /** What a p-value rests on. */
    static String tested(double statistic, int directions, int channels) {
        String means = String.format(
                Locale.ROOT,
                "T² = %s in %d direction%s of the means",
                Numbers.fixed(statistic, 1),
                directions,
                directions == 1 ? "" : "s");
        return channels == 0 ? means : means + ", and the jumps of " + channels + " channels";
    }
}
