package org.bellwether.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.QubitGraph;
import org.bellwether.model.QubitMachine;
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
 * The cost of one step of one trajectory of four qubits, all coupled (dimension 16, 24 jump channels, five noises), from t = 0 to 500 in
 * steps of 0.5: 0.003 jumps a step. At each output the 81 correlations that W is made of are evaluated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class FourQubitsBenchmark {
    private static final int STEPS = 1000;
    private static final int START = 0b1010;

    /** How many outputs there are. */
    @Param({"1", "50"})
    public int outputs;

    /** Whether jumps come; else their rates are 10^-9 of what they are. */
    @Param({"false", "true"})
    public boolean jumps;

    /** The plain kernel, and the two paths of the production kernel. */
    @Param({"GENERAL", "SCALAR", "SIMD"})
    public Kernels.Choice kernel;

    private TrajectoryKernel trajectories;
    private BlockObserver observer;
    private long first;

    /** Makes the kernel once, as a thread of an ensemble does. */
    @Setup
    public void prepare(Blackhole blackhole) {
        long[] ends =
                LongStream.rangeClosed(1, outputs).map(k -> k * STEPS / outputs).toArray();
        trajectories = Kernels.create(kernel, KernelRequest.of(system(), correlations(), TimeGrid.of(0.5, ends), 1));
        observer = (output, block) -> blackhole.consume(block.expectations());
    }

    private OpenSystem system() {
        double[] psi = new double[16];
        psi[START] = 1;
        double coupling = jumps ? 0.01 : 1e-11;
        return new QubitMachine(
                        QubitGraph.complete(4, 1),
                        Collections.nCopies(4, new Bath(BathStatistics.SPIN, 0.3, coupling)),
                        new White(0.01),
                        Collections.nCopies(4, new White(1e-5)),
                        InitialState.pure(ComplexMatrix.column(psi, new double[16])))
                .openSystem();
    }

    private static List<ComplexMatrix> correlations() {
        List<ComplexMatrix> all = new ArrayList<>();
        for (String name : Pauli.names(4)) {
            if (!name.contains("I")) {
                all.add(Pauli.string(name));
            }
        }
        return all;
    }

    /** A step; every invocation runs other trajectories. */
    @Benchmark
    @OperationsPerInvocation(STEPS * BlockView.LANES)
    public void step() {
        trajectories.run(first, BlockView.LANES, observer);
        first += BlockView.LANES;
    }
}
