package org.bellwether.simulation;

import java.util.function.Consumer;
import org.bellwether.trajectory.Kernels;

/** Opens clusters; found as a service, so that nothing else has to know what they are made of. */
public interface EngineFactory {
    /**
     * Connects to a cluster.
     *
     * @param master what the cluster is called, as in spark://host:7077 or local[2]
     * @param kernel how trajectories are computed there
     * @param notices takes what the user is to know while a run goes on, a sentence without its end
     * @throws org.bellwether.spec.BadInputException if there can be no such cluster
     * @throws EngineException if it is not there, or gives no place to compute
     */
    Engine open(String master, Kernels.Choice kernel, Consumer<String> notices);
}
