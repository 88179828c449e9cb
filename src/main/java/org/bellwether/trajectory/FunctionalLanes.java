package org.bellwether.trajectory;

import java.util.Arrays;

/** The path functionals of a block of the production kernel, one entry a lane, and their scratch. */
final class FunctionalLanes {
    final MachineFunctionals functionals;
    /** [j]: work of noise j so far; then that of the field. */
    final double[][] work;
    /** What the drift without jumps has changed of the energy so far. */
    final double[] drift;
    /** What jumps have changed of it, with what they gave to the baths. */
    final double[] jumps;
    /** The energy after the last drift. */
    final double[] energy;
    /** [i]: population of Bell state i, half of it at t = 0, then whole at every end of a step. */
    final double[][] populations = new double[4][];
    /** [i]: squared amplitude after the last drift. */
    final double[][] squares = new double[4][];
    /** The work of the last kick in a unit of angle, see {@link ScalarFunctionals#slope}. */
    final double[] slope;

    /** 1 over the squared norm after the last kick, */
    final double[] overKicked;
    /** after the drift that followed, */
    final double[] overDrifted;
    /** and half-way in it. */
    final double[] overHalf;

    // At the end of a step: the back-actions, that of the drift less the energy there.
    private final double[] driftShown;
    private final double[] jumpsShown;
    private final double[][] held;
    private final EnergyMeter meter;

    FunctionalLanes(MachineFunctionals functionals, int lanes) {
        this.functionals = functionals;
        work = new double[functionals.noises() + 1][lanes];
        drift = new double[lanes];
        jumps = new double[lanes];
        energy = new double[lanes];
        slope = new double[lanes];
        overKicked = new double[lanes];
        overDrifted = new double[lanes];
        overHalf = new double[lanes];
        driftShown = new double[lanes];
        jumpsShown = new double[lanes];
        held = new double[5][lanes];
        for (int i = 0; i < 4; i++) {
            populations[i] = new double[lanes];
            squares[i] = new double[lanes];
        }
        meter = new EnergyMeter(functionals);
    }

    EnergyMeter meter() {
        return meter;
    }

    /** Begins all trajectories; {@link #start} follows. */
    void clear() {
        for (double[] row : work) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(drift, 0);
        Arrays.fill(jumps, 0);
    }

    /** The state of a lane at t = 0. */
    void start(int l, double[] re, double[] im) {
        for (int i = 0; i < 4; i++) {
            held[1 + i][l] = 0;
        }
        addPopulations(l, re, im, 0.5);
        driftShown[l] = -functionals.energy(re, im);
        jumpsShown[l] = 0;
    }

    /** What the meter has read of the first half drift. */
    void firstHalf(int l) {
        drift[l] = meter.drift();
        jumps[l] = meter.jumps();
        energy[l] = meter.energy();
    }

    /** Keeps what a step adds to a lane as if it did not jump, before that is added. */
    void hold(int l) {
        held[0][l] = drift[l];
        for (int i = 0; i < 4; i++) {
            held[1 + i][l] = populations[i][l];
        }
    }

    /** Puts right what a step has added to a lane that was held, from what the meter has read of its drift. */
    void resolve(int l, double[] halfRe, double[] halfIm) {
        addPopulations(l, halfRe, halfIm, 1);
        driftShown[l] = held[0][l] + meter.driftHalfway() - functionals.energy(halfRe, halfIm);
        jumpsShown[l] = jumps[l] + meter.jumpsHalfway();
        drift[l] = held[0][l] + meter.drift();
        jumps[l] += meter.jumps();
        energy[l] = meter.energy();
    }

    /** Adds the populations of a state to those that were held. */
    private void addPopulations(int l, double[] re, double[] im, double weight) {
        double norm2 = 0;
        for (int i = 0; i < 4; i++) {
            norm2 += re[i] * re[i] + im[i] * im[i];
        }
        for (int i = 0; i < 4; i++) {
            populations[i][l] = held[1 + i][l] + weight * (re[i] * re[i] + im[i] * im[i]) / norm2;
        }
    }

    /** Takes the back-actions to the end of a step, for all lanes that did not jump in the drift. */
    void takeBack() {
        for (int l = 0; l < driftShown.length; l++) {
            driftShown[l] = drift[l] - energy[l];
            jumpsShown[l] = jumps[l];
        }
    }

    /**
     * Writes all rows at the end of a step.
     *
     * @param p [i][lane]: populations there
     */
    void show(double[][] p, double[][] rows) {
        int noises = functionals.noises();
        for (int j = 0; j <= noises; j++) {
            System.arraycopy(work[j], 0, rows[j], 0, BlockView.LANES);
        }
        System.arraycopy(jumpsShown, 0, rows[PathFunctionals.jumpBackAction(noises)], 0, BlockView.LANES);
        double[] shown = rows[PathFunctionals.driftBackAction(noises)];
        double plus = functionals.energies()[0];
        double minus = functionals.energies()[1];
        for (int l = 0; l < shown.length; l++) {
            shown[l] = driftShown[l] + (plus * p[2][l] + minus * p[3][l]);
        }
        for (int k = 0; k < functionals.integrands().length; k++) {
            integrate(functionals.integrands()[k], p, rows[PathFunctionals.firstIntegral(noises) + k]);
        }
    }

    private void integrate(double[] values, double[][] p, double[] integral) {
        Arrays.fill(integral, 0);
        for (int i = 0; i < 4; i++) {
            double factor = functionals.dt() * values[i];
            double[] sum = populations[i];
            double[] last = p[i];
            if (factor != 0) {
                for (int l = 0; l < integral.length; l++) {
                    integral[l] += factor * (sum[l] - 0.5 * last[l]);
                }
            }
        }
    }
}
