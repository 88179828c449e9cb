package org.bellwether.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.ElementaryFunctions;
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
    private final PlaneStep phi;
    private final PlaneStep psi;
    private final double[] backRe = new double[4];
    private final double[] backIm = new double[4];
    private final InitialDraw initial;
    private final MachineBlock block = new MachineBlock(MachineBlock.LANES);
    private final LaneDrift lane;
    private final BellObservables observables;
    private final double[][] amplitudes;
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
            TimeGrid grid,
            long masterSeed,
            Passes passes,
            Passes meanwhile) {
        this.form = form;
        this.grid = grid;
        outputSteps = grid.outputSteps();
        this.masterSeed = masterSeed;
        name = "machine, " + passes.name();
        double dt = grid.step();
        double[] e = form.energies();
        phi = phi(form, dt);
        psi = psi(form, dt);
        functionals = wanted == null ? null : new FunctionalLanes(wanted, BlockView.LANES);
        this.passes = new StepPasses(passes, block, phi, psi, functionals);
        this.meanwhile = new StepPasses(meanwhile, block, phi, psi, functionals);
        warmUp = passes.name().equals(meanwhile.name())
                ? null
                : new WarmUp(
                        StepCourse.SUBJECT,
                        new StepCourse(passes, meanwhile, phi, psi, wanted, observables),
                        PRACTICE_PERIOD);
        for (int i = 0; i < 4; i++) {
            double gamma = i == 0 || i == 3 ? form.gammaDown() : form.gammaUp();
            double grown = ElementaryFunctions.exp(gamma * dt / 4);
            backRe[i] = grown * ElementaryFunctions.cos(e[i] * dt / 2);
            backIm[i] = grown * ElementaryFunctions.sin(e[i] * dt / 2);
        }
        this.initial = initial;
        lane = new LaneDrift(form, dt, masterSeed, functionals == null ? null : functionals.meter());
        view = new BlockBuffer(observables.size(), form.channels().length, wanted == null ? 0 : wanted.rows(), 0);
        this.observables =
                new BellObservables(observables, initial.eachInOneOf(PLANES), view.expectations(), BlockView.LANES);
        amplitudes = this.observables.amplitudes;
        outputs = new OutputPasses(passes, block, backRe, backIm, this.observables);
        outputsMeanwhile = new OutputPasses(meanwhile, block, backRe, backIm, this.observables);
        gaussians = new double[form.gaussians()];
    }

    private static PlaneStep phi(BellForm form, double dt) {
        double[] e = form.energies();
        return new PlaneStep(form.phi(), dt, e[0], form.gammaDown(), e[1], form.gammaUp());
    }

    private static PlaneStep psi(BellForm form, double dt) {
        double[] e = form.energies();
        return new PlaneStep(form.psi(), dt, e[2], form.gammaUp(), e[3], form.gammaDown());
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
        MachineFunctionals wanted = null;
        if (functionals != null) {
            double dt = grid.step();
            BellForm f = form.get();
            Optional<MachineFunctionals> served =
                    MachineFunctionals.of(functionals, system, f, phi(f, dt), psi(f, dt), dt);
            if (served.isEmpty()) {
                return Optional.empty();
            }
            wanted = served.get();
        }
        InitialDraw initial =
                new InitialDraw(system.initialState(), BellForm.bellBasis().adjoint(), masterSeed, starts);
        MachineKernel kernel =
                new MachineKernel(form.get(), initial, observables, wanted, grid, masterSeed, passes, meanwhile);
        return kernel.isSafe() ? Optional.of(kernel) : Optional.empty();
    }

    private boolean isSafe() {
        return Math.max(form.gammaDown(), form.gammaUp()) * grid.step() <= LARGEST_DECAY
                && Math.max(phi.largestAngle(), psi.largestAngle()) <= LARGEST_ANGLE;
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
        for (int i = 0; i < 4; i++) {
            lane.re[i] = amplitudes[2 * i][0];
            lane.im[i] = amplitudes[2 * i + 1][0];
        }
        teller.tell(output, lane.re, lane.im, shown, told);
    }

    private void tellKick(long step, TrajectoryRecorder told) {
        for (int l = 0; l < gaussians.length; l++) {
            boolean spare = gaussians.length == 1 && (step & 1) == 1;
            gaussians[l] = (l == 1 || spare ? block.second : block.first)[0];
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
        double[] first = spare ? block.second : block.first;
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
            block.get(l, lane.re, lane.im);
            for (int i = 0; i < 4; i++) {
                back(i, lane.re, lane.im);
                back(i, lane.re, lane.im);
            }
            if (functionals != null) {
                functionals.meter().start(lane.re, lane.im);
            }
            block.minusThreshold[l] = -lane.run(l, -block.minusThreshold[l], dt, halfway, view.jumps());
            block.set(l, lane.re, lane.im);
            if (functionals != null) {
                functionals.resolve(l, lane.halfRe, lane.halfIm);
            }
            if (output) {
                for (int i = 0; i < 4; i++) {
                    amplitudes[2 * i][l] = lane.halfRe[i];
                    amplitudes[2 * i + 1][l] = lane.halfIm[i];
                }
            }
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
        StreamKey noise = StreamKey.of(masterSeed, trajectory, Purpose.NOISE);
        block.noiseSeed[l] = noise.seed();
        block.noiseGamma[l] = noise.gamma();
        block.minusThreshold[l] = -lane.start(l, trajectory);
        int state = initial.draw(trajectory);
        block.set(l, initial.re(state), initial.im(state));
        if (functionals != null) {
            functionals.start(l, initial.re(state), initial.im(state));
        }
    }

    private void firstHalfDrift(int l) {
        block.get(l, lane.re, lane.im);
        if (functionals != null) {
            functionals.meter().start(lane.re, lane.im);
        }
        block.minusThreshold[l] =
                -lane.run(l, -block.minusThreshold[l], grid.step() / 2, Double.POSITIVE_INFINITY, view.jumps());
        block.set(l, lane.re, lane.im);
        if (functionals != null) {
            functionals.firstHalf(l);
        }
    }

    /** Copies all lanes as they are: the state at t = 0. */
    private void copyState() {
        for (int l = 0; l < BlockView.LANES; l++) {
            block.get(l, lane.re, lane.im);
            for (int i = 0; i < 4; i++) {
                amplitudes[2 * i][l] = lane.re[i];
                amplitudes[2 * i + 1][l] = lane.im[i];
            }
        }
        copyJumps();
    }

    /** Copies all lanes, taken back by half a drift to the end of the step; lanes with jumps are put right later. */
    private void takeBack() {
        (fast ? outputs : outputsMeanwhile).takeBack();
        if (functionals != null) {
            functionals.takeBack();
        }
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
        if (functionals != null) {
            functionals.show(observables.populations(), view.functionals());
        }
        observer.observe(output, view);
    }
}
