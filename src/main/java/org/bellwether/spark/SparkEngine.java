package org.bellwether.spark;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.bellwether.ensemble.Runner;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.Job;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;

/** An application on a Spark cluster, for any number of jobs. */
final class SparkEngine implements Engine {
    private static final long PATIENCE_SECONDS = Long.getLong("bellwether.spark.patience", 60);
    // Executors that were lost may come back, as when a machine starts again: they are waited for longer than the
    // first.
    private static final long RETURN_FACTOR = 5;
    private static final long TOLD_SECONDS = 10;
    /** The smallest heap of which Spark makes use: 300 MB of its own, one and a half times. */
    static final long LEAST_BYTES = 450L << 20;

    private static final String LOOPBACK = "127.0.0.1";
    private static final long LOOK_MILLIS = 50;
    // Points of a sweep: one is computed, others are made ready, on their way there and back, and evaluated.
    private static final int JOBS_PER_CORE = 4;
    // One thread collects, as locally: the other collectors' threads would take the core from the trajectories.
    private static final String COLLECTOR = "-XX:+UseSerialGC";
    // Nor are compilers to spend it on Spark's own code, of which a task runs little: that has to be called ten times
    // as
    // often as usual, ours as often as ever, and vectors, which are of no use until compiled, a tenth of that. Of
    // several
    // scalings that fit a method the last counts.
    private static final String COMPILERS = String.join(
            " ",
            "-XX:CompileThresholdScaling=10",
            "-XX:CompileCommand=quiet",
            scaling("org.bellwether", 0.1),
            scaling("jdk.incubator.vector", 0.1),
            scaling("jdk.internal.vm.vector", 0.1),
            scaling("org.bellwether.trajectory.Vector", 0.01),
            scaling("org.bellwether.statistics.Vector", 0.01));

    private final JavaSparkContext context;
    private final Kernels.Choice kernel;
    private final ExecutorWatch watch;

    private SparkEngine(JavaSparkContext context, Kernels.Choice kernel, Consumer<String> notices) {
        this.context = context;
        this.kernel = kernel;
        watch = new ExecutorWatch(
                context, Math.min(TOLD_SECONDS, PATIENCE_SECONDS), RETURN_FACTOR * PATIENCE_SECONDS, notices);
    }

    /**
     * A size as Spark reads it.
     *
     * @throws BadInputException if it is none
     */
    static long bytes(String memory) {
        try {
            return JavaUtils.byteStringAsBytes(memory);
        } catch (NumberFormatException e) {
            throw new BadInputException("spark.executor.memory", memory, "must be a size, as in 1g", null);
        }
    }

    /**
     * Begins an application.
     *
     * @throws EngineException if the cluster takes none, or gives it no executor
     */
    static SparkEngine open(String master, Kernels.Choice kernel, Consumer<String> notices) {
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(configuration(master));
        } catch (RuntimeException e) {
            throw new EngineException("the Spark cluster " + master + " takes no application: "
                    + SparkMessages.firstLine(e)
                    + (e instanceof IllegalArgumentException
                            ? ""
                            : "; driver and cluster must be of the same version of Spark, and have the same secret"
                                    + " where it asks for one (spark.authenticate.secret)"));
        }
        context.setLogLevel("OFF");
        try {
            awaitExecutor(context, master);
        } catch (RuntimeException e) {
            // A context that finds no master stops by itself, and then whatever is asked of it throws.
            boolean stopped = context.sc().isStopped();
            context.close();
            throw stopped ? refused(master, context.version()) : e;
        }
        return new SparkEngine(context, kernel, notices);
    }

    /** What the user has not set otherwise, by spark-submit or as properties of the Java virtual machine. */
    private static SparkConf configuration(String master) {
        SparkConf configuration = new SparkConf()
                .setIfMissing("spark.app.name", "bellwether")
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                // An executor's log of each of many short tasks takes longer than the task.
                .setIfMissing("spark.log.level", "ERROR")
                .setIfMissing("spark.executor.defaultJavaOptions", COMPILERS)
                .setIfMissing("spark.executor.extraJavaOptions", COLLECTOR)
                .setMaster(master);
        if (SparkEngineFactory.isOfThisMachine(master)) {
            // Else it listens on an address that others reach, for jobs that anybody may send.
            configuration
                    .setIfMissing("spark.driver.host", LOOPBACK)
                    .setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        if (master.startsWith("local")) {
            // With a secret that Spark makes for itself: other users of this machine reach the loopback too.
            configuration.setIfMissing("spark.authenticate", "true");
        }
        Path program = program();
        if (program.toString().endsWith(".jar") && !configuration.contains("spark.jars")) {
            configuration.setJars(new String[] {program.toString()});
        }
        return configuration;
    }

    private static String scaling(String classes, double factor) {
        return "-XX:CompileCommand=CompileThresholdScaling," + classes + "*::*," + factor;
    }

    /** Where this class lies: the jar that executors need. */
    private static Path program() {
        try {
            return new File(SparkEngine.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cluster without room for an executor lets an application wait for ever. */
    private static void awaitExecutor(JavaSparkContext context, String master) {
        if (context.isLocal()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (context.sc().getExecutorMemoryStatus().size() < 2) {
            if (System.nanoTime() > end) {
                throw new EngineException("the Spark cluster " + master + " has started no executor for "
                        + PATIENCE_SECONDS + " s: no worker has a free core and "
                        + context.getConf().get("spark.executor.memory", "1g")
                        + " of free memory (spark.executor.memory), or an executor cannot start there");
            }
            sleep();
        }
    }

    private static EngineException refused(String master, String version) {
        return new EngineException("the Spark cluster " + master
                + " has not taken the application; driver and cluster must be of the same version of Spark (" + version
                + " here)");
    }

    private static void sleep() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a cluster", e);
        }
    }

    @Override
    public Runner runner(Job job) {
        return new SparkRunner(context, job, kernel, watch);
    }

    @Override
    public int threads() {
        return SparkRunner.cores(context);
    }

    @Override
    public int jobs() {
        return JOBS_PER_CORE * threads();
    }

    @Override
    public void close() {
        watch.close();
        context.close();
    }
}
