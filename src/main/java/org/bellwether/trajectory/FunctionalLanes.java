package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path functionals of a block of the production kernel, one entry a lane, and their scratch. */
final class FunctionalLanes {
    final MachineFunctionals functionals;
    /**
     * Sums over the kicks so far of their work in units of angle and energy gap, see {@link FunctionalPasses#works}: by itself, times
     * the first Gaussian, and times the second. The work of the field and of each noise is a combination of them. Where noise has a
     * memory, the first is that of the last kick alone, which {@link MemoryWork} shares out, and the others are not used.
     */
    final double[][] slopes;
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
    /** Squared amplitudes of a and b after the last drift in the first of two planes; 0 where each lane is in one. */
    final double[][] rest;
    /** The factors of the last kick's work in these units that come from norms and from 1/angle. */
    final double[] slope;
    /** 1 over the squared norm at the end of the last step. */
    final double[] overHalf;

    // At the end of a step: the back-actions, that of the drift less the energy there.
    private final double[] driftShown;
    private final double[] jumpsShown;
    private final double[][] held;
    private final double[][] integrals;
    private final EnergyMeter meter;
    private final double field;
    private final @Nullable MemoryWork shared;
    // What the passes that show read. Sums are in units of the present step, what is shown in those of the largest.
    private final boolean uneven;
    private final double[][] shownSlopes;
    private final double[][] shownPopulations;
    private double step;
    private final boolean onePlane;
    /** In which plane each lane of the block's first one is, and the opposite of that. */
    private final double[] inPsi;

    private final double[] inPhi;

    /**
     * Those of a block.
     *
     * @param uneven whether steps have more than one size
     * @param shared what shares the work of a kick out where noise has a memory; else null
     */
    FunctionalLanes(MachineFunctionals functionals, MachineBlock block, boolean uneven, @Nullable MemoryWork shared) {
        this.functionals = functionals;
        this.shared = shared;
        this.uneven = uneven;
        step = functionals.dt();
        onePlane = block.states.onePlane();
        int lanes = block.lanes;
        inPsi = block.states.planes[0].inPsi;
        inPhi = new double[lanes];
        rest = new double[2][lanes];
        field = block.widest.psi.field();
        slopes = new double[3][lanes];
        drift = new double[lanes];
        jumps = new double[lanes];
        energy = new double[lanes];
        slope = new double[lanes];
        overHalf = new double[lanes];
        driftShown = new double[lanes];
        jumpsShown = new double[lanes];
        held = new double[5][lanes];
        integrals = new double[4][lanes];
        for (int i = 0; i < 4; i++) {
            populations[i] = new double[lanes];
        }
        shownSlopes = uneven ? new double[3][lanes] : slopes;
        shownPopulations = uneven ? new double[4][lanes] : populations;
        meter = new EnergyMeter(functionals);
    }

    /** The passes that add a step, from the states after its drift. */
    List<Pass> follow(Passes way, MachineBlock block) {
        FunctionalPasses own = way.functionals();
        List<Pass> passes = new ArrayList<>();
        if (!block.states.onePlane()) {
            passes.add(way.squares(block.states.planes[0], rest[0], rest[1]));
        }
        passes.add(own.balance(block, this));
        if (!block.states.onePlane()) {
            passes.add(own.populations(block, this));
        }
        passes.add(own.works(block, this));
        if (shared != null) {
            passes.add(first -> shared.add(slopes[0]));
        }
        return passes;
    }

    /** The sums of the populations of a (0) and b (1) in the last plane of the block, at present. */
    double[] lastPopulations(int which) {
        return populations[onePlane ? which : 2 + which];
    }

    /** The passes that take the back-actions to the end of a step, for all lanes that did not jump in the drift. */
    List<Pass> takeBack(Passes way) {
        return List.of(
                way.combine(false, drift, 1, energy, -1, driftShown),
                first -> System.arraycopy(jumps, 0, jumpsShown, 0, jumps.length));
    }

    /**
     * The passes that write all rows at the end of a step.
     *
     * @param p [i][lane]: populations there
     */
    List<Pass> show(Passes way, double[][] p, double[][] rows) {
        int noises = functionals.noises();
        double[] energies = functionals.energies();
        double gap = energies[1] - energies[0];
        List<Pass> passes = new ArrayList<>();
        double[][] last = uneven ? new double[4][inPsi.length] : p;
        if (uneven) {
            passes.add(first -> toUnits(p, last));
        }
        passes.addAll(shared == null ? works(way, gap, rows) : sharedWorks(way, gap, shared.sums(), rows));
        double[] byJumps = rows[PathFunctionals.jumpBackAction(noises)];
        double[] byDrift = rows[PathFunctionals.driftBackAction(noises)];
        passes.add(first -> {
            System.arraycopy(jumpsShown, 0, byJumps, 0, byJumps.length);
            System.arraycopy(driftShown, 0, byDrift, 0, byDrift.length);
        });
        passes.add(way.combine(true, p[2], energies[0], p[3], energies[1], byDrift));
        passes.addAll(integrate(way, last));
        for (int k = 0; k < functionals.integrands().length; k++) {
            double[] o = functionals.integrands()[k];
            double[] row = rows[PathFunctionals.firstIntegral(noises) + k];
            passes.add(way.combine(false, integrals[0], o[0], integrals[1], o[1], row));
            passes.add(way.combine(true, integrals[2], o[2], integrals[3], o[3], row));
        }
        return passes;
    }

    private List<Pass> works(Passes way, double gap, double[][] rows) {
        int noises = functionals.noises();
        List<Pass> passes = new ArrayList<>();
        for (int j = 0; j < noises; j++) {
            double first = gap * functionals.workFirst()[j];
            double second = gap * functionals.workSecond()[j];
            passes.add(way.combine(false, shownSlopes[1], first, shownSlopes[2], second, rows[j]));
        }
        passes.add(way.combine(
                false, shownSlopes[0], gap * field, shownSlopes[0], 0, rows[PathFunctionals.fieldWork(noises)]));
        return passes;
    }

    private List<Pass> sharedWorks(Passes way, double gap, double[][] sums, double[][] rows) {
        int noises = functionals.noises();
        List<Pass> passes = new ArrayList<>();
        for (int j = 0; j < noises; j++) {
            passes.add(way.combine(false, sums[j], gap, sums[j], 0, rows[j]));
        }
        passes.add(way.combine(false, sums[noises], gap, sums[noises], 0, rows[PathFunctionals.fieldWork(noises)]));
        return passes;
    }

    /** The integrals of all populations. */
    private List<Pass> integrate(Passes way, double[][] last) {
        List<Pass> passes = new ArrayList<>();
        passes.add(first -> {
            for (int l = 0; l < inPhi.length; l++) {
                inPhi[l] = 1 - inPsi[l];
            }
        });
        for (int state = 0; state < 4; state++) {
            double[] q = state > 1 ? inPsi : inPhi;
            double[] here = shownPopulations[isSecond(state) ? 1 : 0];
            double[] elsewhere = shownPopulations[isSecond(state) ? 3 : 2];
            passes.add(way.functionals().integral(functionals.dt(), q, here, elsewhere, last[state], integrals[state]));
        }
        return passes;
    }

    /** Writes sums and the last populations in units of the largest step. */
    private void toUnits(double[][] p, double[][] last) {
        double ratio = step / functionals.dt();
        double root = Math.sqrt(step) / Math.sqrt(functionals.dt());
        for (int s = 0; s < slopes.length; s++) {
            scale(slopes[s], s == 0 ? ratio : root, shownSlopes[s]);
        }
        for (int i = 0; i < 4; i++) {
            scale(populations[i], ratio, shownPopulations[i]);
            scale(p[i], ratio, last[i]);
        }
    }

    private static void scale(double[] from, double factor, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] = factor * from[l];
        }
    }

    /** Goes on in steps of another size, at an output at which the populations are {@code p}. */
    void continueIn(double next, double[][] p) {
        double ratio = step / next;
        double root = Math.sqrt(step) / Math.sqrt(next);
        for (int s = 0; s < slopes.length; s++) {
            scale(slopes[s], s == 0 ? ratio : root, slopes[s]);
        }
        // The population at the output ends one interval and begins another: half of it counts in each.
        for (int state = 0; state < 4; state++) {
            for (int l = 0; l < inPsi.length; l++) {
                double half = p[state][l] / 2;
                double[] sum = populations[row(state, l)];
                sum[l] = ratio * (sum[l] - half) + half;
            }
        }
        step = next;
        if (shared != null) {
            shared.over(next);
        }
    }

    EnergyMeter meter() {
        return meter;
    }

    /** Begins all trajectories in steps of a size; {@link #start} follows. */
    void clear(double first) {
        step = first;
        for (double[] row : slopes) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(drift, 0);
        Arrays.fill(jumps, 0);
        if (shared != null) {
            shared.over(first);
            shared.clear();
        }
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
}
