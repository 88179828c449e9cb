package org.bellwether.lindblad;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.linalg.SparseMatrix;

/**
 * A real quantity O_t along a trajectory whose two-time function follows from a linear equation, dx/dt = X x:
 *
 * <pre>
 *   E[O_s rho_s] = K x(s),       E[O_s] = tr(K x(s)),       E[O_s O_t] = tr(O e^{L (t - s)} K x(s))  for s <= t
 * </pre>
 *
 * <p>For what noise and baths do after s is independent of the past, so that the state at s goes on by e^{L (t - s)} in the mean, or
 * by S(dt)^m over m steps of a trajectory. There are two:
 *
 * <ul>
 *   <li>{@link #conditionedOnNoise}: O_t = tr(O rho_t) of the noise-conditioned density matrix (noise on a path, baths averaged); x
 *       is R = E[rho (x) rho] of {@link PairGenerator} and K x = E[tr(O rho) rho].
 *   <li>{@link #measured}: what projective measurements of O give, by the quantum regression theorem; x is E[rho] and
 *       K x = (O rho + rho O)/2. These are the conditional means <O>_t along pure trajectories only where O_t is sharp on each of
 *       them, <O^2>_t = <O>_t^2, such as ZZ of the machine from a state inside span{phi+, phi-} or span{psi+, psi-}: that is for the
 *       caller to know.
 * </ul>
 */
public final class Signal {
    private final SplitGenerator source;
    private final double[] initial;
    private final double[][] product;
    private final SplitGenerator states;
    private final double[] functional;
    private final Optional<Joint> joint;

    /**
     * A signal of state and noise with memory, whose equation is that of the states too.
     *
     * @param generator of x
     * @param product K
     * @param functional c with tr(O rho) = c x
     */
    record Joint(Generator generator, SparseMatrix product, double[] functional) {}

    /**
     * @param source the equation of x
     * @param initial x at t = 0
     * @param product K, from x to coordinates of states
     * @param liouvillian L
     * @param functional c with tr(O rho) = c r
     */
    private Signal(
            SplitGenerator source,
            double[] initial,
            double[][] product,
            SplitGenerator liouvillian,
            double[] functional) {
        boolean[] seen = new boolean[functional.length];
        Subsystem.mark(seen, new boolean[] {true}, new double[][] {functional});
        seen[0] = true;
        Subsystem states = Subsystem.of(liouvillian, seen);
        int[] kept = states.coordinates();
        boolean[] rows = new boolean[functional.length];
        for (int k : kept) {
            rows[k] = true;
        }
        boolean[] needed = new boolean[initial.length];
        Subsystem.mark(needed, rows, product);
        needed[0] = true;
        Subsystem part = Subsystem.of(source, needed);
        this.source = part;
        this.states = states;
        this.initial = Subsystem.part(initial, part.coordinates());
        this.product = Subsystem.part(product, kept, part.coordinates());
        this.functional = Subsystem.part(functional, kept);
        joint = Optional.empty();
    }

    private Signal(Joint joint) {
        source = joint.generator();
        states = joint.generator();
        initial = joint.generator().initial();
        product = new double[0][];
        functional = joint.functional();
        this.joint = Optional.of(joint);
    }

    /**
     * tr(O rho_t) in the noise-conditioned density matrix rho_t.
     *
     * @param observable O, n x n
     * @throws IllegalArgumentException if O is not Hermitian, the system is too large for {@link PairGenerator#of}, or its noise has
     *     a memory, of which no equation of pairs is known here
     */
    public static Signal conditionedOnNoise(Generator l, ComplexMatrix observable) {
        if (l.isJoint()) {
            throw new IllegalArgumentException("second moments over the noise are known for white noise alone");
        }
        PairGenerator pairs = PairGenerator.of(l.system());
        double[] c = l.functional(observable);
        double[] initial = pairs.initial();
        double[][] product = new double[c.length][initial.length];
        for (int k = 0; k < c.length; k++) {
            for (int j = 0; j < c.length; j++) {
                product[k][pairs.index(k, j)] += c[j];
            }
        }
        return new Signal(pairs, initial, product, l, c);
    }

    /**
     * The signal that projective measurements of O give.
     *
     * @param observable O, n x n
     * @throws IllegalArgumentException if O is not Hermitian, or leads out of the generator's coordinates, see
     *     {@link Generator#closedUnder}
     */
    public static Signal measured(Generator l, ComplexMatrix observable) {
        double[][] product = Liouvillian.matrix(l.basis(), measurement(observable));
        double[] functional = l.functional(observable);
        return l.isJoint()
                ? new Signal(new Joint(l, l.coordinates().sparse(product), functional))
                : new Signal(l, l.initial(), product, l, functional);
    }

    /** rho -> (O rho + rho O)/2. */
    public static UnaryOperator<ComplexMatrix> measurement(ComplexMatrix observable) {
        return rho -> observable.times(rho).plus(rho.times(observable)).times(0.5);
    }

    /**
     * E[O_s O_t] in continuous time, s = first dt and t = later[k] dt.
     *
     * @throws IllegalArgumentException if the later step numbers do not ascend from the first
     */
    public double[] exactProducts(long first, long[] later, double dt) {
        return products(new Step(Step.Scheme.EXACT, dt), first, later);
    }

    /**
     * E[O_s O_t] at the ends of Strang steps, s after {@code first} and t after {@code later[k]} of them.
     *
     * @throws IllegalArgumentException if the later step numbers do not ascend from the first
     */
    public double[] strangProducts(long first, long[] later, double dt) {
        return products(new Step(Step.Scheme.STRANG, dt), first, later);
    }

    /** The stationary correlations, in the steady state that x goes to. */
    public Autocorrelation stationary() {
        return new Autocorrelation(this);
    }

    /** The signal of a joint equation; empty where no noise has a memory. */
    Optional<Joint> joint() {
        return joint;
    }

    /** The equation of x, as far as this signal depends on it. */
    SplitGenerator source() {
        return source;
    }

    /** x at t = 0. */
    double[] initial() {
        return initial.clone();
    }

    /** K: x to E[O rho]. */
    double[][] product() {
        return joint.map(j -> j.product().dense()).orElseGet(() -> RealMatrices.times(product, 1));
    }

    /** The master equation of the states' coordinates that O depends on; the first is the trace. */
    SplitGenerator states() {
        return states;
    }

    /** c: states' coordinates to <O>. */
    double[] functional() {
        return functional.clone();
    }

    private double[] products(Step step, long first, long[] later) {
        double[][] stateStep = states.map(step);
        double[] x = new Powers(source.map(step)).apply(first, initial);
        double[] products = new double[later.length];
        double[] v0 = RealMatrices.times(product(), x);
        TimeSteps since = TimeSteps.uniform(MeanEvolution.since(first, later), 1);
        MeanEvolution.visit(dt -> stateStep, v0, since, (k, v) -> {
            products[k] = RealMatrices.times(new double[][] {functional}, v)[0];
            return true;
        });
        return products;
    }
}
