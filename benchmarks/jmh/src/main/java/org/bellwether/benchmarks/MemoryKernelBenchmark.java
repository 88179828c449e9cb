package org.bellwether.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
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

/** The cost of one step of one trajectory under noise with memory, to be read as a ratio to that under white noise. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryKernelBenchmark {
    private static final int STEPS = 4096;
    private static final double STEP = 0.05;
    private static final double[] INTENSITIES = {1e-2, 1e-4, 2e-4};

    /** The process of all three noise channels. */
    public enum Noise {
        /** Two Gaussians a step. */
        WHITE,
        /** Ornstein-Uhlenbeck noise with one correlation time: two components, four Gaussians. */
        ONE_TIME,
        /** The same with three: three components, six Gaussians. */
        THREE_TIMES,
        /** Telegraphs with a correlation time of ten steps. */
        TELEGRAPH;

        private NoiseProcess process(int channel) {
            double intensity = INTENSITIES[channel];
            return switch (this) {
                case WHITE -> new White(intensity);
                case ONE_TIME -> new OrnsteinUhlenbeck(intensity, 5);
                case THREE_TIMES -> new OrnsteinUhlenbeck(intensity, 5 - channel);
                case TELEGRAPH -> new Telegraph(intensity, 10 * STEP);
            };
        }
    }

    /** The noise. */
    @Param
    public Noise noise;

    /** The two paths of the production kernel. */
    @Param({"SCALAR", "SIMD"})
    public Kernels.Choice kernel;

    private TrajectoryKernel trajectories;
    private BlockObserver observer;
    private long first;

    /** Makes the kernel once, as a thread of an ensemble does. */
    @Setup
    public void prepare(Blackhole blackhole) {
        OpenSystem white = Fig3.SYSTEM;
        List<NoiseChannel> noises = new ArrayList<>();
        for (int j = 0; j < white.noises().size(); j++) {
            NoiseChannel channel = white.noises().get(j);
            noises.add(new NoiseChannel(channel.name(), channel.operator(), noise.process(j)));
        }
        OpenSystem system =
                new OpenSystem(white.hamiltonian(), white.field(), white.jumps(), noises, white.initialState());
        trajectories = Kernels.create(kernel, KernelRequest.of(system, Fig3.PAULIS, TimeGrid.of(STEP, STEPS), 1));
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
