package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.Purpose;
import org.bellwether.random.StreamKey;
import org.bellwether.simd.WarmUp;
import org.jspecify.annotations.Nullable;

/**
 * The production kernel for the two-qubit machine: the scheme of {@link GeneralKernel} with the same streams, in the Bell basis,
 * on a block of lanes at once. Path by path it agrees with the general kernel to rounding; its scalar and its vector path agree
 * to the bit.
 *
 * <p>The two half drifts between kicks are one whole drift. The state that is carried on lies half a step beyond the end of a
 * step; at an output it is taken back by half a drift in a copy, so outputs change no bit of a path. Where an interval with steps of
 * another size follows, the last whole drift is half of either size.
 */
final class MachineKernel implements ReplayableKernel {
    /** Beyond this the drift of a step leaves too little of a state to be taken back. */
    private static final double LARGEST_DECAY = 50;
    /** Beyond this the reduction of a kick's angle loses digits. */
    private static final double LARGEST_ANGLE = 1e5;

    private static final int PRACTICE_PERIOD = 16;

    /** About a {@link Steps} in bytes. */
    private static final int SIZE = 1200;

    private final TimeGrid grid;
    private final PerInterval<Steps> steps;
    private final long masterSeed;
    private final BellForm form;
    private final String name;
    private final StepPasses passes;
    private final StepPasses meanwhile;
    private final @Nullable WarmUp warmUp;
    private final InitialDraw initial;
    private final MachineBlock block;
    private final LaneDrift lane;
    private final BellObservables observables;
    private final OutputPasses outputs;
    private final OutputPasses outputsMeanwhile;
    private final BlockBuffer view;
    private final StateTeller teller = new StateTeller(BellForm.bellBasis());
    private final double[] components;
    private final @Nullable MemoryLanes memory;
    private final @Nullable FunctionalLanes functionals;
    private boolean fast;
    private @Nullable TrajectoryRecorder recorder;

    /**
     * The steps of an interval.
     *
     * @param inside those that another one of the interval follows
     * @param last the one that ends it
     */
    private record Steps(BellStep inside, BellStep last) {
        static Steps of(BellForm form, double dt, double next) {
            BellStep inside = new BellStep(form, dt);
            return new Steps(inside, dt == next ? inside : new BellStep(form, dt, next));
        }
    }

    /**
     * The kernel for a request that it serves.
     *
     * @param passes how a step goes over the lanes; does not change a bit
     * @param meanwhile how it goes until {@code passes} are compiled; may be the same
     */
    MachineKernel(KernelRequest request, Passes passes, Passes meanwhile) {
        OpenSystem system = request.system();
        grid = request.grid();
        masterSeed = request.masterSeed();
        form = BellForm.of(system).orElseThrow();
        BellStep widest = new BellStep(form, grid.largestStep());
        initial = new InitialDraw(system.initialState(), BellForm.bellBasis().adjoint(), masterSeed, request.starts());
        List<ComplexMatrix> observables = request.observables();
        MachineFunctionals wanted = request.functionals() == null
                ? null
                : MachineFunctionals.of(request.functionals(), system, form, grid.largestStep())
                        .orElseThrow();
        steps = new PerInterval<>(grid, SIZE, k -> Steps.of(form, grid.step(k), grid.stepAfter(k)));
        name = "machine, " + passes.name();
        boolean onePlane = initial.inOnePlane;
        block = new MachineBlock(MachineBlock.LANES, onePlane, widest);
        memory = form.memory().isEmpty() ? null : new MemoryLanes(form, masterSeed, block.noise);
        MemoryWork shared =
                memory == null ? null : new MemoryWork(system, form.psi().field(), memory.components());
        functionals = wanted == null ? null : new FunctionalLanes(wanted, block, !grid.isUniform(), shared);
        this.passes = new StepPasses(passes, block, memory, functionals);
        this.meanwhile = new StepPasses(meanwhile, block, memory, functionals);
        warmUp = passes.name().equals(meanwhile.name())
                ? null
                : new WarmUp(
                        StepCourse.SUBJECT,
                        new StepCourse(passes, meanwhile, widest, onePlane, wanted, observables),
                        PRACTICE_PERIOD);
        lane = new LaneDrift(form, masterSeed, functionals == null ? null : functionals.meter());
        view = new BlockBuffer(observables.size(), form.channels().length, wanted == null ? 0 : wanted.rows(), 0);
        this.observables = new BellObservables(observables, onePlane, view.expectations(), BlockView.LANES);
        outputs = new OutputPasses(passes, block, this.observables, functionals, view.functionals());
        outputsMeanwhile = new OutputPasses(meanwhile, block, this.observables, functionals, view.functionals());
        components = new double[form.gaussians() + form.memory().size()];
    }

    /** Whether it can serve a request. */
    static boolean serves(KernelRequest request) {
        OpenSystem system = request.system();
        double largestStep = request.grid().largestStep();
        PathFunctionals wanted = request.functionals();
        return BellForm.of(system)
                .filter(form -> isSafe(form, new BellStep(form, largestStep)))
                .filter(form -> wanted == null
                        || MachineFunctionals.of(wanted, system, form, largestStep)
                                .isPresent())
                .isPresent();
    }

    private static boolean isSafe(BellForm form, BellStep widest) {
        return Math.max(form.gammaDown(), form.gammaUp()) * widest.drift <= LARGEST_DECAY
                && widest.largestAngle() <= LARGEST_ANGLE;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        start(first, count);
        show(0, observer);
        lane.startsAt(0);
        lane.log.clear();
        for (int l = 0; l < count; l++) {
            firstHalfDrift(l);
        }
        lane.log.tell(observer);
        for (int k = 1; k < grid.outputs(); k++) {
            interval(k, observer);
        }
    }

    /** The steps from output k - 1 to output k. */
    private void interval(int k, BlockObserver observer) {
        Steps own = steps.before(k);
        if (memory != null) {
            memory.over(grid.step(k));
        }
        go(own.inside);
        long last = grid.stepsUntil(k) - 1;
        for (long step = grid.stepsUntil(k - 1); step < last; step++) {
            lane.log.clear();
            if (step(step, false)) {
                resolveJumps(k, step, false);
            }
            lane.log.tell(observer);
        }
        go(own.last);
        lane.log.clear();
        if (step(last, true)) {
            resolveJumps(k, last, true);
        }
        lane.log.tell(false, observer);
        show(k, observer);
        if (functionals != null && grid.stepAfter(k) != grid.step(k)) {
            functionals.continueIn(grid.stepAfter(k), observables.populations);
        }
        // Nothing is told of what comes after the last output.
        if (k + 1 < grid.outputs()) {
            lane.log.tell(true, observer);
        }
    }

    /** Goes on in steps of a kind. */
    private void go(BellStep step) {
        if (block.step != step) {
            block.step = step;
            lane.mostlyOver(step.drift);
        }
    }

    private void start(long first, int count) {
        view.start(first, count);
        if (functionals != null) {
            functionals.clear(grid.step(0));
        }
        for (int l = 0; l < BlockView.LANES; l++) {
            prepare(l, first + l, count);
        }
        copyState();
    }

    @Override
    public void replay(long trajectory, TrajectoryRecorder told) {
        recorder = told;
        try {
            run(trajectory, 1, new Replay(told, (output, shown) -> tellState(output, shown, told)));
        } finally {
            recorder = null;
        }
    }

    private void tellState(int output, BlockView shown, TrajectoryRecorder told) {
        observables.states.get(0, lane.re, lane.im);
        teller.tell(output, lane.re, lane.im, shown, told);
    }

    private void tellKick(long step, TrajectoryRecorder told) {
        if (memory != null) {
            memory.tell(components);
        }
        for (int l = 0; memory == null && l < components.length; l++) {
            boolean spare = components.length == 1 && (step & 1) == 1;
            components[l] = (l == 1 || spare ? block.noise.second : block.noise.first)[0];
        }
        told.kick(step, components);
    }

    /**
     * Kick and whole drift of all lanes, as if there were no jumps, and the state in the middle of the drift where it is an output;
     * tells whether a lane's norm fell below its threshold.
     */
    private boolean step(long step, boolean output) {
        fast = warmUp == null || warmUp.fast();
        StepPasses way = fast ? passes : meanwhile;
        double[] first = draw(step, way);
        boolean jumped = way.turn(first);
        if (functionals != null) {
            if (jumped) {
                hold(functionals);
            }
            way.follow(first);
        }
        if (recorder != null) {
            tellKick(step, recorder);
        }
        if (output) {
            takeBack();
        }
        return jumped;
    }

    /** Draws the noise of a step; returns the first Gaussian of each lane, or its first angle where noise has a memory. */
    private double[] draw(long step, StepPasses way) {
        if (memory != null) {
            memory.begin(step);
            if (memory.drawsWhite()) {
                way.draw();
            }
            way.addUp();
            return block.noise.first;
        }
        // A pair of Gaussians serves two steps where a step needs one.
        boolean spare = form.gaussians() == 1 && (step & 1) == 1;
        if (form.gaussians() > 0 && !spare) {
            way.draw();
        }
        return spare ? block.noise.second : block.noise.first;
    }

    private void hold(FunctionalLanes sums) {
        for (int l = block.nextJump(0); l < view.count(); l = block.nextJump(l + 1)) {
            sums.hold(l);
        }
    }

    /** The lanes whose norm has fallen below their threshold: taken back to before the drift, and through their jumps. */
    private void resolveJumps(int k, long number, boolean output) {
        BellStep step = block.step;
        lane.startsAt(grid.instant(k, number + 0.5));
        double halfway = output || functionals != null ? step.half : Double.POSITIVE_INFINITY;
        for (int l = block.nextJump(0); l < view.count(); l = block.nextJump(l + 1)) {
            block.states.get(l, lane.re, lane.im);
            back(step.aBack, step.bBack, lane.re, lane.im);
            back(step.aKicked, step.bKicked, lane.re, lane.im);
            if (functionals != null) {
                functionals.meter().start(lane.re, lane.im);
            }
            block.minusThreshold[l] = -lane.run(l, -block.minusThreshold[l], step.drift, halfway, view.jumps());
            if (functionals != null) {
                functionals.resolve(l, lane.halfRe, lane.halfIm);
            }
            if (output) {
                observables.states.set(l, lane.halfRe, lane.halfIm);
            }
            leave(l);
        }
    }

    /** Sets a lane to what the drift has left of it. */
    private void leave(int l) {
        boolean moved = block.states.set(l, lane.re, lane.im);
        if (moved && functionals != null) {
            functionals.move(l);
        }
    }

    /** Takes amplitudes in the order phi+, phi-, psi+, psi- back. */
    private static void back(PlaneFactor a, PlaneFactor b, double[] re, double[] im) {
        back(0, a.re(0), a.im(0), re, im);
        back(1, b.re(0), b.im(0), re, im);
        back(2, b.re(1), b.im(1), re, im);
        back(3, a.re(1), a.im(1), re, im);
    }

    private static void back(int i, double factorRe, double factorIm, double[] re, double[] im) {
        double x = re[i];
        double y = im[i];
        re[i] = x * factorRe - y * factorIm;
        im[i] = x * factorIm + y * factorRe;
    }

    private void prepare(int l, long trajectory, int count) {
        if (l >= count) {
            block.idle(l);
            if (memory != null) {
                memory.idle(l);
            }
            return;
        }
        if (memory == null) {
            block.noise.start(l, StreamKey.of(masterSeed, trajectory, Purpose.NOISE));
        } else {
            memory.start(l, trajectory);
        }
        block.minusThreshold[l] = -lane.start(l, trajectory);
        int state = initial.draw(trajectory);
        block.states.set(l, initial.re(state), initial.im(state));
        if (functionals != null) {
            functionals.start(l, initial.re(state), initial.im(state));
        }
    }

    private void firstHalfDrift(int l) {
        block.states.get(l, lane.re, lane.im);
        if (functionals != null) {
            functionals.meter().start(lane.re, lane.im);
        }
        block.minusThreshold[l] =
                -lane.run(l, -block.minusThreshold[l], grid.step(0) / 2, Double.POSITIVE_INFINITY, view.jumps());
        leave(l);
        if (functionals != null) {
            functionals.firstHalf(l);
        }
    }

    /** Copies all lanes as they are: the state at t = 0. */
    private void copyState() {
        for (int l = 0; l < BlockView.LANES; l++) {
            block.states.get(l, lane.re, lane.im);
            observables.states.set(l, lane.re, lane.im);
        }
        copyJumps();
    }

    /** Copies all lanes, taken back by half a drift to the end of the step; lanes with jumps are put right later. */
    private void takeBack() {
        (fast ? outputs : outputsMeanwhile).takeBack();
        copyJumps();
    }

    /** A number that is not finite shows in the norm. */
    private void requireFinite(int k) {
        double[] inverse = observables.inverse;
        for (int l = 0; l < view.count(); l++) {
            if (!(inverse[l] > 0 && inverse[l] < Double.POSITIVE_INFINITY)) {
                throw new IntegrationException(
                        "the state is not finite",
                        view.first() + l,
                        grid.instant(k, (double) grid.stepsUntil(k)),
                        grid.step(k),
                        masterSeed);
            }
        }
    }

    private void copyJumps() {
        for (int k = 0; k < lane.jumps.length; k++) {
            System.arraycopy(lane.jumps[k], 0, view.jumps()[k], 0, BlockView.LANES);
        }
    }

    private void show(int output, BlockObserver observer) {
        (fast ? outputs : outputsMeanwhile).evaluate();
        requireFinite(output);
        observer.observe(output, view);
    }
}
