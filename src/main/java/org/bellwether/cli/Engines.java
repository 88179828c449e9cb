package org.bellwether.cli;

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
     * @throws org.bellwether.spec.BadInputException if there can be no such cluster
     * @throws org.bellwether.simulation.EngineException if it is not there
     */
    static Engine open(Manner how) {
        String master = how.master();
        return master == null
                ? new LocalEngine(how.kernel(), how.threads())
                : ServiceLoader.load(EngineFactory.class)
                        .findFirst()
                        .orElseThrow()
                        .open(master, how.kernel());
    }
}
