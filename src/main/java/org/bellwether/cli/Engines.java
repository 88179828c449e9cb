package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.ServiceLoader;
import org.bellwether.simulation.Engine;
import org.bellwether.simulation.EngineFactory;
import org.bellwether.simulation.LocalEngine;

/** Opens what computes trajectories. */
final class Engines {
    private Engines() {}

    /**
     * What a manner asks for: threads of this process, or a cluster.
     *
     * @param err takes what a cluster has to tell
     * @throws org.bellwether.spec.BadInputException if there can be no such cluster
     * @throws org.bellwether.simulation.EngineException if it is not there
     */
    static Engine open(Manner how, PrintWriter err) {
        String master = how.master();
        return master == null
                ? new LocalEngine(how.kernel(), how.threads())
                : ServiceLoader.load(EngineFactory.class)
                        .findFirst()
                        .orElseThrow()
                        .open(master, how.kernel(), notice -> {
                            err.println("bellwether: warning: " + notice);
                            err.flush();
                        });
    }
}
