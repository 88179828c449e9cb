package org.bellwether.trajectory;

/** Reads the energy of one lane on its way through a drift with jumps: what changes it without a jump, and what a jump changes. */
final class EnergyMeter {
    private final MachineFunctionals functionals;
    private double energy;
    private double drift;
    private double jumps;
    private double driftHalfway;
    private double jumpsHalfway;

    EnergyMeter(MachineFunctionals functionals) {
        this.functionals = functionals;
    }

    void start(double[] re, double[] im) {
        energy = functionals.energy(re, im);
        drift = 0;
        jumps = 0;
    }

    void drifted(double[] re, double[] im) {
        drift += change(re, im);
    }

    void jumped(int channel, double[] re, double[] im) {
        jumps += change(re, im) + functionals.quanta()[channel];
    }

    /** Halfway the state was another one; what has been read since belongs to it. */
    void halfway(double[] re, double[] im) {
        driftHalfway = drift + (functionals.energy(re, im) - energy);
        jumpsHalfway = jumps;
    }

    /** The energy as it was last read. */
    double energy() {
        return energy;
    }

    /** How much the drift has changed it. */
    double drift() {
        return drift;
    }

    /** How much the jumps have changed it, with what they gave to the baths. */
    double jumps() {
        return jumps;
    }

    /** {@link #drift} until halfway. */
    double driftHalfway() {
        return driftHalfway;
    }

    /** {@link #jumps} until halfway. */
    double jumpsHalfway() {
        return jumpsHalfway;
    }

    private double change(double[] re, double[] im) {
        double now = functionals.energy(re, im);
        double change = now - energy;
        energy = now;
        return change;
    }
}
