package org.bellwether.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.NoiseKernels;
import org.bellwether.trajectory.PathFunctionals;
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

/** The cost of one step of one density matrix conditioned on the noise: beside {@link KernelBenchmark}, whose steps it compares with. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NoiseKernelBenchmark {
    private static final int STEPS = 4096;
    private static final List<Double> QUANTA = List.of(1.0, 1.0, -1.0, -1.0);

    /** In the inverse of the coupling's unit. */
    @Param({"0.05", "1.0"})
    public double step;

    /** The plain kernel, and that of the machine, which has no other path with vectors. */
    @Param({"GENERAL", "SCALAR"})
    public Kernels.Choice kernel;

    /** Whether the works of noises and field are added up. */
    @Param({"false", "true"})
    public boolean works;

    private TrajectoryKernel trajectories;
    private BlockObserver observer;
    private long first;

    /** Makes the kernel once, as a thread of an ensemble does. */
    @Setup
    public void prepare(Blackhole blackhole) {
        PathFunctionals energy = works ? new PathFunctionals(Fig3.SYSTEM.hamiltonian(), QUANTA, List.of()) : null;
        trajectories = NoiseKernels.create(
                kernel,
                KernelRequest.of(Fig3.SYSTEM, Fig3.PAULIS, TimeGrid.of(step, STEPS), 1)
                        .adding(energy));
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
