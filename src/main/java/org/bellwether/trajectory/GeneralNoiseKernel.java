package org.bellwether.trajectory;

import java.util.List;
import java.util.function.Function;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.OpenSystem;
import org.bellwether.noise.Kicks;
import org.jspecify.annotations.Nullable;

/**
 * The plain kernel of density matrices conditioned on the noise, for any {@link OpenSystem} whose noise operators commute: the
 * judge of faster ones. A step is
 *
 * <pre>
 *   half drift e^{L_0 dt/2}, with the baths averaged
 *   kick       rho -&gt; K rho K†, with the components that {@link GeneralKernel} has in the same trajectory
 *   half drift
 * </pre>
 *
 * <p>It works in the common eigenbasis of the noise operators, on n^2 real coordinates. Cost per step: two dense real matrices
 * of n^2 + K rows and n^2 columns for K channels, n (n - 1)/2 sines and cosines.
 */
final class GeneralNoiseKernel implements TrajectoryKernel {
    private final TimeGrid grid;
    private final long masterSeed;
    private final int size;
    private final double[] initial;
    private final PerInterval<AveragedDrift> drifts;
    private final GeneralKick kick;
    private final boolean kicks;
    private final LinearMeans observables;
    private final @Nullable GeneralWork work;
    private final LinearMeans integrands;
    private final int firstIntegral;

    private final double[] rho;
    private final double[][] sums;
    private final BlockBuffer view;
    private final double[] components;
    private final KickSource source;
    private AveragedDrift halfDrift;

    /**
     * A kernel for a request, with kicks from each trajectory's streams.
     *
     * @throws IllegalArgumentException if two noise operators, or the field and one of them, do not commute
     */
    GeneralNoiseKernel(KernelRequest request) {
        this(request, kicks -> new StreamKicks(kicks, request.masterSeed(), 0, request.generator()));
    }

    /** The same with kicks from another source. */
    GeneralNoiseKernel(KernelRequest request, Function<Kicks, KickSource> sources) {
        OpenSystem system = request.system();
        PathFunctionals functionals = request.functionals();
        grid = request.grid();
        masterSeed = request.masterSeed();
        size = system.dimension() * system.dimension();
        Kicks noise = Kicks.of(system);
        ComplexMatrix basis = noise.basis();
        ComplexMatrix start = system.initialState().densityMatrix();
        initial = HermitianCoordinates.of(BellForm.inBasis(start.times(1 / start.traceRe()), basis));
        AveragedGenerator generator = new AveragedGenerator(
                BellForm.inBasis(system.effectiveHamiltonian(), basis),
                system.jumps(),
                system.jumps().stream()
                        .map(jump -> BellForm.inBasis(jump.operator(), basis))
                        .toList());
        drifts = new PerInterval<>(grid, generator.bytes(), k -> new AveragedDrift(generator, grid.step(k) / 2));
        halfDrift = drifts.before(1);
        kick = new GeneralKick(noise);
        kicks = !noise.isZero();
        observables = linear(request.observables(), basis);
        work = functionals == null ? null : new GeneralWork(system, noise, functionals.energy());
        integrands = linear(functionals == null ? List.of() : functionals.integrands(), basis);
        firstIntegral = PathFunctionals.firstIntegral(system.noises().size());
        rho = new double[BlockView.LANES * size];
        sums = new double[integrands.count()][BlockView.LANES];
        int rows = functionals == null ? 0 : functionals.rows(system.noises().size());
        view = new BlockBuffer(
                request.observables().size(), 0, rows, system.jumps().size());
        components = new double[noise.components()];
        source = sources.apply(noise);
    }

    private static LinearMeans linear(List<ComplexMatrix> observables, ComplexMatrix basis) {
        return new LinearMeans(
                observables.stream().map(o -> BellForm.inBasis(o, basis)).toList());
    }

    @Override
    public String name() {
        return KernelKind.NOISE_GENERAL.text();
    }

    @Override
    public void run(long first, int count, BlockObserver observer) {
        view.start(first, count);
        for (int lane = 0; lane < count; lane++) {
            prepare(lane);
        }
        over(grid.step(0));
        for (int k = 0; k < grid.outputs(); k++) {
            if (k > 0) {
                beginInterval(k);
            }
            for (int lane = 0; lane < count; lane++) {
                for (long step = k == 0 ? 0 : grid.stepsUntil(k - 1); step < grid.stepsUntil(k); step++) {
                    step(lane, step);
                }
                show(lane, k);
            }
            observer.observe(k, view);
        }
    }

    /** Goes on from output k - 1 in steps of another size, if they have another one. */
    private void beginInterval(int k) {
        halfDrift = drifts.before(k);
        if (grid.step(k) != grid.step(k - 1)) {
            for (int lane = 0; lane < view.count(); lane++) {
                continueIn(lane, grid.step(k - 1) / grid.step(k));
            }
            over(grid.step(k));
        }
    }

    /** The value of an integrand at an output ends one interval and begins another: half of it counts in each. */
    private void continueIn(int lane, double ratio) {
        for (int k = 0; k < sums.length; k++) {
            double half = integrands.value(k, rho, lane * size) / 2;
            sums[k][lane] = ratio * (sums[k][lane] - half) + half;
        }
    }

    private void over(double dt) {
        source.over(dt);
        kick.over(dt);
        if (work != null) {
            work.over(dt);
        }
    }

    private void prepare(int lane) {
        source.start(lane, view.first() + lane);
        System.arraycopy(initial, 0, rho, lane * size, size);
        for (double[] row : view.functionals()) {
            row[lane] = 0;
        }
        for (double[] row : view.expectedJumps()) {
            row[lane] = 0;
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k][lane] = integrands.value(k, rho, lane * size) / 2;
        }
    }

    private void step(int lane, long step) {
        halfDrift.apply(rho, lane, view.expectedJumps());
        if (kicks) {
            source.next(lane, step, components);
            kick.aim(components);
            if (work != null) {
                work.add(rho, lane * size, components, kick.angles, view.functionals(), lane);
            }
            kick.turn(rho, lane * size);
        }
        halfDrift.apply(rho, lane, view.expectedJumps());
        for (int k = 0; k < sums.length; k++) {
            sums[k][lane] += integrands.value(k, rho, lane * size);
        }
    }

    /** The last value of an integrand counts half in its trapezoidal rule. */
    private void show(int lane, int output) {
        int offset = lane * size;
        double sum = 0;
        for (int i = offset; i < offset + size; i++) {
            sum += rho[i];
        }
        if (!Double.isFinite(sum)) {
            throw new IntegrationException(
                    "the state is not finite",
                    view.first() + lane,
                    grid.instant(output, (double) grid.stepsUntil(output)),
                    grid.step(output),
                    masterSeed);
        }
        observables.evaluate(rho, offset, view.expectations(), lane);
        for (int k = 0; k < sums.length; k++) {
            double last = integrands.value(k, rho, offset) / 2;
            view.functionals()[firstIntegral + k][lane] = grid.step(output) * (sums[k][lane] - last);
        }
    }
}
