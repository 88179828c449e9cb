package org.bellwether.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;
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
 * step; at an output it is taken back by half a drift in a copy, so outputs change no bit of a path.
 */
final class MachineKernel implements ReplayableKernel {
    /** Beyond this the drift of a step leaves too little of a state to be taken back. */
    private static final double LARGEST_DECAY = 50;
    /** Beyond this the reduction of a kick's angle loses digits. */
    private static final double LARGEST_ANGLE = 1e5;

    private static final int PRACTICE_PERIOD = 16;
    private static final int[][] PLANES = {{0, 1}, {2, 3}};

    private final TimeGrid grid;
    private final long[] outputSteps;
    private final long masterSeed;
    private final BellForm form;
    private final String name;
    private final StepPasses passes;
    private final StepPasses meanwhile;
    private final @Nullable WarmUp warmUp;
    private final double[] backRe;
    private final double[] backIm;
    private final InitialDraw initial;
    private final MachineBlock block;
    private final LaneDrift lane;
    private final BellObservables observables;
    private final OutputPasses outputs;
    private final OutputPasses outputsMeanwhile;
    private final BlockBuffer view;
    private final StateTeller teller = new StateTeller(BellForm.bellBasis());
    private final double[] gaussians;
    private final @Nullable FunctionalLanes functionals;
    private boolean fast;
    private @Nullable TrajectoryRecorder recorder;

    private MachineKernel(
            BellForm form,
            InitialDraw initial,
            List<ComplexMatrix> observables,
            @Nullable MachineFunctionals wanted,
            BellStep step,
            TimeGrid grid,
            long masterSeed,
            Passes passes,
            Passes meanwhile) {
        this.form = form;
        this.grid = grid;
        outputSteps = grid.outputSteps();
        this.masterSeed = masterSeed;
        name = "machine, " + passes.name();
        boolean onePlane = initial.eachInOneOf(PLANES);
        block = new MachineBlock(MachineBlock.LANES, onePlane, step);
        functionals = wanted == null ? null : new FunctionalLanes(wanted, block);
        this.passes = new StepPasses(passes, block, functionals);
        this.meanwhile = new StepPasses(meanwhile, block, functionals);
        warmUp = passes.name().equals(meanwhile.name())
                ? null
                : new WarmUp(
                        StepCourse.SUBJECT,
                        new StepCourse(passes, meanwhile, step, onePlane, wanted, observables),
                        PRACTICE_PERIOD);
        backRe = new double[] {step.aBack.re(0), step.bBack.re(0), step.bBack.re(1), step.aBack.re(1)};
        backIm = new double[] {step.aBack.im(0), step.bBack.im(0), step.bBack.im(1), step.aBack.im(1)};
        this.initial = initial;
        lane = new LaneDrift(form, grid.step(), masterSeed, functionals == null ? null : functionals.meter());
        view = new BlockBuffer(observables.size(), form.channels().length, wanted == null ? 0 : wanted.rows(), 0);
        this.observables = new BellObservables(observables, onePlane, view.expectations(), BlockView.LANES);
        outputs = new OutputPasses(passes, block, this.observables, functionals, view.functionals());
        outputsMeanwhile = new OutputPasses(meanwhile, block, this.observables, functionals, view.functionals());
        gaussians = new double[form.gaussians()];
    }

    /**
     * The kernel for a system, where it can serve.
     *
     * @param functionals what to add up along each trajectory; null for nothing
     * @param starts the number of the state in which each trajectory starts; null to draw it
     * @param passes how a step goes over the lanes; does not change a bit
     * @param meanwhile how it goes until {@code passes} are compiled; may be the same
     */
    static Optional<ReplayableKernel> of(
            OpenSystem system,
            List<ComplexMatrix> observables,
            @Nullable PathFunctionals functionals,
            TimeGrid grid,
            long masterSeed,
            @Nullable LongToIntFunction starts,
            Passes passes,
            Passes meanwhile) {
        Optional<BellForm> form = BellForm.of(system);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        BellStep step = new BellStep(form.get(), grid.step());
        if (!isSafe(form.get(), step, grid.step())) {
            return Optional.empty();
        }
        MachineFunctionals wanted = null;
        if (functionals != null) {
            Optional<MachineFunctionals> served =
                    MachineFunctionals.of(functionals, system, form.get(), step, grid.step());
            if (served.isEmpty()) {
                return Optional.empty();
            }
            wanted = served.get();
        }
        InitialDraw initial =
                new InitialDraw(system.initialState(), BellForm.bellBasis().adjoint(), masterSeed, starts);
        return Optional.of(
                new MachineKernel(form.get(), initial, observables, wanted, step, grid, masterSeed, passes, meanwhile));
    }

    private static boolean isSafe(BellForm form, BellStep step, double dt) {
        return Math.max(form.gammaDown(), form.gammaUp()) * dt <= LARGEST_DECAY && step.largestAngle() <= LARGEST_ANGLE;
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
        int next = 1;
        for (long step = 0; step < grid.steps(); step++) {
            boolean output = step + 1 == outputSteps[next];
            lane.log.clear();
            if (step(step, output)) {
                resolveJumps(step, output);
            }
            if (output) {
                lane.log.tell(false, observer);
                show(next++, observer);
                // Nothing is told of what comes after the last output.
                if (next < outputSteps.length) {
                    lane.log.tell(true, observer);
                }
            } else {
                lane.log.tell(observer);
            }
        }
    }

    private void start(long first, int count) {
        view.start(first, count);
        if (functionals != null) {
            functionals.clear();
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
        for (int l = 0; l < gaussians.length; l++) {
            boolean spare = gaussians.length == 1 && (step & 1) == 1;
            gaussians[l] = (l == 1 || spare ? block.noise.second : block.noise.first)[0];
        }
        told.kick(step, gaussians);
    }

    /**
     * Kick and whole drift of all lanes, as if there were no jumps, and the state in the middle of the drift where it is an output;
     * tells whether a lane's norm fell below its threshold.
     */
    private boolean step(long step, boolean output) {
        fast = warmUp == null || warmUp.fast();
        StepPasses way = fast ? passes : meanwhile;
        // A pair of Gaussians serves two steps where a step needs one.
        boolean spare = form.gaussians() == 1 && (step & 1) == 1;
        double[] first = spare ? block.noise.second : block.noise.first;
        if (form.gaussians() > 0 && !spare) {
            way.draw();
        }
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

    private void hold(FunctionalLanes sums) {
        for (int l = block.nextJump(0); l < view.count(); l = block.nextJump(l + 1)) {
            sums.hold(l);
        }
    }

    /** The lanes whose norm has fallen below their threshold: taken back to before the drift, and through their jumps. */
    private void resolveJumps(long step, boolean output) {
        double dt = grid.step();
        lane.startsAt((step + 0.5) * dt);
        double halfway = output || functionals != null ? dt / 2 : Double.POSITIVE_INFINITY;
        for (int l = block.nextJump(0); l < view.count(); l = block.nextJump(l + 1)) {
            block.states.get(l, lane.re, lane.im);
            for (int i = 0; i < 4; i++) {
                back(i, lane.re, lane.im);
                back(i, lane.re, lane.im);
            }
            if (functionals != null) {
                functionals.meter().start(lane.re, lane.im);
            }
            block.minusThreshold[l] = -lane.run(l, -block.minusThreshold[l], dt, halfway, view.jumps());
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

    private void back(int i, double[] re, double[] im) {
        double x = re[i];
        double y = im[i];
        re[i] = x * backRe[i] - y * backIm[i];
        im[i] = x * backIm[i] + y * backRe[i];
    }

    private void prepare(int l, long trajectory, int count) {
        if (l >= count) {
            block.idle(l);
            return;
        }
        block.noise.start(l, StreamKey.of(masterSeed, trajectory, Purpose.NOISE));
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
                -lane.run(l, -block.minusThreshold[l], grid.step() / 2, Double.POSITIVE_INFINITY, view.jumps());
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
    private void requireFinite(long step) {
        double[] inverse = observables.inverse;
        for (int l = 0; l < view.count(); l++) {
            if (!(inverse[l] > 0 && inverse[l] < Double.POSITIVE_INFINITY)) {
                throw new IntegrationException(
                        "the state is not finite", view.first() + l, step * grid.step(), grid.step(), masterSeed);
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
        requireFinite(outputSteps[output]);
        observer.observe(output, view);
    }
}
