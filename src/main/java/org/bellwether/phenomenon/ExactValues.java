package org.bellwether.phenomenon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.Counts;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.MeanFlow;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.free.FreeEvolution;
import org.bellwether.lindblad.memory.ExactEquation;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.model.Observable;
import org.bellwether.model.OpenSystem;
import org.bellwether.validation.Reference;

/**
 * What is known of a run without any trajectory, at its steps: means matrix-free or by the equation of state and noise, and what needs
 * dense matrices where these are small. Each is computed when it is first asked for. Not thread-safe.
 */
public final class ExactValues {
    /** Multiplications to follow the mean state; some ten seconds. */
    private static final double MOST_WORK = 1e10;
    /** Those of dense matrices; a few seconds. */
    private static final double MOST_DENSE_WORK = 5e9;
    /** Those to follow one state of state and noise through all steps, times the number of counts. */
    private static final double MOST_JOINT_WORK = 1e9;
    /** Coordinates of a dense generator. */
    private static final int MOST_DENSE = 256;
    /** Products of dense matrices that one cumulant takes, about: those of series of order 3. */
    private static final double PRODUCTS = 400;

    private final PathSetting setting;
    private final OpenSystem system;
    private final String whyNoMeans;
    private final String whyNoGenerator;
    private Optional<Means> means = Optional.empty();
    private Optional<Generator> generator = Optional.empty();

    /**
     * Means over trajectories at every output, t = 0 first.
     *
     * @param observables of the model [output][observable]
     * @param energy the mean of H
     * @param jumps mean numbers of jumps since t = 0 [output][channel of the system]
     */
    record Means(double[][] observables, double[] energy, double[][] jumps) {}

    /** Those of a run. */
    public ExactValues(PathSetting setting) {
        this.setting = setting;
        system = setting.system();
        whyNoMeans = whyNoMeans();
        whyNoGenerator = whyNoGenerator();
    }

    private String whyNoMeans() {
        if (system.isUnderOneRecord()) {
            return "";
        }
        if (system.hasMemory()) {
            return system.hasJointEquation() && MemoryMean.serves(system, setting.end())
                    ? ""
                    : system.hasJointEquation()
                            ? "the joint equation of state and noise is too large"
                            : Reference.NO_EXACT;
        }
        return new FreeEvolution(system).work(setting.steps()) <= MOST_WORK
                ? ""
                : "following the mean state of dimension " + system.dimension() + " through all steps takes too long";
    }

    private String whyNoGenerator() {
        if (system.isUnderOneRecord()) {
            return "under a record the equation of the mean changes with time; means follow it, and nothing else is computed";
        }
        if (!whyNoMeans.isEmpty()) {
            return whyNoMeans;
        }
        int size = system.dimension() * system.dimension();
        if (size > MOST_DENSE) {
            return "the equation of " + size + " numbers is too large for what needs dense matrices, at most "
                    + MOST_DENSE;
        }
        if (!system.hasIntensities()) {
            return "noise that never forgets has no joint equation of state and noise; it is a mixture of static fields, of"
                    + " which the means alone are added up";
        }
        return "";
    }

    /** Why {@link #means} are empty. */
    String noMeans() {
        return whyNoMeans;
    }

    /** Why {@link #generator} is empty. */
    String noGenerator() {
        return whyNoGenerator;
    }

    /** The means. */
    Optional<Means> means() {
        if (means.isEmpty() && whyNoMeans.isEmpty()) {
            means = Optional.of(computed());
        }
        return means;
    }

    private Means computed() {
        List<ComplexMatrix> operators = new ArrayList<>(
                setting.model().observables().stream().map(Observable::operator).toList());
        operators.add(setting.model().hamiltonian());
        TimeSteps steps = setting.steps();
        double[][] values = new double[steps.outputs()][];
        double[][] jumps = new double[steps.outputs()][];
        if (system.hasMemory()) {
            HermitianBasis basis = HermitianBasis.of(system.dimension());
            double[][] rows = operators.stream().map(o -> functional(basis, o)).toArray(double[][]::new);
            int states = basis.operators().size();
            flow().steps(steps, (k, row) -> {
                values[k] = Arrays.stream(rows).mapToDouble(f -> dot(f, row)).toArray();
                jumps[k] = Arrays.copyOfRange(row, states, row.length);
                return true;
            });
        } else {
            new FreeEvolution(system).steps(steps, (k, rho, numbers) -> {
                values[k] = operators.stream()
                        .mapToDouble(o -> o.traceReOfProduct(rho))
                        .toArray();
                jumps[k] = numbers;
            });
        }
        int last = operators.size() - 1;
        return new Means(
                Arrays.stream(values).map(row -> Arrays.copyOf(row, last)).toArray(double[][]::new),
                Arrays.stream(values).mapToDouble(row -> row[last]).toArray(),
                jumps);
    }

    private MeanFlow flow() {
        return system.isUnderOneRecord()
                ? new RecordFlow(system)
                : new MemoryMean(system).exact(setting.steps()).flow();
    }

    /** The row f with tr(O rho) = sum_k f_k r_k. */
    private static double[] functional(HermitianBasis basis, ComplexMatrix observable) {
        int n = observable.rows();
        return Arrays.stream(basis.coordinates(observable)).map(c -> c / n).toArray();
    }

    private static double dot(double[] row, double[] state) {
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += row[k] * state[k];
        }
        return sum;
    }

    /** The equation of state and noise, where it is small. */
    Optional<Generator> generator() {
        if (generator.isEmpty() && whyNoGenerator.isEmpty()) {
            generator =
                    Optional.of(system.hasMemory() ? ExactEquation.of(system, setting.end()) : Generator.of(system));
        }
        return generator;
    }

    /** Why no statistics of so many counts beyond means are computed; empty where they are. */
    String noCounting(int counts) {
        if (!whyNoGenerator.isEmpty()) {
            return whyNoGenerator;
        }
        if (system.hasMemory()) {
            Generator joint = generator().orElseThrow();
            return joint.work(setting.steps()) * counts <= MOST_JOINT_WORK
                    ? ""
                    : "the joint equation of " + joint.size()
                            + " numbers of state and noise is too large for statistics of " + counts
                            + " counts in so many steps";
        }
        double size = (double) system.dimension() * system.dimension();
        return counts * PRODUCTS * size * size * size <= MOST_DENSE_WORK
                ? ""
                : "the equation of " + (int) size + " numbers is too large for variances of " + counts + " counts";
    }

    /** Cumulants of N = sum_k c_k n_k at the output times of steps; only where {@link #noCounting} is empty. */
    List<CountCumulants> cumulants(TimeSteps steps, double... coefficients) {
        return FullCounting.strang(generator().orElseThrow(), steps).cumulants(Counts.one("N", coefficients));
    }
}
