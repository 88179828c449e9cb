package org.bellwether.trajectory;

import org.bellwether.random.ElementaryFunctions;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.jspecify.annotations.Nullable;

/**
 * The drift of one lane through its jumps, in the Bell basis, where everything has a closed form: between jumps the squared norm
 * is A e^{-Gamma_1 t} + C e^{-Gamma_2 t}, with A the weight of phi+ and psi- and C that of phi- and psi+, and the jump comes where
 * it meets the threshold. Both the scalar and the vector path come here when a lane jumps.
 */
final class LaneDrift {
    private static final int MOST_ITERATIONS = 64;
    /** Beyond this Halley's step may go astray, and Newton's is taken. */
    private static final double LARGEST_BEND = 0.25;
    /** A step that is shorter, in units of the lifetime, leaves a distance below rounding. */
    private static final double LAST_ADVANCE = 0x1p-18;

    private final BellForm form;
    private final double largestGamma;
    private final long masterSeed;
    private final StreamStates jumpTime = new StreamStates();
    private final StreamStates jumpChannel = new StreamStates();
    private final RandomStream stream;
    private final double[] weights;
    final int[][] jumps;
    /** The amplitudes that are worked on, in the order phi+, phi-, psi+, psi-. */
    final double[] re = new double[4];

    final double[] im = new double[4];
    /** The amplitudes half-way, after {@link #run} with a half-way time. */
    final double[] halfRe = new double[4];

    final double[] halfIm = new double[4];
    /** The jumps since it was last cleared. */
    final JumpLog log = new JumpLog();

    private final @Nullable EnergyMeter meter;
    private double startTime;
    private double usual = Double.NaN;
    private double downOfUsual;
    private double upOfUsual;
    /** The time of {@link #down} and {@link #up}. */
    private double decayTime = Double.NaN;
    /** By how much amplitudes of phi+ and psi- fall. */
    private double down;
    /** By how much amplitudes of phi- and psi+ fall. */
    private double up;

    /**
     * For a form.
     *
     * @param meter reads the energy on the way, once started with each lane; null for none
     */
    LaneDrift(BellForm form, long masterSeed, @Nullable EnergyMeter meter) {
        this.form = form;
        this.meter = meter;
        largestGamma = Math.max(form.gammaDown(), form.gammaUp());
        this.masterSeed = masterSeed;
        weights = new double[form.channels().length];
        jumps = new int[form.channels().length][BlockView.LANES];
        stream = new RandomStream(StreamKey.master(masterSeed));
    }

    /** Prepares a lane for a trajectory and returns its first threshold. */
    double start(int lane, long trajectory) {
        jumpTime.set(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_TIME));
        jumpChannel.set(lane, StreamKey.of(masterSeed, trajectory, Purpose.JUMP_CHANNEL));
        for (int[] channel : jumps) {
            channel[lane] = 0;
        }
        return uniform(jumpTime, lane);
    }

    /** Says over which time lanes drift most often from now on. */
    void mostlyOver(double time) {
        usual = time;
        downOfUsual = ElementaryFunctions.exp(-form.gammaDown() * time / 2);
        upOfUsual = ElementaryFunctions.exp(-form.gammaUp() * time / 2);
    }

    /** Says when the next drift starts. */
    void startsAt(double time) {
        startTime = time;
    }

    /**
     * Drifts {@link #re}, {@link #im} over a time, through all jumps on the way.
     *
     * @param halfway a time on the way at which the amplitudes are copied, or infinity
     * @param jumpsHalfway where the numbers of jumps until then go, [channel][lane]
     * @return the threshold of the next jump
     */
    double run(int lane, double threshold, double time, double halfway, int[][] jumpsHalfway) {
        double u = threshold;
        double reached = 0;
        boolean copied = false;
        while (true) {
            double left = time - reached;
            double wait = waitingTime(u, left);
            if (!copied && reached + wait >= halfway) {
                copyHalfway(lane, halfway - reached, jumpsHalfway);
                copied = true;
            }
            if (wait == Double.POSITIVE_INFINITY) {
                drift(left);
                return u;
            }
            drift(wait);
            reached += wait;
            int channel = jump(lane);
            if (channel >= 0) {
                log.add(lane, startTime + reached, channel, copied);
                if (meter != null) {
                    meter.jumped(channel, re, im);
                }
            }
            u = uniform(jumpTime, lane);
        }
    }

    private void drift(double time) {
        evolve(re, im, time);
        if (meter != null) {
            meter.drifted(re, im);
        }
    }

    /**
     * The time until the squared norm falls to u, or infinity if it does not within the limit.
     *
     * <p>The norm is convex and falls, so Newton's steps from the left never pass the crossing. Near it the second derivative,
     * which is there for the asking, makes them Halley's: of a distance x/Gamma to the crossing about x^3/12 Gamma is left, and
     * two steps mostly do.
     */
    private double waitingTime(double u, double limit) {
        double a = square(0) + square(3);
        double c = square(1) + square(2);
        setDecay(limit);
        if (!(a * down * down + c * up * up < u)) {
            return Double.POSITIVE_INFINITY;
        }
        // By rounding the norm may be there already.
        if (!(a + c > u)) {
            return 0;
        }
        double t = 0;
        double x = a;
        double y = c;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double fall = form.gammaDown() * x;
            double otherFall = form.gammaUp() * y;
            double newton = (x + y - u) / (fall + otherFall);
            double bend = newton * (form.gammaDown() * fall + form.gammaUp() * otherFall) / (2 * (fall + otherFall));
            double advance = Math.abs(bend) < LARGEST_BEND ? newton / (1 - bend) : newton;
            t += advance;
            if (!(Math.abs(advance) * largestGamma > LAST_ADVANCE)) {
                break;
            }
            x = a * ElementaryFunctions.exp(-form.gammaDown() * t);
            y = c * ElementaryFunctions.exp(-form.gammaUp() * t);
        }
        return Math.min(t, limit);
    }

    /** Finds by how much amplitudes fall over a time, if it is not the last one; the usual time is asked for most. */
    private void setDecay(double time) {
        if (time != decayTime) {
            boolean known = time == usual;
            down = known ? downOfUsual : ElementaryFunctions.exp(-form.gammaDown() * time / 2);
            up = known ? upOfUsual : ElementaryFunctions.exp(-form.gammaUp() * time / 2);
            decayTime = time;
        }
    }

    /** Jumps, and returns the channel; or -1 where the state cannot. */
    private int jump(int lane) {
        double downWeight = square(0) + square(3);
        double upWeight = square(1) + square(2);
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            BellForm.Channel channel = form.channels()[k];
            weights[k] = channel.rate() * (channel.down() ? downWeight : upWeight);
            total += weights[k];
        }
        // A state that cannot decay meets a threshold only by rounding: then nothing happens.
        if (!(total > 0)) {
            return -1;
        }
        double u = uniform(jumpChannel, lane) * total;
        int chosen = 0;
        while (chosen < weights.length - 1 && u >= weights[chosen]) {
            u -= weights[chosen++];
        }
        BellForm.Channel channel = form.channels()[chosen];
        if (channel.down()) {
            move(0, 2, 3, 1, channel.sign(), downWeight);
        } else {
            move(2, 0, 1, 3, channel.sign(), upWeight);
        }
        jumps[chosen][lane]++;
        return chosen;
    }

    /** One amplitude moves with a factor of 1, another with the sign; what was there is gone, and the norm is 1 again. */
    private void move(int from, int to, int signedFrom, int signedTo, double sign, double weight) {
        double scale = 1 / Math.sqrt(weight);
        re[to] = re[from] * scale;
        im[to] = im[from] * scale;
        re[signedTo] = re[signedFrom] * scale * sign;
        im[signedTo] = im[signedFrom] * scale * sign;
        re[from] = 0;
        im[from] = 0;
        re[signedFrom] = 0;
        im[signedFrom] = 0;
    }

    private void copyHalfway(int lane, double time, int[][] jumpsHalfway) {
        System.arraycopy(re, 0, halfRe, 0, 4);
        System.arraycopy(im, 0, halfIm, 0, 4);
        evolve(halfRe, halfIm, time);
        if (meter != null) {
            meter.halfway(halfRe, halfIm);
        }
        for (int k = 0; k < jumps.length; k++) {
            jumpsHalfway[k][lane] = jumps[k][lane];
        }
    }

    /** Amplitudes that are 0 stay so, and of most states half are; energies come in pairs ±E, which share a sine and cosine. */
    private void evolve(double[] x, double[] y, double time) {
        setDecay(time);
        double energy = 0;
        double cos = 1;
        double sin = 0;
        for (int i = 0; i < 4; i++) {
            double a = x[i];
            double b = y[i];
            if (a == 0 && b == 0) {
                continue;
            }
            double e = form.energies()[i];
            if (Math.abs(e) != energy) {
                energy = Math.abs(e);
                cos = ElementaryFunctions.cos(energy * time);
                sin = ElementaryFunctions.sin(energy * time);
            }
            double left = i == 0 || i == 3 ? down : up;
            double c = left * cos;
            double s = left * (e < 0 ? -sin : sin);
            x[i] = a * c + b * s;
            y[i] = b * c - a * s;
        }
    }

    private double square(int i) {
        return re[i] * re[i] + im[i] * im[i];
    }

    private double uniform(StreamStates states, int lane) {
        states.load(lane, stream);
        double u = stream.nextDouble();
        states.store(lane, stream);
        return u;
    }
}
