package org.bellwether.simulation;

import org.bellwether.trajectory.KernelChoice;

/**
 * What a run cost.
 *
 * @param trajectorySteps the number of steps of all trajectories
 * @param seconds wall-clock seconds of the trajectories alone
 * @param cpuSeconds processor time of the whole process so far, all threads and compilers; 0 where the system does not tell
 * @param threads the number of threads
 * @param kernel the kernel that ran
 */
public record RunCost(double trajectorySteps, double seconds, double cpuSeconds, int threads, KernelChoice kernel) {
    /** Nanoseconds of one thread for one step of one trajectory. */
    public double nanosecondsPerStep() {
        return seconds * threads / trajectorySteps * 1e9;
    }
}
