package org.bellwether.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsemblePlan;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole ensemble, kernels and threads made anew: the wall time of a trajectory-step with an output of all observables every
 * ten steps. Twice the threads should halve it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnsembleBenchmark {
    private static final int TRAJECTORIES = 4096;
    private static final int OUTPUTS = 20;
    private static final int STEPS_PER_OUTPUT = 10;
    private static final TimeGrid GRID = TimeGrid.of(
            1.0,
            LongStream.rangeClosed(1, OUTPUTS).map(k -> k * STEPS_PER_OUTPUT).toArray());
    private static final EnsemblePlan PLAN = Fig3.plan(TRAJECTORIES, GRID);

    /** The number of threads. */
    @Param({"1", "2"})
    public int threads;

    /** The kernel. */
    @Param({"GENERAL", "AUTO"})
    public Kernels.Choice kernel;

    /** The wall time of a trajectory-step. */
    @Benchmark
    @OperationsPerInvocation(TRAJECTORIES * OUTPUTS * STEPS_PER_OUTPUT)
    public EnsembleResult ensemble() {
        return Ensemble.run(
                PLAN,
                () -> Kernels.create(kernel, KernelRequest.of(Fig3.SYSTEM, Fig3.PAULIS, GRID, 1)),
                threads,
                ProgressListener.NONE);
    }
}
