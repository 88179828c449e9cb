package org.bellwether.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.SteadyStates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of the deterministic reference, which a sweep pays at every point. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SteadyStateBenchmark {
    /** The 16 x 16 Liouvillian from the operators of the machine. */
    @Benchmark
    public Liouvillian liouvillian() {
        return Liouvillian.of(Fig3.SYSTEM);
    }

    /** The Liouvillian and its null space. */
    @Benchmark
    public SteadyStates steadyStates() {
        return SteadyStates.of(Liouvillian.of(Fig3.SYSTEM));
    }
}
