package org.bellwether.simulation;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.TraceNorm;
import org.bellwether.lindblad.free.FreeSteadyState;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.SecularEquation;
import org.bellwether.model.ColouredClosedForm;
import org.bellwether.model.Model;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.CorrelationTensor;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.nonlocality.Wwzb;
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
            "noise that never forgets, or is a record, has no S(0), which the secular equation takes for the rate at which it"
                    + " flips phi+ and phi-";

    /** Why there is no exact steady state. */
    public static final String NO_EXACT = "the exact equation has no unique steady state, or is too large";

    /** Why there is no exact equation. */
    public static final String TOO_LARGE =
            "the noise has too many sources, or too fast ones for so long a time, or the system too many levels, for an exact"
                    + " equation of state and noise, which may have 300,000 numbers, 12 levels and take some seconds";

    /** Of equations that are this close in the trace norm, both describe the machine. */
    private static final double CLOSE = 0.01;

    private static final int STARTS = 40;
    private static final int LARGEST = 16;
    private static final int LARGEST_DENSE = 8;

    /**
     * A steady state.
     *
     * @param state n x n
     * @param bell its B; of more than two qubits its W, and NaN of anything else
     * @param distance its trace norm from the exact state; NaN where there is none
     */
    public record Solution(ComplexMatrix state, double bell, double distance) {}

    /**
     * The equations of a model; empty where no noise has a memory, as then (28) is exact, where one has no S(0), and beyond the dimension
     * {@value #LARGEST}.
     */
    public static Optional<NoiseEquations> of(Model model) {
        OpenSystem system = model.openSystem();
        if (!system.hasMemory() || system.dimension() > LARGEST) {
            return Optional.empty();
        }
        HermitianBasis basis = HermitianBasis.of(system.dimension());
        boolean forgets = system.hasIntensities();
        boolean known = system.hasJointEquation();
        if (!forgets && !known) {
            return Optional.empty();
        }
        Optional<MemoryMean.Settled> settled =
                known && MemoryMean.serves(system, 0) ? new MemoryMean(system).steady() : Optional.empty();
        ComplexMatrix exact =
                settled.map(state -> basis.operator(state.values()[0])).orElse(null);
        Optional<Double> closedForm = model instanceof ThermalMachine machine && ColouredClosedForm.holdsFor(machine)
                ? Optional.of(ColouredClosedForm.of(machine).bell())
                : Optional.empty();
        ToDoubleFunction<ComplexMatrix> figure = figure(model);
        return Optional.of(new NoiseEquations(
                forgets ? solution(system.withWhiteNoiseOfSameIntensity(), exact, figure) : Optional.empty(),
                forgets ? solution(SecularEquation.of(system), exact, figure) : Optional.empty(),
                Optional.ofNullable(exact).map(state -> solution(state, state, figure)),
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

    /** B of two qubits, W of more; of anything else there is none. */
    private static ToDoubleFunction<ComplexMatrix> figure(Model model) {
        if (model instanceof ThermalMachine) {
            return rho -> SpinCorrelations.of(rho).bell();
        }
        return model.qubits() >= 2
                ? rho -> Wwzb.of(CorrelationTensor.of(rho), STARTS).value()
                : rho -> Double.NaN;
    }

    private static Optional<Solution> solution(
            OpenSystem system, @Nullable ComplexMatrix exact, ToDoubleFunction<ComplexMatrix> figure) {
        return Optional.of(solution(steady(system), exact, figure));
    }

    private static ComplexMatrix steady(OpenSystem system) {
        if (system.dimension() > LARGEST_DENSE) {
            Optional<FreeSteadyState> free = FreeSteadyState.of(system);
            if (free.isPresent()) {
                return free.get().rho();
            }
        }
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        return liouvillian.basis().operator(SteadyStates.of(liouvillian).from(initial));
    }

    private static Solution solution(
            ComplexMatrix state, @Nullable ComplexMatrix exact, ToDoubleFunction<ComplexMatrix> figure) {
        double distance = exact == null ? Double.NaN : TraceNorm.of(state.minus(exact));
        return new Solution(state, figure.applyAsDouble(state), distance);
    }
}
