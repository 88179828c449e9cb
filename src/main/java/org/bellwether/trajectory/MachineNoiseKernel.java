package org.bellwether.trajectory;

import java.util.List;
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
 * of a path. Where steps of another size follow, a half drift of either size comes in place of the whole one.
 */
final class MachineNoiseKernel implements TrajectoryKernel {
    /** Beyond this the reduction of a kick's angle loses digits. */
    private static final double LARGEST_ANGLE = 1e5;

    /** About {@link Steps} in bytes. */
    private static final int SIZE = 4000;

    private final TimeGrid grid;
    private final PerInterval<Steps> steps;
    private final long masterSeed;
    private final BellForm form;
    private final double[] initial;
    private final BellKick kick;
    private final NoiseLanes noise = new NoiseLanes(BlockView.LANES);

    private final Pass[] draw;
    private final Pass[] addUp;
    private final @Nullable MemoryLanes memory;
    private final double[][] components;
    private final DensityBlock block = new DensityBlock();
    private final DensityBlock shown = new DensityBlock();
    private final BellMeans observables;
    private final @Nullable BellFunctionals functionals;
    private final BlockBuffer view;

    /**
     * What the steps of an interval need.
     *
     * @param half the drift between a kick and an end of its step
     * @param whole that between two kicks
     * @param afterHalf the integrands after the half drift, where there are any
     */
    private record Steps(
            BellDrift half, BellDrift whole, @Nullable BellMeans afterHalf) {}

    /**
     * The kernel for a request that it serves.
     *
     * @param draw the passes that draw the two Gaussians of every lane of a block
     */
    MachineNoiseKernel(KernelRequest request, Function<NoiseLanes, List<Pass>> draw) {
        OpenSystem system = request.system();
        PathFunctionals asked = request.functionals();
        List<ComplexMatrix> observables = request.observables();
        grid = request.grid();
        masterSeed = request.masterSeed();
        form = BellForm.of(system).orElseThrow();
        ComplexMatrix start = system.initialState().densityMatrix();
        initial = HermitianCoordinates.of(BellForm.inBasis(start.times(1 / start.traceRe()), BellForm.bellBasis()));
        boolean cross = !system.initialState().inOnePlane();
        kick = new BellKick(form, grid.largestStep(), cross);
        memory = form.memory().isEmpty() ? null : new MemoryLanes(form, masterSeed, noise);
        this.draw = (memory == null ? draw.apply(noise) : memory.drawWhite(draw)).toArray(Pass[]::new);
        addUp = memory == null ? new Pass[0] : memory.addUp(draw).toArray(Pass[]::new);
        this.observables = BellMeans.of(observables, cross);
        int rows = asked == null ? 0 : asked.rows(system.noises().size());
        view = new BlockBuffer(observables.size(), 0, rows, form.channels().length);
        functionals = asked == null ? null : new BellFunctionals(system, form, asked, kick, cross, view.functionals());
        components = memory == null ? new double[form.gaussians()][] : memory.components();
        BellFunctionals sums = functionals;
        steps = new PerInterval<>(grid, SIZE, k -> {
            BellDrift half = new BellDrift(form, grid.step(k) / 2, cross);
            BellDrift whole = new BellDrift(form, grid.step(k), cross);
            return new Steps(half, whole, sums == null ? null : sums.after(half));
        });
    }

    /** Whether it can serve a request: an energy of the functionals must be diagonal in the Bell basis. */
    static boolean serves(KernelRequest request) {
        PathFunctionals wanted = request.functionals();
        double largestStep = request.grid().largestStep();
        return BellForm.of(request.system())
                .filter(form -> wanted == null || BellFunctionals.serves(wanted))
                .filter(form -> new BellStep(form, largestStep).largestAngle() <= LARGEST_ANGLE)
                .isPresent();
    }

    @Override
    public String name() {
        return KernelKind.NOISE_MACHINE.text();
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        start(first, count);
        show(0, observer);
        steps.before(1).half.apply(block, block);
        for (int k = 1; k < grid.outputs(); k++) {
            interval(k, observer);
        }
    }

    /** The steps from output k - 1, after its half drift, to output k. */
    private void interval(int k, BlockObserver observer) {
        Steps own = steps.before(k);
        if (memory != null) {
            memory.over(grid.step(k));
        }
        long last = grid.stepsUntil(k) - 1;
        for (long step = grid.stepsUntil(k - 1); step < last; step++) {
            kick(step);
            own.whole.apply(block, block);
        }
        kick(last);
        own.half.apply(block, shown);
        if (functionals != null) {
            functionals.show(block);
        }
        show(k, observer);
        if (k + 1 == grid.outputs()) {
            return;
        }
        if (grid.stepAfter(k) == grid.step(k)) {
            own.whole.apply(block, block);
        } else {
            own.half.apply(block, block);
            change(grid.stepAfter(k), steps.before(k + 1));
        }
    }

    /** Goes on in steps of another size. */
    private void change(double dt, Steps next) {
        kick.over(dt);
        if (functionals != null && next.afterHalf != null) {
            functionals.continueIn(dt, next.afterHalf);
        }
        next.half.apply(block, block);
    }

    private void start(long first, int count) {
        view.start(first, count);
        for (int l = 0; l < BlockView.LANES; l++) {
            startNoise(l, first + l, l < count);
        }
        block.start(initial);
        shown.start(initial);
        kick.over(grid.step(0));
        BellMeans after = steps.before(1).afterHalf;
        if (functionals != null && after != null) {
            functionals.start(block, grid.step(0), after);
        }
    }

    private void startNoise(int lane, long trajectory, boolean used) {
        noise.idle(lane);
        if (memory != null && used) {
            memory.start(lane, trajectory);
        } else if (memory != null) {
            memory.idle(lane);
        } else if (used) {
            noise.start(lane, StreamKey.of(masterSeed, trajectory, Purpose.NOISE));
        }
    }

    /** Draws the noise of a step; returns the first Gaussian of each lane, or its first angle where noise has a memory. */
    private double[] draw(long step) {
        if (memory != null) {
            memory.begin(step);
            if (memory.drawsWhite()) {
                Pass.runAll(draw, noise.first);
            }
            Pass.runAll(addUp, noise.first);
            return noise.first;
        }
        // A pair of Gaussians serves two steps where a step needs one.
        boolean spare = form.gaussians() == 1 && (step & 1) == 1;
        if (form.gaussians() > 0 && !spare) {
            Pass.runAll(draw, noise.first);
        }
        return spare ? noise.second : noise.first;
    }

    private void kick(long step) {
        double[] first = draw(step);
        kick.aim(first, noise.second);
        if (functionals != null) {
            for (int l = 0; memory == null && l < components.length; l++) {
                components[l] = l == 0 ? first : noise.second;
            }
            functionals.beforeKick(block, first, noise.second, components);
        }
        kick.turn(block);
        if (functionals != null) {
            functionals.afterKick(block);
        }
    }

    private void show(int output, BlockObserver observer) {
        requireFinite(output);
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
    private void requireFinite(int k) {
        double[][] r = shown.rho;
        for (int l = 0; l < view.count(); l++) {
            if (!Double.isFinite((r[0][l] + r[1][l]) + (r[2][l] + r[3][l]))) {
                throw new IntegrationException(
                        "the state is not finite",
                        view.first() + l,
                        grid.instant(k, (double) grid.stepsUntil(k)),
                        grid.step(k),
                        masterSeed);
            }
        }
    }
}
