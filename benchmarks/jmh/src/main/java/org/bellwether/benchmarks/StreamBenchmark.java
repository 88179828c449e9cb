package org.bellwether.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of going to a trajectory's stream, and of 64 bits from it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StreamBenchmark {
    private final RandomStream stream = new RandomStream(StreamKey.master(1));
    private long trajectory;

    /** To the start of any trajectory's stream. */
    @Benchmark
    public long split() {
        stream.reset(StreamKey.of(1, trajectory++, Purpose.NOISE));
        return stream.seed();
    }

    /** The next 64 bits. */
    @Benchmark
    public long nextLong() {
        return stream.nextLong();
    }
}
