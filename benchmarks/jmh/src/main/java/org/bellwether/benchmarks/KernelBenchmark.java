package org.bellwether.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The cost of one step of one trajectory, in blocks as an ensemble runs them. One output and one start in 4096 steps cost next to nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
    private static final int STEPS = 4096;

    /** In the inverse of the coupling's unit. At 0.05 jumps are rare within a step, at 1 there is one in about a hundred. */
    @Param({"0.05", "1.0"})
    public double step;

    /** The plain kernel, and the two paths of the production kernel. */
    @Param({"GENERAL", "SCALAR", "SIMD"})
    public Kernels.Choice kernel;

    private TrajectoryKernel trajectories;
    private BlockObserver observer;
    private long first;

    /** Makes the kernel once, as a thread of an ensemble does. */
    @Setup
    public void prepare(Blackhole blackhole) {
        trajectories = Kernels.create(kernel, KernelRequest.of(Fig3.SYSTEM, Fig3.PAULIS, TimeGrid.of(step, STEPS), 1));
        observer = (output, block) -> blackhole.consume(block.expectations());
    }

    /** A step; every invocation runs other trajectories. */
    @Benchmark
    @OperationsPerInvocation(STEPS * BlockView.LANES)
    public void step() {
        trajectories.run(first, BlockView.LANES, observer);
        first += BlockView.LANES;
    }
}
