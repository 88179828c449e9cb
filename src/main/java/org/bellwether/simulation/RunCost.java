package org.bellwether.simulation;

/**
 * What a run cost.
 *
 * @param trajectorySteps the number of steps of all trajectories
 * @param seconds wall-clock seconds of the trajectories alone
 * @param threads the number of threads
 */
public record RunCost(double trajectorySteps, double seconds, int threads) {
    /** Nanoseconds of one thread for one step of one trajectory. */
    public double nanosecondsPerStep() {
        return seconds * threads / trajectorySteps * 1e9;
    }
}
