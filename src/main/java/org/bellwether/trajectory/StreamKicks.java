package org.bellwether.trajectory;

import java.util.List;
import org.bellwether.noise.Kicks;
import org.bellwether.noise.NoiseSources.Source;
import org.bellwether.noise.ProcessLanes;
import org.bellwether.random.Purpose;
import org.bellwether.random.StreamGenerator;
import org.bellwether.random.StreamKey;

/** The components of the kicks from each trajectory's streams: Gaussians of white noise, then noise with memory. */
final class StreamKicks implements KickSource {
    /** Splits of the stream for noise with memory from here on are white noise of further groups. */
    private static final int WHITE_GROUPS = 1 << 21;

    private final long masterSeed;
    private final StreamGaussians white;
    private final int gaussians;
    private final List<Source> sources;
    private final ProcessLanes[] processes;

    /** Of noise that commutes. */
    StreamKicks(Kicks kicks, long masterSeed) {
        this(kicks, masterSeed, 0, StreamGenerator.SPLITTABLE);
    }

    /**
     * Of a group of noises.
     *
     * @param group its number among those of {@link org.bellwether.noise.KickGroups}
     * @param generator of their streams
     * @throws IllegalArgumentException if noise has a memory and the generator is not the built-in one
     */
    StreamKicks(Kicks kicks, long masterSeed, int group, StreamGenerator generator) {
        if (!kicks.sources().isEmpty() && generator != StreamGenerator.SPLITTABLE) {
            throw new IllegalArgumentException("noise with memory is drawn from the generator 'splittable' alone");
        }
        this.masterSeed = masterSeed;
        gaussians = kicks.gaussians();
        white = new StreamGaussians(gaussians, masterSeed, group, generator);
        sources = kicks.sources();
        processes = sources.stream()
                .map(source -> ProcessLanes.of(source.process(), BlockView.LANES))
                .toArray(ProcessLanes[]::new);
    }

    /** The stream of the white noise of a group in a trajectory. */
    static StreamKey white(long masterSeed, long trajectory, int group) {
        return group == 0
                ? StreamKey.of(masterSeed, trajectory, Purpose.NOISE)
                : StreamKey.of(masterSeed, trajectory, Purpose.MEMORY_NOISE).split(WHITE_GROUPS + group);
    }

    /** The stream of a source in a trajectory. */
    static StreamKey stream(long masterSeed, long trajectory, Source source) {
        return StreamKey.of(masterSeed, trajectory, Purpose.MEMORY_NOISE).split(source.split());
    }

    @Override
    public void over(double dt) {
        for (ProcessLanes process : processes) {
            process.over(dt);
        }
    }

    @Override
    public void start(int lane, long trajectory) {
        white.start(lane, trajectory);
        for (int s = 0; s < processes.length; s++) {
            processes[s].start(lane, trajectory, stream(masterSeed, trajectory, sources.get(s)));
        }
    }

    @Override
    public void next(int lane, long step, double[] out) {
        white.next(lane, step, out);
        for (int s = 0; s < processes.length; s++) {
            out[gaussians + s] = processes[s].next(lane);
        }
    }
}
