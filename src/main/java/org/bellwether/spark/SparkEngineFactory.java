package org.bellwether.spark;

import java.util.List;
import java.util.function.Consumer;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.EngineFactory;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;

/** Opens Spark clusters. This class must load without Spark, to say that it is missing. */
public final class SparkEngineFactory implements EngineFactory {
    private static final String STANDALONE = "spark://";
    private static final int DEFAULT_PORT = 7077;

    @Override
    public Engine open(String master, Kernels.Choice kernel, Consumer<String> notices) {
        requireMaster(master);
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty("log4j2.configurationFile", "classpath:org/bellwether/spark/log4j2.properties");
        }
        requireSpark(master);
        requireManager(master);
        requireMemory();
        requireListener(master);
        return SparkEngine.open(master, kernel, notices);
    }

    private static void requireMaster(String master) {
        if (!master.matches(
                "local(\\[(\\*|[1-9]\\d{0,3})])?|spark://[^/,:]+(:\\d+)?(,[^/,:]+(:\\d+)?)*|yarn|k8s://.+")) {
            throw new BadInputException(
                    "--master",
                    master,
                    "must be the address of a Spark cluster, as in spark://host:7077, or local[K] for K threads",
                    null);
        }
    }

    private static void requireSpark(String master) {
        if (!isThere("org.apache.spark.SparkContext")) {
            throw new BadInputException(
                    "--master",
                    master,
                    "needs Apache Spark 4 on the class path",
                    "Start with scripts/bellwether, with SPARK_HOME set, or with spark-submit.");
        }
    }

    /** What a standalone cluster does not need, and a distribution of Spark may lack. */
    private static void requireManager(String master) {
        String name = master.equals("yarn")
                ? "org.apache.spark.scheduler.cluster.YarnClusterManager"
                : master.startsWith("k8s://")
                        ? "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager"
                        : null;
        if (name != null && !isThere(name)) {
            throw new BadInputException(
                    "--master",
                    master,
                    "needs the part of Spark for it on the class path, which is not there",
                    "Start with the spark-submit of a Spark that has it, or give the address of a standalone cluster.");
        }
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, SparkEngineFactory.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Spark itself would tell in a stack trace that an executor gets too little. */
    private static void requireMemory() {
        String memory = System.getProperty("spark.executor.memory");
        if (memory != null && SparkEngine.bytes(memory) < SparkEngine.LEAST_BYTES) {
            throw new BadInputException(
                    "spark.executor.memory",
                    memory,
                    "must be at least 450m, of which Spark itself takes 300m",
                    "Executors of 1g are enough.");
        }
    }

    private static void requireListener(String master) {
        if (!master.startsWith(STANDALONE)) {
            return;
        }
        MasterProbe.Found best = MasterProbe.Found.NOTHING;
        for (String host : hosts(master)) {
            MasterProbe.Found found = MasterProbe.at(name(host), port(host));
            best = found.compareTo(best) > 0 ? found : best;
        }
        if (best != MasterProbe.Found.SPARK) {
            throw new EngineException((best == MasterProbe.Found.NOTHING
                            ? "no Spark master answers at " + master
                            : "what answers at " + master + " is no Spark master")
                    + "; start one, as with scripts/spark-cluster start, or give the address that its page shows");
        }
    }

    /** Whether nobody but this machine takes part. */
    static boolean isOfThisMachine(String master) {
        return master.startsWith("local")
                || (master.startsWith(STANDALONE)
                        && hosts(master).stream().allMatch(host -> MasterProbe.isLoopback(name(host))));
    }

    private static List<String> hosts(String master) {
        return List.of(master.substring(STANDALONE.length()).split(","));
    }

    private static String name(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static int port(String host) {
        int colon = host.indexOf(':');
        return colon < 0 ? DEFAULT_PORT : Integer.parseInt(host.substring(colon + 1));
    }
}
