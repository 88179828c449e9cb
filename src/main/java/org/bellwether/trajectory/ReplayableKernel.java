package org.bellwether.trajectory;

/** A kernel that can run any one trajectory again and tell all that happens to it. */
public interface ReplayableKernel extends TrajectoryKernel {
    /**
     * Runs one trajectory, bit for bit as in its block, and tells a recorder of it. Runs that nobody records cost nothing by it.
     *
     * @param trajectory its index, >= 0
     * @throws IntegrationException if the state is no longer finite
     */
    void replay(long trajectory, TrajectoryRecorder recorder);
}
