package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.noise.KickGroups;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseSources.Source;
import org.bellwether.noise.ProcessLanes;
import org.bellwether.simd.WarmUp;
import org.jspecify.annotations.Nullable;

/**
 * The production kernel for any system: the scheme of {@link GeneralKernel} with the same streams, on
 * blocks of lanes. Path by path it agrees with the general kernel to rounding; its scalar and its vector path agree to the bit.
 *
 * <p>The two half drifts between kicks are one whole drift, a product of matrices that are block-diagonal where H_eff is. The state
 * that is carried on is that at the next kick; at an output the kicked state goes through half a drift in a copy, so outputs change
 * no bit of a path.
 */
final class LanesKernel implements ReplayableKernel {
    /** Beyond this the reduction of a kick's angle loses digits. */
    private static final double LARGEST_ANGLE = 1e5;
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    private static final int PERIOD = 16;

    private final TimeGrid grid;
    private final long masterSeed;
    private final String name;
    private final LanesForm form;
    private final PerInterval<LanesStep.Pair> steps;
    private final InitialDraw initial;
    private final List<LanesBlock> blocks = new ArrayList<>();
    private final List<LanesStepPasses> passes = new ArrayList<>();
    private final List<LanesStepPasses> meanwhile;
    private final @Nullable WarmUp warmUp;
    private final LanesJumps jumps;
    private final JumpLog log = new JumpLog();
    private final BlockBuffer view;
    private final StateTeller teller;
    private final double[] components;
    private final BlockObserver counting = new Counting();
    private BlockObserver observer = counting;
    private @Nullable TrajectoryRecorder recorder;
    private int interval;
    private double kickTime;
    private int firstLane;
    private boolean output;
    private boolean fast;

    /**
     * The kernel for a request that it serves.
     *
     * @param passes how a step goes over the lanes; does not change a bit
     * @param meanwhile how it goes until {@code passes} are compiled; may be the same
     */
    LanesKernel(KernelRequest request, LanesPasses passes, LanesPasses meanwhile) {
        grid = request.grid();
        masterSeed = request.masterSeed();
        name = "lanes, " + passes.name();
        form = LanesForm.of(request.system());
        initial =
                new InitialDraw(request.system().initialState(), form.basis().adjoint(), masterSeed, request.starts());
        int size = (int) Math.min(1 << 30, 4 * form.blocks().bytes() + 1000);
        steps = new PerInterval<>(grid, size, k -> form.steps(grid.step(k), grid.stepAfter(k)));
        jumps = new LanesJumps(request.system(), form, masterSeed, new Jumps());
        view = new BlockBuffer(
                request.observables().size(), request.system().jumps().size(), 0, 0);
        teller = new StateTeller(form.basis());
        components = new double
                [form.groups().size() > 1 ? 0 : form.groups().get(0).kicks().components()];
        boolean same = passes.name().equals(meanwhile.name());
        this.meanwhile = same ? this.passes : new ArrayList<>();
        LanesObservables observables = new LanesObservables(
                request.observables().stream().map(form::inBasis).toList());
        makeBlocks(observables, passes, meanwhile, same);
        warmUp = same
                ? null
                : new WarmUp(
                        LanesCourse.SUBJECT, new LanesCourse(form, passes, meanwhile, step(), observables), PERIOD);
    }

    private void makeBlocks(LanesObservables observables, LanesPasses fastOnes, LanesPasses others, boolean same) {
        int lanes = LanesBlock.lanes(form.dimension());
        LanesBlock.Scratch scratch = new LanesBlock.Scratch(form.dimension(), lanes);
        double[] products = observables.products(lanes);
        for (int from = 0; from < BlockView.LANES; from += lanes) {
            LanesBlock block = new LanesBlock(form, masterSeed, step(), scratch);
            blocks.add(block);
            passes.add(new LanesStepPasses(
                    fastOnes, block, observables.passes(fastOnes, block, products, view.expectations(), from)));
            if (!same) {
                meanwhile.add(new LanesStepPasses(
                        others, block, observables.passes(others, block, products, view.expectations(), from)));
            }
        }
    }

    private LanesStep step() {
        return steps.before(0).inside();
    }

    /** Whether it can serve a request. */
    static boolean serves(KernelRequest request) {
        return request.functionals() == null
                && !isMachineOfTwoQubits(request.system().hamiltonian())
                && KickGroups.of(request.system()).groups().stream()
                        .allMatch(kicks -> largestAngle(kicks, request.grid().largestStep()) <= LARGEST_ANGLE);
    }

    /** What of that machine its own kernel does not serve is left to the general kernel, whose bits such runs have always had. */
    private static boolean isMachineOfTwoQubits(ComplexMatrix hamiltonian) {
        if (hamiltonian.rows() != 4) {
            return false;
        }
        ComplexMatrix bell = BellForm.bellBasis();
        return !LanesBlocks.of(bell.adjoint().times(hamiltonian).times(bell)).isCoupled();
    }

    /** No angle of a kick in a step is larger. */
    private static double largestAngle(Kicks kicks, double dt) {
        double[][] generators = kicks.generators();
        double[] bounds = new double[generators.length];
        for (int l = 0; l < bounds.length; l++) {
            bounds[l] = LARGEST_GAUSSIAN * kicks.scale(l, dt);
            if (l >= kicks.gaussians()) {
                Source source = kicks.sources().get(l - kicks.gaussians());
                ProcessLanes process = ProcessLanes.of(source.process(), 1);
                process.over(dt);
                bounds[l] = process.largest();
            }
        }
        double largest = 0;
        for (int a = 0; a < kicks.field().length; a++) {
            double sum = Math.abs(kicks.field()[a]) * dt;
            for (int l = 0; l < bounds.length; l++) {
                sum += Math.abs(generators[l][a]) * bounds[l];
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(long first, int count, BlockObserver told) {
        observer = told;
        view.start(first, count);
        int lanes = blocks.get(0).lanes;
        int used = (count + lanes - 1) / lanes;
        log.clear();
        for (int b = 0; b < used; b++) {
            start(b * lanes, b);
        }
        observer.observe(0, view);
        log.tell(counting);
        for (int k = 1; k < grid.outputs(); k++) {
            interval = k;
            log.clear();
            for (int b = 0; b < used; b++) {
                firstLane = b * lanes;
                interval(b);
            }
            log.tell(false, counting);
            observer.observe(k, view);
            // Nothing is told of what comes after the last output.
            if (k + 1 < grid.outputs()) {
                log.tell(true, counting);
            }
        }
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

    private void tellState(int shownOutput, BlockView shown, TrajectoryRecorder told) {
        LanesBlock block = blocks.get(0);
        block.get(0, block.scratch.shownRe, block.scratch.shownIm, jumps.re, jumps.im);
        teller.tell(shownOutput, jumps.re, jumps.im, shown, told);
    }

    /** Puts the lanes of a block at the first kick, and shows them at t = 0. */
    private void start(int from, int number) {
        LanesBlock block = blocks.get(number);
        interval = 0;
        firstLane = from;
        kickTime = 0;
        output = true;
        for (int l = 0; l < block.lanes; l++) {
            if (from + l < view.count()) {
                long trajectory = view.first() + from + l;
                for (LanesKick kick : block.kicks) {
                    kick.noise.start(l, trajectory);
                }
                int state = initial.draw(trajectory);
                block.set(l, initial.re(state), initial.im(state), block.re, block.im);
                block.minusThreshold[l] = -jumps.start(from + l, trajectory);
            } else {
                block.idle(l);
            }
        }
        over(block, grid.step(0));
        block.showPresent();
        show(number);
        LanesPropagators half = step().first();
        for (int l = 0; l < block.lanes && from + l < view.count(); l++) {
            block.get(l, block.re, block.im, jumps.re, jumps.im);
            block.minusThreshold[l] = -jumps.toKick(from + l, -block.minusThreshold[l], half);
            block.set(l, jumps.re, jumps.im, block.re, block.im);
        }
    }

    private static void over(LanesBlock block, double dt) {
        for (LanesKick kick : block.kicks) {
            kick.noise.over(dt);
        }
    }

    /** The steps of a block from one output to the next. */
    private void interval(int number) {
        LanesBlock block = blocks.get(number);
        LanesStep.Pair own = steps.before(interval);
        if (grid.step(interval) != grid.step(interval - 1)) {
            over(block, grid.step(interval));
        }
        long end = grid.stepsUntil(interval);
        for (long step = grid.stepsUntil(interval - 1); step < end; step++) {
            output = step + 1 == end;
            block.step = output ? own.last() : own.inside();
            LanesStepPasses way = way(number);
            way.run(step);
            if (recorder != null) {
                block.kicks[0].noise.tell(0, components);
                recorder.kick(step, components);
            }
            if (output) {
                way.show();
            }
            resolveJumps(block, step);
        }
        show(number);
    }

    /** Vectors as soon as they are the faster way. */
    private LanesStepPasses way(int number) {
        fast = warmUp == null || warmUp.fast();
        return (fast ? passes : meanwhile).get(number);
    }

    /** The lanes whose norm has fallen below their threshold: from their kick through their jumps. */
    private void resolveJumps(LanesBlock block, long step) {
        LanesBlock.Scratch s = block.scratch;
        int l = block.nextJump(0);
        if (l < block.lanes) {
            kickTime = grid.instant(interval, step + 0.5);
        }
        for (; l < block.lanes; l = block.nextJump(l + 1)) {
            block.get(l, s.kickedRe, s.kickedIm, jumps.re, jumps.im);
            block.minusThreshold[l] = -jumps.run(firstLane + l, -block.minusThreshold[l], block.step);
            block.set(l, jumps.re, jumps.im, block.re, block.im);
            if (output) {
                block.set(l, jumps.halfRe, jumps.halfIm, s.shownRe, s.shownIm);
                s.shownNorm[l] = LanesSparse.squaredNorm(jumps.halfRe.length, jumps.halfRe, jumps.halfIm);
            }
        }
    }

    private void show(int number) {
        LanesBlock block = blocks.get(number);
        int count = Math.min(block.lanes, view.count() - firstLane);
        for (int l = 0; l < count; l++) {
            double norm2 = block.scratch.shownNorm[l];
            if (!(norm2 > 0 && norm2 < Double.POSITIVE_INFINITY)) {
                throw notFinite(firstLane + l, (double) grid.stepsUntil(interval));
            }
        }
        (fast ? passes : meanwhile).get(number).evaluate();
    }

    private IntegrationException notFinite(int lane, double steps) {
        return new IntegrationException(
                "the state is not finite",
                view.first() + lane,
                grid.instant(interval, steps),
                grid.step(interval),
                masterSeed);
    }

    /** Counts jumps as they are told. */
    private final class Counting implements BlockObserver {
        @Override
        public void observe(int k, BlockView block) {
            throw new IllegalStateException("only jumps are told here");
        }

        @Override
        public void jump(int lane, double time, int channel) {
            view.jumps()[channel][lane]++;
            observer.jump(lane, time, channel);
        }
    }

    /** Jumps in the drift over an output are told when it has been shown. */
    private final class Jumps implements LanesJumps.Listener {
        @Override
        public void jump(int lane, double time, int channel, boolean second) {
            if (output) {
                log.add(lane, kickTime + time, channel, second);
            } else {
                counting.jump(lane, kickTime + time, channel);
            }
        }

        @Override
        public IntegrationException notFinite(int lane) {
            return LanesKernel.this.notFinite(lane, (double) grid.stepsUntil(interval));
        }
    }
}
