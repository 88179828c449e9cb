package org.bellwether.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of two standard normals, drawn one after the other into an array. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GaussianBenchmark {
    private static final int PAIRS = 512;

    private final double[] out = new double[2 * PAIRS];
    private final RandomStream stream = new RandomStream(StreamKey.master(1));
    private final SplittableRandom splittable = new SplittableRandom(1);
    private final ZigguratSampler.NormalizedGaussian ziggurat =
            ZigguratSampler.NormalizedGaussian.of(RandomSource.SPLIT_MIX_64.create(1L));

    /** Ours: Box and Muller with polynomials, the same bits everywhere. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double[] pair() {
        for (int i = 0; i < out.length; i += 2) {
            GaussianPair.draw(stream, out, i);
        }
        return out;
    }

    /** The JDK: McFarland's modified ziggurat. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double[] jdk() {
        for (int i = 0; i < out.length; i++) {
            out[i] = splittable.nextGaussian();
        }
        return out;
    }

    /** Commons RNG: McFarland's modified ziggurat on the same kind of generator. */
    @Benchmark
    @OperationsPerInvocation(PAIRS)
    public double[] commonsZiggurat() {
        for (int i = 0; i < out.length; i++) {
            out[i] = ziggurat.sample();
        }
        return out;
    }
}
