package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.OpenSystem;

/**
 * The integrals of {@link PathFunctionals} in closed form, for the two-qubit machine without noise and static field: nothing then
 * happens at the ends of steps, and the populations of the Bell states follow from the jumps alone. With A the weight of phi+ and
 * psi-, which decay at Gamma_1, and d = Gamma_1 - Gamma_2, a pure state keeps for a time tau without jumps
 *
 * <pre>
 *   int A(t) dt = -ln(1 - A + A e^{-d tau})/d         A tau at d = 0
 * </pre>
 *
 * <p>and the two populations on either side keep their ratio. Where the baths are averaged, each pair of populations between which
 * jumps lead relaxes at Gamma_1 + Gamma_2.
 */
final class DriftIntegrals {
    private static final int[] HIGH = {0, 3};
    private static final int[] LOW = {2, 1};

    private final BellForm form;
    private final boolean averaged;
    private final boolean[] down;
    private final double[][] values;
    private final double[][] starts;
    private final InitialDraw draw;
    private final double[][] populations = new double[4][BlockView.LANES];
    private final double[][] integrals = new double[4][BlockView.LANES];
    private final double[] reached = new double[BlockView.LANES];

    private DriftIntegrals(
            BellForm form, boolean averaged, boolean[] down, double[][] values, double[][] starts, InitialDraw draw) {
        this.form = form;
        this.averaged = averaged;
        this.down = down;
        this.values = values;
        this.starts = starts;
        this.draw = draw;
    }

    /**
     * Those of a system; empty where there is noise or a field, or an integrand is not diagonal in the Bell basis.
     *
     * @param averaged whether the baths are averaged, without jumps
     */
    static Optional<DriftIntegrals> of(
            OpenSystem system, PathFunctionals functionals, boolean averaged, long masterSeed) {
        List<JumpChannel> jumps =
                system.jumps().stream().filter(jump -> jump.rate() > 0).toList();
        OpenSystem coupled =
                new OpenSystem(system.hamiltonian(), system.field(), jumps, system.noises(), system.initialState());
        ComplexMatrix basis = BellForm.bellBasis();
        List<ComplexMatrix> integrands = functionals.integrands().stream()
                .map(o -> BellForm.inBasis(o, basis))
                .toList();
        Optional<BellForm> form = BellForm.of(coupled)
                .filter(f -> f.gaussians() == 0
                        && f.memory().isEmpty()
                        && f.phi().field() == 0
                        && f.psi().field() == 0)
                .filter(f -> integrands.stream().allMatch(BellForm::isDiagonal));
        if (form.isEmpty()) {
            return Optional.empty();
        }
        boolean[] down = new boolean[system.jumps().size()];
        int coupledChannel = 0;
        for (int k = 0; k < down.length; k++) {
            down[k] = system.jumps().get(k).rate() > 0
                    && form.get().channels()[coupledChannel++].down();
        }
        InitialState initial = system.initialState();
        List<double[]> starts = new ArrayList<>();
        initial.states().forEach(psi -> starts.add(diagonal(BellForm.inBasis(ComplexMatrix.outer(psi, psi), basis))));
        return Optional.of(new DriftIntegrals(
                form.get(),
                averaged,
                down,
                integrands.stream().map(DriftIntegrals::diagonal).toArray(double[][]::new),
                averaged
                        ? new double[][] {diagonal(BellForm.inBasis(initial.densityMatrix(), basis))}
                        : starts.toArray(double[][]::new),
                new InitialDraw(initial, basis.adjoint(), masterSeed)));
    }

    /** Begins a block. */
    void start(long first, int count) {
        for (int l = 0; l < count; l++) {
            double[] start = starts[averaged ? 0 : draw.draw(first + l)];
            for (int i = 0; i < 4; i++) {
                populations[i][l] = start[i];
                integrals[i][l] = 0;
            }
            reached[l] = 0;
        }
    }

    /** Drifts a lane to a time. */
    void drift(int l, double time) {
        double tau = Math.max(0, time - reached[l]);
        reached[l] = time;
        if (averaged) {
            relax(l, tau);
        } else {
            decay(l, tau);
        }
    }

    /** A jump of a lane: down from phi+ to psi+ and from psi- to phi-, or up. */
    void jump(int l, double time, int channel) {
        drift(l, time);
        int[] from = down[channel] ? HIGH : LOW;
        int[] to = down[channel] ? LOW : HIGH;
        double weight = populations[from[0]][l] + populations[from[1]][l];
        for (int k = 0; k < 2; k++) {
            populations[to[k]][l] = populations[from[k]][l] / weight;
        }
        populations[from[0]][l] = 0;
        populations[from[1]][l] = 0;
    }

    /** Puts the integrals into rows, one an integrand. */
    void show(int count, double[][] rows, int first) {
        for (int k = 0; k < values.length; k++) {
            double[] row = rows[first + k];
            for (int l = 0; l < count; l++) {
                double sum = 0;
                for (int i = 0; i < 4; i++) {
                    sum += values[k][i] * integrals[i][l];
                }
                row[l] = sum;
            }
        }
    }

    private void decay(int l, double tau) {
        double high = populations[HIGH[0]][l] + populations[HIGH[1]][l];
        double low = populations[LOW[0]][l] + populations[LOW[1]][l];
        double a = high / (high + low);
        double d = form.gammaDown() - form.gammaUp();
        double left = StrictMath.expm1(-d * tau);
        double inHigh = d == 0 ? a * tau : -StrictMath.log1p(a * left) / d;
        double after = a * (1 + left) / (1 + a * left);
        for (int k = 0; k < 2; k++) {
            share(l, HIGH[k], high, inHigh, after);
            share(l, LOW[k], low, tau - inHigh, 1 - after);
        }
    }

    /** One population of a side whose weight is known. */
    private void share(int l, int state, double side, double integral, double after) {
        double part = side > 0 ? populations[state][l] / side : 0;
        integrals[state][l] += part * integral;
        populations[state][l] = part * after;
    }

    private void relax(int l, double tau) {
        double sum = form.gammaDown() + form.gammaUp();
        double left = StrictMath.expm1(-sum * tau);
        for (int k = 0; k < 2; k++) {
            double h = populations[HIGH[k]][l];
            double both = h + populations[LOW[k]][l];
            double end = sum > 0 ? both * (form.gammaUp() / sum) : h;
            double inHigh = sum > 0 ? end * tau - (h - end) * left / sum : h * tau;
            integrals[HIGH[k]][l] += inHigh;
            integrals[LOW[k]][l] += both * tau - inHigh;
            double after = h + (h - end) * left;
            populations[HIGH[k]][l] = after;
            populations[LOW[k]][l] = both - after;
        }
    }

    private static double[] diagonal(ComplexMatrix matrix) {
        double[] diagonal = new double[4];
        for (int i = 0; i < 4; i++) {
            diagonal[i] = matrix.re(i, i);
        }
        return diagonal;
    }
}
