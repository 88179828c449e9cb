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
    /**
     * Populations, half of them at t = 0, then whole at every end of a step: of a and b in the plane that a lane has in the block's
     * first one at present, and of a and b in the other.
     */
    final double[][] populations = new double[4][];
    /** Squared amplitudes after the last drift: of a and b in the block's first plane, and in the second where there is one. */
    final double[][] squares;
    /** Squared amplitudes a, and b, of all planes. */
    final double[][] totals;
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
    private final double[] sum;
    /** In which plane each lane of the block's first one is. */
    private final double[] inPsi;

    FunctionalLanes(MachineFunctionals functionals, MachineBlock block) {
        this.functionals = functionals;
        int lanes = block.lanes;
        inPsi = block.states.planes[0].inPsi;
        squares = new double[2 * block.states.planes.length][lanes];
        totals = block.states.onePlane() ? squares : new double[2][lanes];
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
        sum = new double[lanes];
        for (int i = 0; i < 4; i++) {
            populations[i] = new double[lanes];
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
            int row = row(i, l);
            populations[row][l] = held[1 + row][l] + weight * (re[i] * re[i] + im[i] * im[i]) / norm2;
        }
    }

    /** The row in which the populations of a Bell state are summed. */
    private int row(int state, int l) {
        boolean here = state > 1 == (inPsi[l] != 0);
        return (here ? 0 : 2) + (isSecond(state) ? 1 : 0);
    }

    /** Whether a Bell state is the second of its pair. */
    private static boolean isSecond(int state) {
        return state == 1 || state == 2;
    }

    /** Follows a lane that has moved to the other plane. */
    void move(int l) {
        exchange(populations[0], populations[2], l);
        exchange(populations[1], populations[3], l);
    }

    private static void exchange(double[] x, double[] y, int l) {
        double kept = x[l];
        x[l] = y[l];
        y[l] = kept;
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
        int first = PathFunctionals.firstIntegral(noises);
        for (int k = 0; k < functionals.integrands().length; k++) {
            Arrays.fill(rows[first + k], 0);
        }
        for (int i = 0; i < 4; i++) {
            collect(i, sum);
            for (int k = 0; k < functionals.integrands().length; k++) {
                integrate(functionals.dt() * functionals.integrands()[k][i], sum, p[i], rows[first + k]);
            }
        }
    }

    /** Writes the populations of a Bell state, summed. */
    private void collect(int state, double[] out) {
        boolean ofPsi = state > 1;
        double[] here = populations[isSecond(state) ? 1 : 0];
        double[] there = populations[isSecond(state) ? 3 : 2];
        for (int l = 0; l < out.length; l++) {
            double q = ofPsi ? inPsi[l] : 1 - inPsi[l];
            out[l] = q * here[l] + (1 - q) * there[l];
        }
    }

    private static void integrate(double factor, double[] sum, double[] last, double[] integral) {
        if (factor != 0) {
            for (int l = 0; l < integral.length; l++) {
                integral[l] += factor * (sum[l] - 0.5 * last[l]);
            }
        }
    }
}
