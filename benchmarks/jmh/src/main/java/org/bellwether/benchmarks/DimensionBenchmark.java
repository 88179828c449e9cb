package org.bellwether.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
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

/**
 * The cost of one step of one trajectory of systems of many dimensions n, with jumps so rare that none comes: a noise whose kick has
 * about log_2 n angles, and a product with an n x n matrix, of 8 n^2 floating-point operations, or of two blocks, of 4 n^2.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DimensionBenchmark {
    private static final int STEPS = 64;

    /** n. */
    @Param({"4", "16", "64", "256"})
    public int dimension;

    /** How many blocks H_eff has: the states of an even and of an odd number of ones. */
    @Param({"1", "2"})
    public int blocks;

    /** The plain kernel, and the two paths of the production kernel. */
    @Param({"GENERAL", "SCALAR", "SIMD"})
    public Kernels.Choice kernel;

    private TrajectoryKernel trajectories;
    private BlockObserver observer;
    private long first;

    /** Makes the kernel once, as a thread of an ensemble does. */
    @Setup
    public void prepare(Blackhole blackhole) {
        TimeGrid grid = TimeGrid.of(0.5, STEPS);
        trajectories = Kernels.create(kernel, KernelRequest.of(system(), List.of(), grid, 1));
        observer = (output, block) -> blackhole.consume(block.jumps());
    }

    private OpenSystem system() {
        int n = dimension;
        double[] h = new double[n * n];
        double[] z = new double[n * n];
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            z[i * n + i] = Integer.numberOfTrailingZeros(n) - 2 * Integer.bitCount(i);
            for (int j = 0; j < n; j++) {
                if (blocks == 1 || (Integer.bitCount(i ^ j) & 1) == 0) {
                    h[i * n + j] = Math.cos(i * j + i + j) / n;
                }
            }
        }
        a[1] = 1;
        double[] psi = new double[n];
        psi[n - 1] = 1;
        double[] zero = new double[n * n];
        return new OpenSystem(
                ComplexMatrix.of(n, n, h, zero),
                ComplexMatrix.zero(n, n),
                List.of(new JumpChannel("decay", ComplexMatrix.of(n, n, a, zero), 1e-9)),
                List.of(new NoiseChannel("collective", ComplexMatrix.of(n, n, z, zero), 0.01)),
                InitialState.pure(ComplexMatrix.column(psi, new double[n])));
    }

    /** A step; every invocation runs other trajectories. */
    @Benchmark
    @OperationsPerInvocation(STEPS * BlockView.LANES)
    public void step() {
        trajectories.run(first, BlockView.LANES, observer);
        first += BlockView.LANES;
    }
}
