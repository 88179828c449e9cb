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
    /** Relative to H_eff: a rate of decay that is larger is good to twelve digits. */
    private static final double LEAST_DECAY = 1e-4;

    private static final double ROUNDING = 1e-12;

    private final LanesBlocks blocks;
    private final double leastDecay;
    private final LanesTaylor taylor;
    private final LanesSparse[] operators;
    private final double[] rates;
    private final long masterSeed;
    private final StreamStates jumpTimes = new StreamStates();
    private final StreamStates jumpChannels = new StreamStates();
    private final RandomStream jumpTime;
    private final RandomStream jumpChannel;
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
    private long support;
    private double trialNorm;

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
        taylor = new LanesTaylor(form.effectiveHamiltonian(), form.blocks());
        leastDecay = LEAST_DECAY * form.effectiveHamiltonian().maxAbs();
        operators = system.jumps().stream()
                .map(jump -> new LanesSparse(form.inBasis(jump.operator()), form.blocks()))
                .toArray(LanesSparse[]::new);
        rates = system.jumps().stream().mapToDouble(JumpChannel::rate).toArray();
        StreamKey master = StreamKey.master(masterSeed);
        jumpTime = new RandomStream(master);
        jumpChannel = new RandomStream(master);
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
        support = blocks.support(re, im);
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
        support = blocks.support(re, im);
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
        if (!(blocks.apply(half.over(part), re, im, support, trialRe, trialIm) > threshold)) {
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
            taylor.expand(re, im, support, left);
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
        double norm2 = LanesSparse.squaredNorm(re.length, re, im);
        double total = taylor.decay();
        // The rate of decay is the sum of all weights; where it is small it has lost digits.
        if (!(total > leastDecay * norm2)) {
            total = sumOfWeights();
        }
        if (!(norm2 > 0 && Double.isFinite(total + norm2))) {
            throw listener.notFinite(lane);
        }
        // A state that cannot decay meets a threshold only by rounding, with probability 1e-14: then nothing happens.
        if (total > 0) {
            jumpChannels.load(lane, jumpChannel);
            double u = jumpChannel.nextDouble();
            jumpChannels.store(lane, jumpChannel);
            int channel = choose(u * total);
            if (channel == rates.length) {
                channel = choose(u * sumOfWeights() * (1 - ROUNDING));
            }
            become();
            listener.jump(lane, time, channel, second);
        }
        threshold = draw(lane);
    }

    private double sumOfWeights() {
        double total = 0;
        for (int k = 0; k < rates.length; k++) {
            total += weight(k);
        }
        return total;
    }

    /** gamma_k |A_k psi|^2; leaves A_k psi as the trial. */
    private double weight(int k) {
        trialNorm = operators[k].apply(1, re, im, support, trialRe, trialIm);
        return rates[k] * trialNorm;
    }

    /** The first channel whose weight exceeds what is left of a number, and A psi as the trial; the number of channels if none does. */
    private int choose(double number) {
        double left = number;
        for (int k = 0; k < rates.length; k++) {
            double weight = weight(k);
            if (left < weight) {
                return k;
            }
            left -= weight;
        }
        return rates.length;
    }

    private void become() {
        double scale = 1 / Math.sqrt(trialNorm);
        for (int i = 0; i < re.length; i++) {
            re[i] = scale * trialRe[i];
            im[i] = scale * trialIm[i];
        }
        support = blocks.support(re, im);
    }

    private void accept(double[] fromRe, double[] fromIm) {
        System.arraycopy(fromRe, 0, re, 0, re.length);
        System.arraycopy(fromIm, 0, im, 0, im.length);
    }
}
