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
 * @param white by (28)
 * @param secular by the secular equation
 * @param exact by the exact equation; empty where its steady state is not unique
 * @param change how far the exact state is settled: what the last deepening of the joint equation changed
 * @param closedForm B of the secular equation in closed form; empty with a static field
 */
public record NoiseEquations(
        Solution white, Solution secular, Optional<Solution> exact, double change, Optional<Double> closedForm) {
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

    /** The equations of a machine; empty where no noise has a memory, as then (28) is exact. */
    public static Optional<NoiseEquations> of(ThermalMachine machine) {
        OpenSystem system = machine.openSystem();
        if (!system.hasMemory()) {
            return Optional.empty();
        }
        HermitianBasis basis = HermitianBasis.of(4);
        Optional<MemoryMean.Settled> settled = new MemoryMean(system).steady();
        ComplexMatrix exact =
                settled.map(state -> basis.operator(state.values()[0])).orElse(null);
        Optional<Double> closedForm = machine.hasField()
                ? Optional.empty()
                : Optional.of(ColouredClosedForm.of(
                                machine.coupling(),
                                machine.gammaDown(),
                                machine.gammaUp(),
                                machine.collective(),
                                machine.local1(),
                                machine.local2())
                        .bell());
        return Optional.of(new NoiseEquations(
                solution(steady(system.withWhiteNoiseOfSameIntensity()), exact),
                solution(steady(SecularEquation.of(system)), exact),
                Optional.ofNullable(exact).map(state -> solution(state, state)),
                settled.map(MemoryMean.Settled::change).orElse(Double.NaN),
                closedForm));
    }

    /** What describes the machine, a clause. */
    public String inWords() {
        if (exact.isEmpty()) {
            return "the exact equation has no unique steady state";
        }
        if (white.distance() <= CLOSE) {
            return "Eq. (28) describes this machine: its noise is as good as white";
        }
        return secular.distance() <= CLOSE
                ? "Eq. (28) does not describe this machine, the secular equation does"
                : "neither Eq. (28) nor the secular equation describes this machine";
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
