package org.bellwether.lindblad.free;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.OpenSystem;

/**
 * The mean state of a system under white noise along time, matrix-free: by the master equation (28), and by the steps of trajectories,
 *
 * <pre>
 *   S(dt) = e^{L_0 dt/2} e^{L_k dt} e^{L_0 dt/2}
 * </pre>
 *
 * <p>with the exponential of the drift by {@link KrylovExponential} and the kick element by element. Noises that do not commute are
 * kicked in the groups of {@link org.bellwether.noise.KickGroups}, by e^{L_1 dt/2} ... e^{L_m dt} ... e^{L_1 dt/2}. Errors of all steps add up to at
 * most {@value #TOLERANCE} by estimate. Not thread-safe.
 */
public final class FreeEvolution {
    /** The error of rho(t), in the norm of its elements, that is allowed at the last time. */
    public static final double TOLERANCE = 1e-11;

    private static final double PRODUCTS_PER_ANGLE = 2;
    private static final double PRODUCTS_PER_STEP = 10;

    private final OpenSystem system;
    private final SparseLiouvillian equation;

    /** That of a system. */
    public FreeEvolution(OpenSystem system) {
        this.system = system;
        equation = new SparseLiouvillian(system);
    }

    /** Is shown the mean state at each output time, in turn. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * The state at output k.
         *
         * @param rho the density matrix, in the basis of the system
         * @param jumps the mean numbers of jumps until then, by channel
         */
        void at(int k, ComplexMatrix rho, double[] jumps);
    }

    /**
     * What is read of a mean state.
     *
     * @param means one row an output time, of the means of observables
     * @param jumps the mean numbers of jumps by channel until the last one
     */
    public record Means(double[][] means, double[] jumps) {}

    /** The means by the master equation. */
    public Means exact(TimeSteps steps, List<ComplexMatrix> observables) {
        return read(steps, observables, this::exact);
    }

    /** The exact means over trajectories that take these steps. */
    public Means steps(TimeSteps steps, List<ComplexMatrix> observables) {
        return read(steps, observables, this::steps);
    }

    private interface Way {
        void show(TimeSteps steps, Visitor visitor);
    }

    private static Means read(TimeSteps steps, List<ComplexMatrix> observables, Way way) {
        double[][] means = new double[steps.outputs()][];
        double[][] jumps = new double[1][];
        way.show(steps, (k, rho, numbers) -> {
            means[k] = observables.stream()
                    .mapToDouble(o -> o.traceReOfProduct(rho))
                    .toArray();
            jumps[0] = numbers;
        });
        return new Means(means, jumps[0]);
    }

    /** Shows rho(t) of the master equation at the output times. */
    public void exact(TimeSteps steps, Visitor visitor) {
        KrylovExponential exponential = new KrylovExponential(this::whole, equation.size(), perTime(steps));
        Course course = new Course(visitor);
        for (int run = 0; run < steps.sizes().length; run++) {
            double time = steps.sizes()[run] * steps.counts()[run];
            exponential.apply(time, course.state);
            if (equation.commutes()) {
                equation.turn(time, course.state);
            }
            course.countJumps();
            course.show(steps.shown()[run]);
        }
    }

    /** Shows the product of the S(dt) of all steps until each output time, times rho(0). */
    public void steps(TimeSteps steps, Visitor visitor) {
        KrylovExponential exponential = new KrylovExponential(this::drift, equation.size(), perTime(steps));
        Course course = new Course(visitor);
        for (int run = 0; run < steps.sizes().length; run++) {
            double dt = steps.sizes()[run];
            Kick kick = new Kick(dt);
            long count = steps.counts()[run];
            for (long step = 0; step < count; step++) {
                drift(exponential, step == 0 ? dt / 2 : dt, course);
                kick.apply(course.state);
            }
            if (count > 0) {
                drift(exponential, dt / 2, course);
            }
            course.show(steps.shown()[run]);
        }
    }

    private void drift(KrylovExponential exponential, double time, Course course) {
        exponential.apply(time, course.state);
        if (equation.driftCommutes()) {
            equation.turn(time, course.state);
        }
        course.countJumps();
    }

    /**
     * How many multiplications it takes to follow the equation and the steps, about, from the frequencies of H where they do not
     * commute with the rest.
     */
    public double work(TimeSteps steps) {
        double[] times = steps.times();
        double[] levels = equation.levels();
        double products = PRODUCTS_PER_ANGLE * (levels[levels.length - 1] - levels[0]);
        double perStep = PRODUCTS_PER_STEP + (equation.driftCommutes() ? 0 : products * steps.largest());
        double exact = (equation.commutes() ? 1 : products) * times[times.length - 1];
        return exact * (equation.workOfJumps() + equation.workOfKicks())
                + steps.steps() * (perStep * equation.workOfJumps() + equation.workOfKicks());
    }

    /** The steady state that the initial state goes to; empty where too many levels are resonant, or nothing relaxes. */
    public Optional<FreeSteadyState> steady() {
        return FreeSteadyState.of(equation, system.initialState().densityMatrix());
    }

    /** The equation. */
    SparseLiouvillian equation() {
        return equation;
    }

    private static double perTime(TimeSteps steps) {
        double[] times = steps.times();
        return TOLERANCE / times[times.length - 1];
    }

    private void whole(double[] x, double[] y) {
        Arrays.fill(y, 0);
        equation.addJumps(x, y);
        equation.addKicks(x, y);
        if (!equation.commutes()) {
            equation.addTurning(x, y);
        }
    }

    private void drift(double[] x, double[] y) {
        Arrays.fill(y, 0);
        equation.addJumps(x, y);
        if (!equation.driftCommutes()) {
            equation.addTurning(x, y);
        }
    }

    /** The kick of steps of one size. */
    private final class Kick {
        private final List<KickGroup> groups = equation.kicks();
        private final double[][] factors = new double[groups.size()][];

        Kick(double dt) {
            for (int k = 0; k < factors.length; k++) {
                factors[k] = groups.get(k).factors(k < factors.length - 1 ? dt / 2 : dt);
            }
        }

        void apply(double[] state) {
            for (int k = 0; k < factors.length; k++) {
                groups.get(k).apply(factors[k], state);
            }
            for (int k = factors.length - 2; k >= 0; k--) {
                groups.get(k).apply(factors[k], state);
            }
        }
    }

    /** Where the state is. Jumps are counted beside it, so that many of them do not drown it in a norm. */
    private final class Course {
        private final Visitor visitor;
        private final double[] state = equation.state(system.initialState().densityMatrix());
        private final double[] jumps = new double[equation.channels()];
        private int output;

        Course(Visitor visitor) {
            this.visitor = visitor;
        }

        void countJumps() {
            int first = state.length - jumps.length;
            for (int k = 0; k < jumps.length; k++) {
                jumps[k] += state[first + k];
                state[first + k] = 0;
            }
        }

        void show(boolean shown) {
            if (shown) {
                visitor.at(output++, equation.densityMatrix(state), jumps.clone());
            }
        }
    }
}
