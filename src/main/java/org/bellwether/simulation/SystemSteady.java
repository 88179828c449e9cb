package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.lindblad.SteadyStates;
import org.bellwether.lindblad.free.FreeSteadyState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.nonlocality.FigureOfMerit;
import org.bellwether.nonlocality.Multipartite;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What the master equation says of the steady state of a model of any dimension, without trajectories.
 *
 * @param unique whether every initial state goes there
 * @param residual the norm of L rho, in the unit of the coupling
 * @param spectrum the eigenvalues of the Liouvillian; empty where the dimension is above 8
 * @param observables the means of the observables in the steady state that the initial state goes to
 * @param merits the figures of merit of qubits in it; empty of other sites
 * @param settings the directions in which it has its W; null where there is none
 * @param heatCurrents the heat per unit time into each bath, sum_k w_k gamma_k tr(A_k†A_k rho) over its channels
 * @param noisePower sum_j tr(H gamma_j D(V_j)[rho])
 */
public record SystemSteady(
        boolean unique,
        double residual,
        Optional<Spectrum> spectrum,
        List<Mean> observables,
        List<Merit> merits,
        @Nullable Wwzb settings,
        List<Double> heatCurrents,
        double noisePower) {
    /** Matrices of n^4 elements take seconds beyond. */
    private static final int LARGEST_SPECTRUM = 8;

    private static final int LARGEST_DENSE = 32;
    private static final int LARGEST = 256;

    /**
     * A steady state.
     *
     * @param rho the state
     * @param unique whether every initial state goes there
     * @param residual the norm of L rho
     */
    private record State(ComplexMatrix rho, boolean unique, double residual) {
        /** By the null space of L where that is small, else by inverse iteration, see {@link FreeSteadyState}. */
        static State of(OpenSystem system) {
            if (system.dimension() > LARGEST_SPECTRUM) {
                Optional<FreeSteadyState> free = FreeSteadyState.of(system);
                if (free.isPresent() && free.get().settled()) {
                    return new State(
                            free.get().rho(), free.get().unique(), free.get().residual());
                }
            }
            if (system.dimension() > LARGEST_DENSE) {
                throw new BadInputException(
                        "steady-state",
                        "dimension " + system.dimension(),
                        "found no steady state by inverse iteration, and a null space takes too long",
                        "\"simulate\" to a late time shows what the trajectories come to.");
            }
            Liouvillian liouvillian = Liouvillian.of(system);
            SteadyStates states = SteadyStates.of(liouvillian);
            double[] r = states.from(
                    liouvillian.basis().coordinates(system.initialState().densityMatrix()));
            return new State(liouvillian.basis().operator(r), states.unique(), 0);
        }
    }

    /**
     * The mean of an observable.
     *
     * @param name which one
     * @param value its mean
     */
    public record Mean(String name, double value) {}

    /**
     * A figure of merit.
     *
     * @param figure which one
     * @param value its value
     */
    public record Merit(FigureOfMerit figure, double value) {}

    /** Makes the lists immutable. */
    public SystemSteady {
        observables = List.copyOf(observables);
        merits = List.copyOf(merits);
        heatCurrents = List.copyOf(heatCurrents);
    }

    /**
     * Of a model, its noise taken for white of its intensities.
     *
     * @throws BadInputException if the dimension is too large
     * @throws IllegalArgumentException if a noise has no intensity S(0), as then there is no such equation
     */
    public static SystemSteady of(Model model) {
        OpenSystem system = model.openSystem();
        if (system.dimension() > LARGEST) {
            throw new BadInputException(
                    "steady-state",
                    "dimension " + system.dimension(),
                    "finds steady states up to the dimension " + LARGEST,
                    "\"simulate\" to a late time shows what the trajectories come to.");
        }
        OpenSystem white = system.hasMemory() ? system.withWhiteNoiseOfSameIntensity() : system;
        State state = State.of(white);
        ComplexMatrix rho = state.rho();
        List<Observable> all = Stream.concat(model.observables().stream(), model.correlations().stream())
                .toList();
        double[] means =
                all.stream().mapToDouble(o -> o.operator().times(rho).traceRe()).toArray();
        List<Mean> observables = new ArrayList<>();
        for (int k = 0; k < model.observables().size(); k++) {
            observables.add(new Mean(all.get(k).name(), means[k]));
        }
        return new SystemSteady(
                state.unique(),
                state.residual(),
                white.dimension() <= LARGEST_SPECTRUM
                        ? Optional.of(Spectrum.of(Liouvillian.of(white)))
                        : Optional.empty(),
                observables,
                merits(model, all, means),
                settings(model, all, means),
                heat(model, white, rho),
                noisePower(model, white, rho));
    }

    private static @Nullable Multipartite parties(Model model, List<Observable> all) {
        return model.correlations().isEmpty()
                ? null
                : new Multipartite(
                        model.qubits(), all.stream().map(Observable::name).toList());
    }

    private static List<Merit> merits(Model model, List<Observable> all, double[] means) {
        Multipartite parties = parties(model, all);
        return parties == null
                ? List.of()
                : parties.all().stream()
                        .map(figure -> new Merit(figure, figure.of(means)))
                        .toList();
    }

    private static @Nullable Wwzb settings(Model model, List<Observable> all, double[] means) {
        Multipartite parties = parties(model, all);
        return parties == null ? null : parties.wwzb(means);
    }

    private static List<Double> heat(Model model, OpenSystem system, ComplexMatrix rho) {
        double[] heat = new double[model.bathCount()];
        for (JumpChannel jump : system.jumps()) {
            if (jump.hasBath()) {
                ComplexMatrix a = jump.operator();
                heat[jump.bath()] += jump.quantum()
                        * jump.rate()
                        * a.adjoint().times(a).times(rho).traceRe();
            }
        }
        return Arrays.stream(heat).boxed().toList();
    }

    private static double noisePower(Model model, OpenSystem system, ComplexMatrix rho) {
        double power = 0;
        for (NoiseChannel noise : system.noises()) {
            power += noise.intensity()
                    * model.hamiltonian()
                            .times(Liouvillian.dissipator(noise.operator(), rho))
                            .traceRe();
        }
        return power;
    }

    /** The slowest relaxation time; empty where nothing relaxes, or it is not known. */
    public OptionalDouble relaxationTime() {
        return spectrum.map(Spectrum::relaxationTime).orElse(OptionalDouble.empty());
    }

    /** W; NaN where there is none. */
    public double wwzb() {
        return merits.isEmpty() ? Double.NaN : merits.get(0).value();
    }
}
