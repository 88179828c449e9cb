package org.bellwether.trajectory;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bellwether.benchmarks.Fig3;
import org.bellwether.random.Purpose;
import org.bellwether.random.StreamKey;
import org.bellwether.simd.Simd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The passes of a step of the production kernel over one block, without jumps and outputs: the yardstick, which draws the
 * kernel's Gaussians and does nothing else, and the whole step. An operation is a block: divide by its lanes.
 *
 * <p>In this package, for a step's passes are nobody else's business.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassBenchmark {
    /** The number of lanes; a kernel has 128. */
    @Param({"128"})
    public int lanes;

    /** In the inverse of the coupling's unit. */
    @Param({"0.05", "1.0"})
    public double step;

    /** Scalar or vectors. */
    @Param({"SCALAR", "SIMD"})
    public Kernels.Choice kernel;

    /** Whether each state is in one plane of the Bell basis, as those of Fig. 3 are. */
    @Param({"true", "false"})
    public boolean onePlane;

    private MachineBlock block;
    private StepPasses passes;

    /** Starts the lanes anew, so that no amplitude fades away: streams of the first trajectories. */
    @Setup(Level.Iteration)
    public void prepare() {
        BellForm form = BellForm.of(Fig3.SYSTEM).orElseThrow();
        BellForm still = new BellForm(
                form.energies(), 0, 0, form.channels(), form.phi(), form.psi(), form.gaussians(), List.of());
        block = new MachineBlock(lanes, onePlane, new BellStep(still, step));
        Passes way = kernel == Kernels.Choice.SIMD ? Simd.load(Passes.class, "VectorPasses") : new ScalarPasses();
        passes = new StepPasses(way, block, null, null);
        for (int l = 0; l < lanes; l++) {
            block.noise.start(l, StreamKey.of(1, l, Purpose.NOISE));
            if (onePlane) {
                block.states.set(l, new double[] {0.8, 0, 0, 0}, new double[] {0, 0.6, 0, 0});
            } else {
                block.states.set(l, new double[] {0.8, 0, 0, 0}, new double[] {0, 0, 0, 0.6});
            }
        }
    }

    /** Two Gaussians a lane. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void gaussians() {
        passes.draw();
    }

    /** Gaussians, kick and drift. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public boolean whole() {
        passes.draw();
        return passes.turn(block.noise.first);
    }
}
