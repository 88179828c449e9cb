package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseSources.Source;

/**
 * The components of the kicks of some lanes, [component][lane]: the numbers of {@link StreamKicks}, a pass at a time over all lanes.
 * Gaussians come in pairs: with an odd number a step, a spare one opens the next.
 */
final class LanesNoise {
    private final LanesForm.Group group;
    private final long masterSeed;
    private final int gaussians;
    private final NoiseLanes[] pairs;
    private final List<Source> sources;
    private final SourceLanes[] processes;
    private final double[][] even;
    private final double[][] odd;
    /** The components of the present kick. */
    double[][] components;

    LanesNoise(LanesForm.Group group, long masterSeed, int lanes) {
        Kicks kicks = group.kicks();
        this.group = group;
        this.masterSeed = masterSeed;
        gaussians = kicks.gaussians();
        sources = kicks.sources();
        pairs = new NoiseLanes[(gaussians + 1) / 2];
        for (int p = 0; p < pairs.length; p++) {
            pairs[p] = p == 0 ? new NoiseLanes(lanes) : pairs[0].another();
        }
        processes = sources.stream()
                .map(source -> SourceLanes.of(source.process(), lanes))
                .toArray(SourceLanes[]::new);
        even = rows(0);
        odd = rows(1);
        components = even;
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    private double[][] rows(int parity) {
        double[][] rows = new double[gaussians + processes.length][];
        boolean spare = parity == 1 && (gaussians & 1) == 1;
        for (int l = 0; l < gaussians; l++) {
            int g = spare ? l - 1 : l;
            rows[l] = g < 0 ? pairs[pairs.length - 1].second : (g & 1) == 0 ? pairs[g / 2].first : pairs[g / 2].second;
        }
        for (int s = 0; s < processes.length; s++) {
            rows[gaussians + s] = processes[s].theta;
        }
        return rows;
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        for (SourceLanes process : processes) {
            process.over(group.part() * dt);
        }
    }

    /** Puts a lane at t = 0 of a trajectory. */
    void start(int lane, long trajectory) {
        if (pairs.length > 0) {
            pairs[0].start(lane, StreamKicks.white(masterSeed, trajectory, group.number()));
        }
        for (int s = 0; s < processes.length; s++) {
            processes[s].start(lane, trajectory, StreamKicks.stream(masterSeed, trajectory, sources.get(s)));
        }
    }

    /** Gives a lane that no trajectory has any noise at all. */
    void idle(int lane) {
        if (pairs.length > 0) {
            pairs[0].idle(lane);
        }
        for (SourceLanes process : processes) {
            process.idle(lane);
        }
    }

    /**
     * The passes that draw the components of a kick.
     *
     * @param isOdd whether the number of the kick is odd
     * @param draw the passes that draw a pair of Gaussians from each lane's stream
     */
    List<Pass> passes(boolean isOdd, Function<NoiseLanes, List<Pass>> draw) {
        List<Pass> all = new ArrayList<>();
        all.add(first -> components = isOdd ? odd : even);
        int drawn = isOdd ? gaussians / 2 : pairs.length;
        for (int p = 0; p < drawn; p++) {
            all.addAll(draw.apply(pairs[p]));
        }
        for (SourceLanes process : processes) {
            all.addAll(process.passes(draw));
        }
        return all;
    }

    /** Writes the components of a lane. */
    void tell(int lane, double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] = components[l][lane];
        }
    }
}
