package org.bellwether.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.bellwether.ensemble.Indices;
import org.bellwether.ensemble.Runner;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.Job;
import org.bellwether.simulation.Portion;
import org.bellwether.simulation.Simulation;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;

/** Computes the trajectories of one job on a cluster: a worker is a thread that waits for one Spark job after the other. */
final class SparkRunner implements Runner {
    // Two or three seconds of a core: between two tasks it waits for some 60 ms.
    private static final double MOST_STEPS = 6e8;
    // With more, one thread of the driver would not keep up with starting tasks of three seconds.
    private static final double CORES_SERVED = 300;
    // As long as a task costs beside its trajectories: to share less would take longer.
    private static final double FEWEST_STEPS = 4e6;
    private static final double STEPS_PER_TRAJECTORY = 100;
    // What a step takes of the steps of a pure state of the machine.
    private static final double GENERAL = 30;
    private static final double DENSITY_MATRIX = 5;
    // So many ranges a core at least, for cores differ.
    private static final int RANGES_PER_CORE = 4;
    // While one is computed the next is on its way.
    private static final int WORKERS_PER_CORE = 2;

    private static final Run RUN = new Run();
    private static final Seq<Object> ONLY =
            CollectionConverters.asScala(List.<Object>of(0)).toSeq();
    private static final ClassTag<SumTask.Answer> ANSWER = ClassTag.apply(SumTask.Answer.class);

    private final JavaSparkContext context;
    private final ExecutorWatch watch;
    private final Portion portion;
    private final Kernels.Choice kernel;
    private final byte[] task;
    private final int cores;
    private final long blocks;

    SparkRunner(JavaSparkContext context, Job job, Kernels.Choice kernel, ExecutorWatch watch) {
        this.context = context;
        this.watch = watch;
        this.kernel = kernel;
        portion = new Portion(job);
        task = portion.task();
        cores = cores(context);
        blocks = blocks(job.simulation(), job.task().kernel(), job.expected(), cores);
    }

    /**
     * How many blocks are worth a task: as many for each, and as many tasks for each core, so that all end together.
     *
     * @param kind the kind of kernel
     */
    static long blocks(Simulation simulation, KernelKind kind, long trajectories, int cores) {
        double step = kind.isGeneral() ? GENERAL : simulation.isPure() ? 1 : DENSITY_MATRIX;
        double block = BlockView.LANES * step * (simulation.grid().steps() + STEPS_PER_TRAJECTORY);
        long all = (trajectories + BlockView.LANES - 1) / BlockView.LANES;
        double most = MOST_STEPS * Math.max(1, cores / CORES_SERVED);
        double ranges = Math.max(RANGES_PER_CORE, Math.ceil(all * block / (most * cores)));
        return (long) Math.ceil(Math.max(FEWEST_STEPS / block, all / (ranges * cores)));
    }

    /** How many cores the cluster gives. */
    static int cores(JavaSparkContext context) {
        return Math.max(1, context.defaultParallelism());
    }

    @Override
    public int workers() {
        return WORKERS_PER_CORE * cores;
    }

    @Override
    public long blocks() {
        return blocks;
    }

    @Override
    public Worker worker() {
        return range -> portion.add(range, sums(range));
    }

    private byte[] sums(Indices.Range range) {
        SumTask.Answer answer = answer(new SumTask(task, kernel.name(), range.from(), range.to()));
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return answer.sums();
    }

    private SumTask.Answer answer(SumTask sum) {
        try {
            RDD<SumTask> one = context.parallelize(List.of(sum), 1).rdd();
            return ((SumTask.Answer[]) context.sc().runJob(one, RUN, ONLY, ANSWER))[0];
        } catch (Exception e) {
            // Of any class, for Scala declares none.
            waitIfEnding();
            if (watch.over()) {
                throw new EngineException(
                        "the Spark cluster has had no executor for " + watch.patience() + " s, so the run ends");
            }
            throw new EngineException("the Spark cluster gave up on trajectories "
                    + new Indices.Range(sum.from(), sum.to()) + ": " + SparkMessages.firstLine(e));
        }
    }

    /**
     * What an executor does. A class, as Spark reads through the classes around every lambda for what it may hold, which takes
     * longer than the rest of submitting a task.
     */
    private static final class Run extends AbstractFunction2<TaskContext, Iterator<SumTask>, SumTask.Answer>
            implements Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public SumTask.Answer apply(TaskContext context, Iterator<SumTask> tasks) {
            return tasks.next().run();
        }
    }

    /** Spark stops as soon as the process is told to end; that is no failure, and the end comes once the work is kept. */
    private static void waitIfEnding() {
        Thread none = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
        } catch (IllegalStateException e) {
            while (true) {
                // Stopping also interrupts, and an interrupted thread does not park.
                Thread.interrupted();
                LockSupport.park();
            }
        }
    }
}
