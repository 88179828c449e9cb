package org.bellwether.simulation;

import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TraceNorm;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.SecularEquation;
import org.bellwether.model.ColouredClosedForm;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.SpinCorrelations;
import org.jspecify.annotations.Nullable;

/**
 * The steady state of a machine under noise by three equations: the master equation (28), which takes all noise for white with its
 * intensity S(0); the secular equation with the colour of the noise, {@link SecularEquation}; and the exact one, which for noise with
 * memory is the joint equation of state and noise, {@link MemoryMean}.
 *
 * @param white by (28); empty where a noise has no S(0)
 * @param secular by the secular equation; empty where a noise has no S(0)
 * @param exact by the exact equation; empty where its steady state is not unique, or it is not known
 * @param change how far the exact state is settled: what the last deepening of the joint equation changed
 * @param known whether an exact equation is known: none is for noise of a spectrum
 * @param closedForm B of the secular equation in closed form; empty where it does not hold
 */
public record NoiseEquations(
        Optional<Solution> white,
        Optional<Solution> secular,
        Optional<Solution> exact,
        double change,
        boolean known,
        Optional<Double> closedForm) {
    /** Why there is no Eq. (28). */
    public static final String NO_WHITE =
            "noise that never forgets, or is a record, has no S(0), and Eq. (28) does not exist for it";
    /** Why there is no secular equation. */
    public static final String NO_SECULAR =
            "quasistatic noise never forgets: its S(0) is infinite, and the secular equation takes S(0) for the rate at"
                    + " which it flips phi+ and phi-";

    /** Why there is no exact steady state. */
    public static final String NO_EXACT = "the exact equation has no unique steady state, or is too large";

    /** Why there is no exact equation. */
    public static final String TOO_LARGE =
            "the noise has too many sources, or too fast ones for so long a time, for an exact equation of state and noise";

    /** Of equations that are this close in the trace norm, both describe the machine. */
    private static final double CLOSE = 0.01;

    /**
     * A steady state.
     *
     * @param state 4 x 4
     * @param bell its B
     * @param distance its trace norm from the exact state; NaN where there is none
     */
    public record Solution(ComplexMatrix state, double bell, double distance) {}

    /** The equations of a machine; empty where no noise has a memory, as then (28) is exact, and where one has no S(0). */
    public static Optional<NoiseEquations> of(ThermalMachine machine) {
        OpenSystem system = machine.openSystem();
        if (!system.hasMemory()) {
            return Optional.empty();
        }
        HermitianBasis basis = HermitianBasis.of(4);
        boolean forgets = system.hasIntensities();
        boolean known = system.hasJointEquation();
        if (!forgets && !known) {
            return Optional.empty();
        }
        Optional<MemoryMean.Settled> settled =
                known && MemoryMean.serves(system, 0) ? new MemoryMean(system).steady() : Optional.empty();
        ComplexMatrix exact =
                settled.map(state -> basis.operator(state.values()[0])).orElse(null);
        Optional<Double> closedForm = ColouredClosedForm.holdsFor(machine)
                ? Optional.of(ColouredClosedForm.of(machine).bell())
                : Optional.empty();
        return Optional.of(new NoiseEquations(
                forgets ? solution(system.withWhiteNoiseOfSameIntensity(), exact) : Optional.empty(),
                forgets ? solution(SecularEquation.of(system), exact) : Optional.empty(),
                Optional.ofNullable(exact).map(state -> solution(state, state)),
                settled.map(MemoryMean.Settled::change).orElse(Double.NaN),
                known,
                closedForm));
    }

    /** What describes the machine, a clause. */
    public String inWords() {
        if (!known) {
            double difference = TraceNorm.of(
                    white.orElseThrow().state().minus(secular.orElseThrow().state()));
            String both = "no exact equation is known for noise of a spectrum; ";
            return difference <= CLOSE
                    ? both + "Eq. (28) and the secular equation have the same steady state"
                    : both + "the colour of the noise matters, for Eq. (28) and the secular equation differ";
        }
        if (exact.isEmpty()) {
            return NO_EXACT;
        }
        if (white.isEmpty()) {
            return "of the three equations only the exact one exists for this machine";
        }
        if (white.get().distance() <= CLOSE) {
            return "Eq. (28) describes this machine: its noise is as good as white";
        }
        return secular.orElseThrow().distance() <= CLOSE
                ? "Eq. (28) does not describe this machine, the secular equation does"
                : "neither Eq. (28) nor the secular equation describes this machine";
    }

    private static Optional<Solution> solution(OpenSystem system, @Nullable ComplexMatrix exact) {
        return Optional.of(solution(steady(system), exact));
    }

    private static ComplexMatrix steady(OpenSystem system) {
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        return liouvillian.basis().operator(SteadyStates.of(liouvillian).from(initial));
    }

    private static Solution solution(ComplexMatrix state, @Nullable ComplexMatrix exact) {
        double distance = exact == null ? Double.NaN : TraceNorm.of(state.minus(exact));
        return new Solution(state, SpinCorrelations.of(state).bell(), distance);
    }
}
