package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.noise.OrnsteinUhlenbeckStep;
import org.bellwether.noise.ProcessLanes;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;

/** One source of noise with memory along the trajectories of a block, a pass at a time over all lanes. */
abstract class SourceLanes {
    /** theta of the step, of each lane. */
    final double[] theta;

    private SourceLanes(int lanes) {
        theta = new double[lanes];
    }

    /** The lanes of a process; the numbers are those of {@link ProcessLanes} to the bit. */
    static SourceLanes of(NoiseProcess process, int lanes) {
        return process instanceof OrnsteinUhlenbeck ou ? new Gaussian(ou, lanes) : new Each(process, lanes);
    }

    /** Says how long the next steps are. */
    abstract void over(double dt);

    /** Puts a lane at t = 0 of a trajectory. */
    abstract void start(int lane, long trajectory, StreamKey key);

    /** Gives a lane that no trajectory has any noise at all. */
    void idle(int lane) {
        start(lane, 0, StreamKey.ofSeed(lane));
    }

    /** The passes of a step, which leave theta. */
    abstract List<Pass> passes(Function<NoiseLanes, List<Pass>> draw);

    /** An Ornstein-Uhlenbeck process: its pairs of Gaussians are drawn as those of white noise are. */
    private static final class Gaussian extends SourceLanes {
        private final OrnsteinUhlenbeck process;
        private final NoiseLanes noise;
        private final double[] value;
        private final double[] pair = new double[2];
        private final RandomStream stream = new RandomStream(StreamKey.ofSeed(0));
        private OrnsteinUhlenbeckStep step;

        Gaussian(OrnsteinUhlenbeck process, int lanes) {
            super(lanes);
            this.process = process;
            noise = new NoiseLanes(lanes);
            value = new double[lanes];
            step = OrnsteinUhlenbeckStep.of(process, 0);
        }

        @Override
        void over(double dt) {
            step = OrnsteinUhlenbeckStep.of(process, dt);
        }

        @Override
        void start(int lane, long trajectory, StreamKey key) {
            stream.reset(key);
            GaussianPair.draw(stream, pair, 0);
            value[lane] = Math.sqrt(process.variance()) * pair[0];
            noise.seed[lane] = stream.seed();
            noise.gamma[lane] = stream.gamma();
        }

        @Override
        List<Pass> passes(Function<NoiseLanes, List<Pass>> draw) {
            List<Pass> all = new ArrayList<>(draw.apply(noise));
            all.add(first -> advance(step, noise.first, noise.second, value, theta));
            return all;
        }

        private static void advance(
                OrnsteinUhlenbeckStep step, double[] first, double[] second, double[] value, double[] theta) {
            double decay = step.decay();
            double kick = step.kick();
            double mean = step.mean();
            double a = step.first();
            double b = step.second();
            for (int l = 0; l < theta.length; l++) {
                double eta = value[l];
                theta[l] = Math.fma(mean, eta, Math.fma(a, first[l], b * second[l]));
                value[l] = Math.fma(decay, eta, kick * first[l]);
            }
        }
    }

    /** Any other process, lane by lane. */
    private static final class Each extends SourceLanes {
        private final ProcessLanes process;

        Each(NoiseProcess process, int lanes) {
            super(lanes);
            this.process = ProcessLanes.of(process, lanes);
        }

        @Override
        void over(double dt) {
            process.over(dt);
        }

        @Override
        void start(int lane, long trajectory, StreamKey key) {
            process.start(lane, trajectory, key);
        }

        @Override
        void idle(int lane) {
            process.idle(lane);
        }

        @Override
        List<Pass> passes(Function<NoiseLanes, List<Pass>> draw) {
            return List.of(first -> process.next(theta));
        }
    }
}
