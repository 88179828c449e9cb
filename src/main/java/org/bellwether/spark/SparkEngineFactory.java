package org.bellwether.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.EngineFactory;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.Kernels;

/** Opens Spark clusters. This class must load without Spark, to say that it is missing. */
public final class SparkEngineFactory implements EngineFactory {
    private static final String STANDALONE = "spark://";
    private static final int CONNECT_MILLIS = 5000;
    private static final int DEFAULT_PORT = 7077;

    @Override
    public Engine open(String master, Kernels.Choice kernel) {
        requireMaster(master);
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty("log4j2.configurationFile", "classpath:org/bellwether/spark/log4j2.properties");
        }
        requireSpark(master);
        requireListener(master);
        return SparkEngine.open(master, kernel);
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
        try {
            Class.forName("org.apache.spark.SparkContext", false, SparkEngineFactory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new BadInputException(
                    "--master",
                    master,
                    "needs Apache Spark 4 on the class path",
                    "Start with scripts/bellwether, with SPARK_HOME set, or with spark-submit.");
        }
    }

    /** Spark itself would try for a minute, and then only say that it gave up. */
    private static void requireListener(String master) {
        if (!master.startsWith(STANDALONE)) {
            return;
        }
        String[] hosts = master.substring(STANDALONE.length()).split(",");
        if (Arrays.stream(hosts).noneMatch(SparkEngineFactory::listens)) {
            throw new EngineException("no Spark master answers at " + master
                    + "; start one, as with scripts/spark-cluster start, or give the address that its page shows");
        }
    }

    private static boolean listens(String host) {
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(host.substring(colon + 1));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(name, port), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
