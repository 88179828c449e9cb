package org.bellwether.phenomenon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.Bath;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.Model;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;

/**
 * What phenomena are about in one run.
 *
 * @param model what is simulated
 * @param system its open system, the noise declared as the unravelling has it: where it is unravelled into jumps, their channels follow
 *     those of the model
 * @param channels the number of jump channels of the model
 * @param baths the baths of the model, by their numbers
 * @param bathNames what they are called
 * @param grid the output times, t = 0 first
 * @param steps the steps between them
 * @param pure whether trajectories are pure states with jumps; else they are density matrices given the noise, without
 * @param scales of the observables of the model, the powers of two by which kernels evaluate them smaller
 * @param windowStart the output at which time averages begin
 * @param rates for each channel of the system a rate at which it never jumps more often, see {@link #rates(OpenSystem)}
 */
public record PathSetting(
        Model model,
        OpenSystem system,
        int channels,
        List<Bath> baths,
        List<String> bathNames,
        TimeGrid grid,
        TimeSteps steps,
        boolean pure,
        double[] scales,
        int windowStart,
        double[] rates) {
    /** Why nothing is counted where no jumps are drawn. */
    static final String AVERAGED = "the unravelling \"noise\" averages over the baths and draws no jumps";

    private static final double COMMUTING = 1e-10;
    private static final double DEVIATIONS = 12;
    private static final double FEW = 20;

    /**
     * Makes the lists immutable.
     *
     * @throws IllegalArgumentException if there are not as many names as baths
     */
    public PathSetting {
        baths = List.copyOf(baths);
        bathNames = List.copyOf(bathNames);
        if (baths.size() != bathNames.size()) {
            throw new IllegalArgumentException(bathNames.size() + " names for " + baths.size() + " baths");
        }
    }

    /** The jump channels of the model. */
    List<JumpChannel> jumps() {
        return system.jumps().subList(0, channels);
    }

    /** Whether any channel of the model can jump. */
    boolean canJump() {
        return jumps().stream().anyMatch(jump -> jump.rate() > 0);
    }

    /** Whether noise is unravelled into jumps. */
    boolean hasNoiseJumps() {
        return system.jumps().size() > channels;
    }

    int outputs() {
        return grid.outputs();
    }

    double end() {
        return grid.time(outputs() - 1);
    }

    /** The row of {@link org.bellwether.trajectory.BlockView#expectations} behind all others: the energy, where functionals are wanted. */
    int energyRow() {
        return model.observables().size() + model.correlations().size();
    }

    /**
     * What a kernel has to add up: the balance of the energy <H>. Empty where two noises do not commute, as the work of each is then not
     * defined by a kick.
     */
    public Optional<PathFunctionals> functionals() {
        if (!noisesCommute()) {
            return Optional.empty();
        }
        return Optional.of(new PathFunctionals(
                model.hamiltonian(),
                system.jumps().stream().map(JumpChannel::quantum).toList(),
                List.of()));
    }

    private boolean noisesCommute() {
        List<ComplexMatrix> operators = new ArrayList<>();
        system.noises().stream()
                .filter(noise -> !noise.process().isZero())
                .map(NoiseChannel::operator)
                .forEach(operators::add);
        operators.add(system.field());
        for (int i = 0; i < operators.size(); i++) {
            for (int j = 0; j < i; j++) {
                ComplexMatrix a = operators.get(i);
                ComplexMatrix b = operators.get(j);
                if (a.commutator(b).maxAbs() > COMMUTING * Math.max(1, a.maxAbs() * b.maxAbs())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** For each channel of a system a rate that no state exceeds: gamma ||A||^2, with ||A||^2 at most ||A||_1 ||A||_inf. */
    public static double[] rates(OpenSystem system) {
        return system.jumps().stream().mapToDouble(PathSetting::rate).toArray();
    }

    private static double rate(JumpChannel jump) {
        ComplexMatrix a = jump.operator();
        double[] rows = new double[a.rows()];
        double[] columns = new double[a.rows()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double size = Math.sqrt(a.re(i, j) * a.re(i, j) + a.im(i, j) * a.im(i, j));
                rows[i] += size;
                columns[j] += size;
            }
        }
        return jump.rate()
                * Arrays.stream(rows).max().orElse(0)
                * Arrays.stream(columns).max().orElse(0);
    }

    /** A number that a Poissonian one of this mean exceeds with a probability below 1e-20. */
    static double most(double mean) {
        return mean + DEVIATIONS * Math.sqrt(mean) + FEW;
    }
}
