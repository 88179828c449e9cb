package org.bellwether.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.Purpose;
import org.bellwether.random.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of density matrices conditioned on the noise for the two-qubit machine: the scheme of {@link GeneralNoiseKernel} with
 * the same streams, in the Bell basis, on a block of lanes at once. Path by path it agrees with the general kernel to rounding.
 *
 * <p>A state that begins without coherence between the planes {phi±} and {psi±} never gets any: of its 16 coordinates 8 are
 * left. Between kicks the two half drifts are one whole drift; an output drifts a copy by half a step, so outputs change no bit
 * of a path.
 */
final class MachineNoiseKernel implements TrajectoryKernel {
    /** Beyond this the reduction of a kick's angle loses digits. */
    private static final double LARGEST_ANGLE = 1e5;

    private final TimeGrid grid;
    private final long[] outputSteps;
    private final long masterSeed;
    private final BellForm form;
    private final double[] initial;
    private final BellDrift half;
    private final BellDrift whole;
    private final BellKick kick;
    private final NoiseLanes noise = new NoiseLanes(BlockView.LANES);

    private final Pass[] draw;
    private final DensityBlock block = new DensityBlock();
    private final DensityBlock shown = new DensityBlock();
    private final BellMeans observables;
    private final @Nullable BellFunctionals functionals;
    private final BlockBuffer view;

    private MachineNoiseKernel(
            OpenSystem system,
            BellForm form,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals asked,
            TimeGrid grid,
            long masterSeed,
            Function<NoiseLanes, List<Pass>> draw) {
        this.form = form;
        this.grid = grid;
        outputSteps = grid.outputSteps();
        this.masterSeed = masterSeed;
        ComplexMatrix start = system.initialState().densityMatrix();
        initial = HermitianCoordinates.of(BellForm.inBasis(start.times(1 / start.traceRe()), BellForm.bellBasis()));
        boolean cross = false;
        for (int i = 0; i < initial.length; i++) {
            cross |= DensityBlock.isCross(i) && initial[i] != 0;
        }
        half = new BellDrift(form, grid.step() / 2, cross);
        whole = new BellDrift(form, grid.step(), cross);
        kick = new BellKick(form, grid.step(), cross);
        this.draw = draw.apply(noise).toArray(Pass[]::new);
        this.observables = BellMeans.of(observables, cross);
        int rows = asked == null ? 0 : asked.rows(system.noises().size());
        view = new BlockBuffer(observables.size(), 0, rows, form.channels().length);
        functionals = asked == null
                ? null
                : new BellFunctionals(system, asked, kick, half, cross, grid.step(), view.functionals());
    }

    /**
     * The kernel for a system, where it can serve: an energy of the functionals must be diagonal in the Bell basis.
     *
     * @param draw the passes that draw the two Gaussians of every lane of a block
     */
    static Optional<TrajectoryKernel> of(
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed,
            Function<NoiseLanes, List<Pass>> draw) {
        return BellForm.of(system)
                .filter(form -> functionals == null || BellFunctionals.serves(functionals))
                .map(form -> new MachineNoiseKernel(system, form, observables, functionals, grid, masterSeed, draw))
                .filter(kernel -> Math.max(kernel.kick.phi.largest(), kernel.kick.psi.largest()) <= LARGEST_ANGLE)
                .map(kernel -> kernel);
    }

    @Override
    public String name() {
        return "noise, machine";
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        start(first, count);
        show(0, observer);
        half.apply(block, block);
        int next = 1;
        for (long step = 0; step < grid.steps(); step++) {
            kick(step);
            if (step + 1 == outputSteps[next]) {
                half.apply(block, shown);
                if (functionals != null) {
                    functionals.show(block);
                }
                show(next++, observer);
            }
            whole.apply(block, block);
        }
    }

    private void start(long first, int count) {
        view.start(first, count);
        for (int l = 0; l < BlockView.LANES; l++) {
            noise.idle(l);
            if (l < count) {
                noise.start(l, StreamKey.of(masterSeed, first + l, Purpose.NOISE));
            }
        }
        block.start(initial);
        shown.start(initial);
        if (functionals != null) {
            functionals.start(block);
        }
    }

    private void kick(long step) {
        // A pair of Gaussians serves two steps where a step needs one.
        boolean spare = form.gaussians() == 1 && (step & 1) == 1;
        if (form.gaussians() > 0 && !spare) {
            Pass.runAll(draw, noise.first);
        }
        double[] first = spare ? noise.second : noise.first;
        kick.aim(first, noise.second);
        if (functionals != null) {
            functionals.beforeKick(block, first, noise.second);
        }
        kick.turn(block);
        if (functionals != null) {
            functionals.afterKick(block);
        }
    }

    private void show(int output, BlockObserver observer) {
        requireFinite(outputSteps[output]);
        observables.evaluate(shown.rho, view.expectations());
        for (int k = 0; k < form.channels().length; k++) {
            BellForm.Channel channel = form.channels()[k];
            double[] time = channel.down() ? shown.down : shown.up;
            for (int l = 0; l < time.length; l++) {
                view.expectedJumps()[k][l] = channel.rate() * time[l];
            }
        }
        observer.observe(output, view);
    }

    /** A number that is not finite comes with an angle, and shows in the populations. */
    private void requireFinite(long step) {
        double[][] r = shown.rho;
        for (int l = 0; l < view.count(); l++) {
            if (!Double.isFinite((r[0][l] + r[1][l]) + (r[2][l] + r[3][l]))) {
                throw new IntegrationException(
                        "the state is not finite", view.first() + l, step * grid.step(), grid.step(), masterSeed);
            }
        }
    }
}
