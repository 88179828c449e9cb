package org.bellwether.trajectory;

import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/**
 * The drift of one lane through its jumps, from one kick to the next. Jumps come where {@link GeneralKernel} has them: when the squared
 * norm has fallen to a threshold. A half drift goes in the largest propagators after which the norm is still above it; the cell in
 * which it falls is gone through by {@link LanesTaylor}.
 */
final class LanesJumps {
    private final LanesBlocks blocks;
    private final LanesTaylor taylor;
    private final LanesSparse[] operators;
    private final double[] rates;
    private final long masterSeed;
    private final StreamStates jumpTimes = new StreamStates();
    private final StreamStates jumpChannels = new StreamStates();
    private final RandomStream jumpTime;
    private final RandomStream jumpChannel;
    private final double[] weights;
    private final double[] trialRe;
    private final double[] trialIm;
    /** The state. */
    final double[] re;

    final double[] im;
    /** The state between the two half drifts. */
    final double[] halfRe;

    final double[] halfIm;
    private final Listener listener;
    private double threshold;

    /** Is told of jumps. */
    interface Listener {
        /**
         * A jump.
         *
         * @param time since the kick
         * @param second whether it came in the second half drift
         */
        void jump(int lane, double time, int channel, boolean second);

        /** What to throw where a state is not finite. */
        IntegrationException notFinite(int lane);
    }

    LanesJumps(OpenSystem system, LanesForm form, long masterSeed, Listener listener) {
        this.masterSeed = masterSeed;
        this.listener = listener;
        blocks = form.blocks();
        taylor = new LanesTaylor(form.effectiveHamiltonian());
        operators = system.jumps().stream()
                .map(jump -> new LanesSparse(form.inBasis(jump.operator())))
                .toArray(LanesSparse[]::new);
        rates = system.jumps().stream().mapToDouble(JumpChannel::rate).toArray();
        StreamKey master = StreamKey.master(masterSeed);
        jumpTime = new RandomStream(master);
        jumpChannel = new RandomStream(master);
        weights = new double[rates.length];
        int n = form.dimension();
        trialRe = new double[n];
        trialIm = new double[n];
        re = new double[n];
        im = new double[n];
        halfRe = new double[n];
        halfIm = new double[n];
    }

    /**
     * Puts a lane at t = 0 of a trajectory.
     *
     * @return its first threshold
     */
    double start(int lane, long trajectory) {
        jumpTimes.set(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_TIME));
        jumpChannels.set(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_CHANNEL));
        return draw(lane);
    }

    private double draw(int lane) {
        jumpTimes.load(lane, jumpTime);
        double u = jumpTime.nextDouble();
        jumpTimes.store(lane, jumpTime);
        return u;
    }

    /**
     * Takes the state from the beginning of a step to its kick.
     *
     * @return the threshold that is left
     */
    double toKick(int lane, double limit, LanesPropagators half) {
        threshold = limit;
        drift(lane, half, 0, true);
        return threshold;
    }

    /**
     * Takes the state from a kick to the next one.
     *
     * @return the threshold that is left
     */
    double run(int lane, double limit, LanesStep step) {
        threshold = limit;
        drift(lane, step.first(), 0, false);
        System.arraycopy(re, 0, halfRe, 0, re.length);
        System.arraycopy(im, 0, halfIm, 0, im.length);
        drift(lane, step.second(), step.first().length, true);
        return threshold;
    }

    private void drift(int lane, LanesPropagators half, double from, boolean second) {
        long cell = 0;
        while (cell < half.cells) {
            long part = cell == 0 ? half.cells : Long.lowestOneBit(cell);
            boolean all = tryOver(half, part);
            if (all) {
                cell += part;
                continue;
            }
            for (part /= 2; part > 0; part /= 2) {
                if (tryOver(half, part)) {
                    cell += part;
                }
            }
            double size = half.length / half.cells;
            throughCell(lane, size, from + cell * size, second);
            cell++;
        }
    }

    /** Goes over some cells if the squared norm stays above the threshold. */
    private boolean tryOver(LanesPropagators half, long part) {
        if (!(blocks.apply(half.over(part), re, im, trialRe, trialIm) > threshold)) {
            return false;
        }
        accept(trialRe, trialIm);
        return true;
    }

    /** A cell in which the norm falls to its threshold, once or more often. */
    private void throughCell(int lane, double size, double from, boolean second) {
        double reached = 0;
        while (true) {
            double left = size * (1 - reached);
            taylor.expand(re, im, left);
            double atEnd = taylor.evaluate(1);
            if (atEnd > threshold) {
                accept(taylor.re, taylor.im);
                return;
            }
            double s = taylor.fallTo(threshold, LanesSparse.squaredNorm(re.length, re, im), atEnd);
            accept(taylor.re, taylor.im);
            reached += s * (1 - reached);
            jump(lane, from + reached * size, second);
        }
    }

    private void jump(int lane, double time, boolean second) {
        double total = 0;
        for (int k = 0; k < rates.length; k++) {
            weights[k] = rates[k] * operators[k].apply(1, re, im, trialRe, trialIm);
            total += weights[k];
        }
        if (!Double.isFinite(total + LanesSparse.squaredNorm(re.length, re, im))) {
            throw listener.notFinite(lane);
        }
        // A state that cannot decay meets a threshold only by rounding, with probability 1e-14: then nothing happens.
        if (total > 0) {
            jumpChannels.load(lane, jumpChannel);
            double u = jumpChannel.nextDouble() * total;
            jumpChannels.store(lane, jumpChannel);
            int channel = 0;
            while (channel < rates.length - 1 && u >= weights[channel]) {
                u -= weights[channel++];
            }
            double scale = 1 / Math.sqrt(operators[channel].apply(1, re, im, trialRe, trialIm));
            for (int i = 0; i < re.length; i++) {
                re[i] = scale * trialRe[i];
                im[i] = scale * trialIm[i];
            }
            listener.jump(lane, time, channel, second);
        }
        threshold = draw(lane);
    }

    private void accept(double[] fromRe, double[] fromIm) {
        System.arraycopy(fromRe, 0, re, 0, re.length);
        System.arraycopy(fromIm, 0, im, 0, im.length);
    }
}
