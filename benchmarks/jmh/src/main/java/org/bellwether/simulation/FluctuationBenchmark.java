package org.bellwether.simulation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bellwether.ensemble.CombinedStatistics;
import org.bellwether.ensemble.Ensemble;
import org.bellwether.ensemble.EnsembleState;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.ensemble.StoppingRule;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.PathFunctionals;
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

/**
 * What statistics of paths cost beside the trajectories: a trajectory-step of the machine of Fig. 3 on one thread, t = 2000 in steps
 * of 1 with 200 outputs, with nothing but the means, and with more.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FluctuationBenchmark {
    private static final int TRAJECTORIES = 4096;
    private static final int STEPS = 2000;

    /** What is kept of paths: nothing; counts and heat; works, energy balance and time averages; all that the command keeps. */
    @Param({"NONE", "COUNTS", "WORKS", "ALL"})
    public Kept kept;

    private Simulation simulation;
    private FluctuationSetting setting;

    /** What is kept. */
    public enum Kept {
        NONE,
        COUNTS,
        WORKS,
        ALL
    }

    /** Makes the simulation ready. */
    @Setup
    public void prepare() {
        simulation = Simulation.of(
                SpecReader.parse(Examples.text("fig3-spin"), "benchmark", List.of("time.step=1.0", "time.end=2000")));
        setting = FluctuationSetting.of(simulation);
    }

    private PathStatistics statistics() {
        FluctuationStatistics all = FluctuationStatistics.of(setting);
        return switch (kept) {
            case NONE -> null;
            case COUNTS -> all.counts().orElseThrow();
            case WORKS -> new CombinedStatistics(List.of(all.energy(), all.averages()));
            case ALL -> all.all();
        };
    }

    /** The time of a trajectory-step. */
    @Benchmark
    @OperationsPerInvocation(TRAJECTORIES * STEPS)
    public EnsembleState step() {
        EnsembleState state = simulation.state(Indices.of(0, TRAJECTORIES), statistics());
        boolean follows = kept == Kept.WORKS || kept == Kept.ALL;
        PathFunctionals functionals = follows ? FluctuationStatistics.functionals(setting) : null;
        Ensemble.run(
                state,
                simulation.kernels(Kernels.Choice.AUTO, functionals),
                1,
                ProgressListener.NONE,
                StoppingRule.NEVER);
        return state;
    }
}
