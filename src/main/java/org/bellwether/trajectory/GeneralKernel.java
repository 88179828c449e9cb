package org.bellwether.trajectory;

import java.util.List;
import java.util.function.Function;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.KickGroups;
import org.bellwether.noise.Kicks;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * The plain kernel for any {@link OpenSystem}: the judge of faster ones.
 *
 * <p>It works in the common eigenbasis of the noise operators, or of the first group of {@link KickGroups}, where a kick is diagonal, with precomputed no-jump
 * propagators for half a step. Jump times are found to 2^-48 of half a step; any number of jumps fits in a step. Cost per
 * step: 2 n^2 complex multiplications, n sines and cosines, one Gaussian for each independent white noise, and what a process with
 * memory takes.
 */
public final class GeneralKernel implements ReplayableKernel {
    /** Where noises do not commute, no single kick has components. */
    private static final double[] NO_COMPONENTS = {};

    private static final BlockObserver NOBODY = (output, block) -> {};

    private final TimeGrid grid;
    private final long masterSeed;
    private final int n;
    private final InitialDraw initial;
    private final PerInterval<Drift> drifts;
    private final ComplexKernel[] jumpOperators;
    private final double[] rates;
    private final Kicks noise;
    /** Of a step, that a kick of {@code noise} is over. */
    private final double part;

    private final @Nullable InnerKick inner;
    private final double[][] generators;
    private final double[] field;
    private final double[][] angles;
    private final double[] fieldAngles;
    private final boolean kicks;
    private final Expectations observables;

    private final GeneralLanes lanes;
    private final BlockBuffer view;
    private final double[] trialRe;
    private final double[] trialIm;
    private final double[] components;
    private final double[] jumpWeights;
    private final KickSource source;
    private final RandomStream jumpTime;
    private final RandomStream jumpChannel;
    private final StateTeller teller;
    private final @Nullable GeneralFunctionals functionals;
    private Drift drift;
    private @Nullable TrajectoryRecorder recorder;
    private BlockObserver observer = NOBODY;

    /**
     * A kernel for a request, with kicks from each trajectory's streams.
     *
     * @throws IllegalArgumentException if functionals are asked for, and two noise operators, or the field and one of them, do not
     *     commute
     */
    public GeneralKernel(KernelRequest request) {
        this(request, kicks -> new StreamKicks(kicks, request.masterSeed(), 0, request.generator()));
    }

    /** The same with kicks from another source. */
    GeneralKernel(KernelRequest request, Function<Kicks, KickSource> sources) {
        OpenSystem system = request.system();
        PathFunctionals wanted = request.functionals();
        grid = request.grid();
        masterSeed = request.masterSeed();
        n = system.dimension();
        KickGroups groups = wanted == null ? KickGroups.of(system) : new KickGroups(List.of(Kicks.of(system)));
        noise = groups.groups().get(0);
        part = groups.part(0);
        inner = InnerKick.after(groups, 0, masterSeed, request.generator());
        initial = new InitialDraw(
                system.initialState(), noise.basis().adjoint(), masterSeed, request.starts(), request.generator());
        ComplexMatrix effective = rotate(system.effectiveHamiltonian(), noise.basis());
        drifts = new PerInterval<>(grid, Drift.bytes(n), k -> new Drift(effective, grid.step(k) / 2));
        drift = drifts.before(1);
        jumpOperators = system.jumps().stream()
                .map(jump -> new ComplexKernel(rotate(jump.operator(), noise.basis())))
                .toArray(ComplexKernel[]::new);
        rates = system.jumps().stream().mapToDouble(JumpChannel::rate).toArray();
        generators = noise.generators();
        field = noise.field();
        angles = new double[generators.length][n];
        fieldAngles = new double[n];
        kicks = !noise.isZero() || inner != null;
        observables = new Expectations(
                request.observables().stream()
                        .map(o -> rotate(o, noise.basis()))
                        .toList(),
                n);
        lanes = new GeneralLanes(n);
        functionals = wanted == null ? null : new GeneralFunctionals(wanted, system, noise);
        view = new BlockBuffer(
                request.observables().size(), rates.length, functionals == null ? 0 : functionals.rows(), 0);
        trialRe = new double[n];
        trialIm = new double[n];
        components = new double[angles.length];
        jumpWeights = new double[rates.length];
        source = sources.apply(noise);
        jumpTime = request.generator().stream();
        jumpChannel = request.generator().stream();
        teller = new StateTeller(noise.basis());
    }

    @Override
    public String name() {
        return KernelKind.GENERAL.text();
    }

    @Override
    public void run(long first, int count, BlockObserver told) {
        observer = told;
        view.start(first, count);
        for (int lane = 0; lane < count; lane++) {
            prepare(lane);
        }
        over(grid.step(0));
        for (int k = 0; k < grid.outputs(); k++) {
            if (k > 0) {
                beginInterval(k);
            }
            for (int lane = 0; lane < count; lane++) {
                if (k > 0) {
                    advance(lane, k);
                }
                observables.evaluate(lanes.re, lanes.im, lane * n, view.expectations(), lane);
                if (functionals != null) {
                    functionals.show(lane, k == 0, view.functionals());
                }
            }
            observer.observe(k, view);
        }
    }

    @Override
    public void replay(long trajectory, TrajectoryRecorder told) {
        recorder = told;
        try {
            run(
                    trajectory,
                    1,
                    new Replay(told, (output, block) -> teller.tell(output, lanes.re, lanes.im, block, told)));
        } finally {
            recorder = null;
        }
    }

    /** Goes on from output k - 1 in steps of another size, if they have another one. */
    private void beginInterval(int k) {
        drift = drifts.before(k);
        if (grid.step(k) != grid.step(k - 1)) {
            for (int lane = 0; functionals != null && lane < view.count(); lane++) {
                functionals.continueIn(lane, grid.step(k));
            }
            over(grid.step(k));
        }
    }

    private void over(double dt) {
        InnerKick.scale(noise, generators, field, part * dt, angles, fieldAngles);
        source.over(part * dt);
        if (inner != null) {
            inner.over(dt);
        }
        if (functionals != null) {
            functionals.over(dt);
        }
    }

    private void prepare(int lane) {
        long trajectory = view.first() + lane;
        source.start(lane, trajectory);
        if (inner != null) {
            inner.start(lane, trajectory);
        }
        lanes.jumpTime.start(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_TIME), jumpTime);
        lanes.jumpChannel.start(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_CHANNEL), jumpChannel);
        lanes.jumpTime.load(lane, jumpTime);
        lanes.threshold[lane] = jumpTime.nextDouble();
        lanes.jumpTime.store(lane, jumpTime);
        int state = initial.draw(trajectory);
        System.arraycopy(initial.re(state), 0, lanes.re, lane * n, n);
        System.arraycopy(initial.im(state), 0, lanes.im, lane * n, n);
        if (functionals != null) {
            functionals.start(lane, lanes.re, lanes.im);
        }
    }

    /** The steps of a lane from output k - 1 to output k. */
    private void advance(int lane, int k) {
        lanes.jumpTime.load(lane, jumpTime);
        lanes.jumpChannel.load(lane, jumpChannel);
        for (long step = grid.stepsUntil(k - 1); step < grid.stepsUntil(k); step++) {
            halfDrift(lane, k, 2 * step);
            if (kicks) {
                if (inner == null) {
                    kick(lane, step);
                } else {
                    kick(lane, 2 * step);
                    inner.kick(lane, step, lanes.re, lanes.im, lane * n);
                    kick(lane, 2 * step + 1);
                }
            }
            if (recorder != null) {
                recorder.kick(step, inner == null ? components : NO_COMPONENTS);
            }
            halfDrift(lane, k, 2 * step + 1);
            if (functionals != null) {
                functionals.stepEnds(lane, lanes.re, lanes.im);
            }
        }
        lanes.jumpTime.store(lane, jumpTime);
        lanes.jumpChannel.store(lane, jumpChannel);
    }

    /** Half drifts are counted from 0, two a step. */
    private void halfDrift(int lane, int k, long half) {
        double norm2 = drift.propagator(0).apply(lanes.re, lanes.im, lane * n, trialRe, trialIm);
        if (norm2 > lanes.threshold[lane]) {
            accept(lane);
            drifted(lane);
        } else {
            driftWithJumps(lane, k, half);
        }
    }

    /** A half drift in which the norm falls to its threshold, once or more often. */
    private void driftWithJumps(int lane, int interval, long half) {
        long reached = 0;
        while (reached < Drift.WHOLE) {
            for (int k = 0; k <= Drift.DEPTH && reached < Drift.WHOLE; k++) {
                long part = Drift.WHOLE >> k;
                if (part <= Drift.WHOLE - reached
                        && drift.propagator(k).apply(lanes.re, lanes.im, lane * n, trialRe, trialIm)
                                > lanes.threshold[lane]) {
                    accept(lane);
                    reached += part;
                }
            }
            drifted(lane);
            if (reached < Drift.WHOLE) {
                jump(lane, interval, half, reached);
            }
        }
    }

    private void drifted(int lane) {
        if (functionals != null) {
            functionals.drifted(lane, lanes.re, lanes.im);
        }
    }

    private void jump(int lane, int interval, long half, long reached) {
        double total = 0;
        for (int k = 0; k < rates.length; k++) {
            jumpWeights[k] = rates[k] * jumpOperators[k].apply(lanes.re, lanes.im, lane * n, trialRe, trialIm);
            total += jumpWeights[k];
        }
        if (!Double.isFinite(total + squaredNorm(lane))) {
            throw new IntegrationException(
                    "the state is not finite",
                    view.first() + lane,
                    grid.instant(interval, (double) (half >> 1)),
                    grid.step(interval),
                    masterSeed);
        }
        // A state that cannot decay meets a threshold only by rounding, with probability 1e-14: then nothing happens.
        if (total > 0) {
            double u = jumpChannel.nextDouble() * total;
            int channel = 0;
            while (channel < rates.length - 1 && u >= jumpWeights[channel]) {
                u -= jumpWeights[channel++];
            }
            double norm2 = jumpOperators[channel].apply(lanes.re, lanes.im, lane * n, trialRe, trialIm);
            accept(lane);
            normalise(lane, norm2);
            view.jumps()[channel][lane]++;
            double steps = (half + Math.scalb((double) reached, -Drift.DEPTH)) / 2;
            tell(lane, grid.instant(interval, steps), channel);
        }
        lanes.threshold[lane] = jumpTime.nextDouble();
    }

    private void tell(int lane, double time, int channel) {
        if (functionals != null) {
            functionals.jumped(lane, channel, lanes.re, lanes.im);
        }
        observer.jump(lane, time, channel);
    }

    private void kick(int lane, long number) {
        source.next(lane, number, components);
        if (functionals != null) {
            functionals.kicks(lane, lanes.re, lanes.im, components);
        }
        InnerKick.turn(angles, fieldAngles, components, lanes.re, lanes.im, lane * n);
        if (functionals != null) {
            functionals.kicked(lane, lanes.re, lanes.im);
        }
    }

    private void accept(int lane) {
        System.arraycopy(trialRe, 0, lanes.re, lane * n, n);
        System.arraycopy(trialIm, 0, lanes.im, lane * n, n);
    }

    private double squaredNorm(int lane) {
        double norm2 = 0;
        for (int i = lane * n; i < (lane + 1) * n; i++) {
            norm2 += lanes.re[i] * lanes.re[i] + lanes.im[i] * lanes.im[i];
        }
        return norm2;
    }

    private void normalise(int lane, double norm2) {
        double scale = 1 / Math.sqrt(norm2);
        for (int i = lane * n; i < (lane + 1) * n; i++) {
            lanes.re[i] *= scale;
            lanes.im[i] *= scale;
        }
    }

    private static ComplexMatrix rotate(ComplexMatrix matrix, ComplexMatrix basis) {
        return basis.adjoint().times(matrix).times(basis);
    }
}
