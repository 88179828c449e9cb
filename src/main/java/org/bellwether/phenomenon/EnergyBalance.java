package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ENERGY;
import static org.bellwether.spec.Unit.ENERGY_SQUARED;
import static org.bellwether.spec.Unit.ONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.WorkGenerator;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.PathFunctionals;

/**
 * The balance of energy along paths, over time:
 *
 * <pre>
 *   &lt;H&gt;(t) - &lt;H&gt;(0) = sum_j W_j + W_F + B - Q,     B = B_J + B_0,   Q = sum_k w_k n_k
 * </pre>
 *
 * <p>with the works W of each noise and of the static field and the back-actions B of {@link PathFunctionals}, and the heat Q into all
 * baths; no term is computed as the remainder. Jumps of a bath have the mean back-action 0. What a channel without a bath, or one that
 * unravels the noise, changes of &lt;H&gt; is in B too, whose mean is then not 0.
 */
final class EnergyBalance implements Phenomenon {
    private static final double DEVIATIONS = 12;
    private static final double ROUNDING = 1e-6;
    /** Below this part of the width of H an exact mean is rounding. */
    private static final double EXACT = 1e-10;

    private final PathSetting setting;
    private final int noises;
    private final double[] quanta;
    private final double width;
    private final double[] noiseWidths;

    EnergyBalance(PathSetting setting) {
        this.setting = setting;
        noises = setting.system().noises().size();
        quanta = setting.system().jumps().stream()
                .mapToDouble(JumpChannel::quantum)
                .toArray();
        width = width(setting.model().hamiltonian());
        noiseWidths = setting.system().noises().stream()
                .mapToDouble(noise -> width(noise.operator()))
                .toArray();
    }

    @Override
    public List<String> names() {
        return List.of("energy");
    }

    @Override
    public Optional<String> absence() {
        return setting.functionals().isPresent()
                ? Optional.empty()
                : Optional.of("two noises do not commute, so that a kick does not tell the work of each");
    }

    /** The works of the noises and of the field, then these. */
    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        setting.system().noises().forEach(noise -> terms.add("work_" + noise.name()));
        terms.addAll(List.of("work_field", "backaction", "energy_change", "heat"));
        return terms;
    }

    private int field() {
        return noises;
    }

    private int backAction() {
        return noises + 1;
    }

    private int change() {
        return noises + 2;
    }

    private int heat() {
        return noises + 3;
    }

    @Override
    public PathStatistics emptySums() {
        double ofField = width(setting.system().field());
        double rate = Arrays.stream(setting.rates()).sum();
        double[][] bounds = new double[setting.outputs()][];
        Arrays.setAll(bounds, k -> bounds(setting.grid().time(k), ofField, rate));
        return new NumberStatistics(
                () -> {
                    double[] initial = new double[BlockView.LANES];
                    return (output, block, rows) -> read(output, block, rows, initial);
                },
                bounds);
    }

    /** What terms hardly ever exceed: slopes of &lt;H&gt; with the angle of a noise are at most the product of both widths by 2. */
    private double[] bounds(double time, double ofField, double rate) {
        double[] bounds = new double[heat() + 1];
        for (int j = 0; j < noises; j++) {
            NoiseChannel noise = setting.system().noises().get(j);
            bounds[j] = work(width, noiseWidths[j], noise.process(), time);
        }
        bounds[field()] = width * ofField / 2 * time;
        double quantum = Arrays.stream(quanta).map(Math::abs).max().orElse(0);
        double jumps = PathSetting.most(rate * time);
        bounds[backAction()] = (width + quantum) * jumps + width * rate * time;
        bounds[change()] = width;
        bounds[heat()] = quantum * jumps;
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.max(bounds[i], ROUNDING * width);
        }
        return bounds;
    }

    private static double work(double width, double ofNoise, NoiseProcess process, double time) {
        double slope = width * ofNoise / 2;
        if (process.isZero()) {
            return 0;
        }
        if (process instanceof NoiseProcess.Recorded record) {
            return slope * time * record.recording().largest();
        }
        if (process instanceof NoiseProcess.Spectrum || Double.isInfinite(process.intensity())) {
            return slope * time * DEVIATIONS * Math.sqrt(process.variance());
        }
        double kicks = process.intensity() * time;
        return width * ofNoise * ofNoise * kicks + 2 * DEVIATIONS * slope * Math.sqrt(kicks);
    }

    /** A bound of the largest eigenvalue less the smallest: twice the largest sum of magnitudes in a row. */
    private static double width(ComplexMatrix operator) {
        double most = 0;
        for (int i = 0; i < operator.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < operator.rows(); j++) {
                sum += Math.abs(operator.re(i, j)) + Math.abs(operator.im(i, j));
            }
            most = Math.max(most, sum);
        }
        return 2 * most;
    }

    private void read(int output, BlockView block, double[][] rows, double[] initial) {
        double[][] functionals = block.functionals();
        double[] energy = block.expectations()[setting.energyRow()];
        HeatExchange.read(block, new double[][] {quanta}, new double[][] {rows[heat()]});
        if (output == 0) {
            System.arraycopy(energy, 0, initial, 0, block.count());
        }
        for (int l = 0; l < block.count(); l++) {
            double works = 0;
            for (int j = 0; j <= field(); j++) {
                rows[j][l] = functionals[j][l];
                works += functionals[j][l];
            }
            rows[backAction()][l] = functionals[PathFunctionals.jumpBackAction(noises)][l]
                    + functionals[PathFunctionals.driftBackAction(noises)][l];
            rows[change()][l] = energy[l] - initial[l];
            rows[heat() + 1][l] = rows[change()][l] - works - rows[backAction()][l] + rows[heat()][l];
        }
    }

    @Override
    public Findings result(PathStatistics sums, ExactValues exact) {
        NumberStatistics balance = (NumberStatistics) sums;
        Findings findings = new Findings();
        List<String> terms = terms();
        List<ExactRow> means = exactMeans(exact);
        int last = setting.outputs() - 1;
        for (int i = 0; i < terms.size(); i++) {
            String name = terms.get(i);
            String what = "over trajectories since t = 0: " + name.replace('_', ' ');
            findings.measured(ENERGY, "time", "mean " + what, balance.means(i), means.get(i), "energy", name, "mean");
            findings.measured(
                    ENERGY_SQUARED,
                    "time",
                    "variance " + what,
                    balance.variances(i),
                    ExactRow.unknown(
                            "it depends on the unravelling, and follows from no linear equation of the mean state"),
                    "energy",
                    name,
                    "variance");
            if (isShown(i)) {
                findings.line(
                        name.replace('_', ' '),
                        balance.lastMean(i),
                        means.get(i).at(last));
            }
        }
        findings.add(
                ENERGY,
                "",
                "the largest amount by which the energy balance of a trajectory does not close",
                balance.largest(),
                "energy",
                "largest_residual");
        findings.add(
                ONE,
                "",
                "trajectories with an energy too large to be counted",
                balance.beyond(),
                "energy",
                "beyond_scale");
        return findings;
    }

    /** Whether a term can be other than zero. */
    private boolean isShown(int term) {
        if (term == heat()) {
            return !setting.baths().isEmpty();
        }
        return term != field() || setting.system().field().maxAbs() > 0;
    }

    /** Exact means of all terms; that of the back-action is what closes the balance of the others. */
    private List<ExactRow> exactMeans(ExactValues exact) {
        ExactRow change = exact.means()
                .map(m -> ExactRow.of(m.energy().length, k -> m.energy()[k] - m.energy()[0]))
                .orElseGet(() -> ExactRow.unknown(exact.noMeans()));
        ExactRow heat = HeatExchange.mean(exact, quanta);
        List<ExactRow> all = new ArrayList<>(works(exact));
        if (heat.values().isPresent() && all.get(0).values().isPresent()) {
            List<ExactRow> works = List.copyOf(all);
            all.add(ExactRow.of(setting.outputs(), k -> {
                double rest = change.at(k)
                        + heat.at(k)
                        - works.stream().mapToDouble(w -> w.at(k)).sum();
                return Math.abs(rest) < EXACT * width ? 0 : rest;
            }));
        } else {
            all.add(ExactRow.unknown(exact.noMeans().isEmpty() ? exact.noGenerator() : exact.noMeans()));
        }
        all.add(change);
        all.add(heat);
        return all;
    }

    private List<ExactRow> works(ExactValues exact) {
        return exact.generator()
                .map(generator -> {
                    WorkGenerator works =
                            WorkGenerator.of(generator, setting.model().hamiltonian());
                    double[][] rows = MeanEvolution.strang(works, works.initial(), setting.steps());
                    return IntStream.rangeClosed(0, noises)
                            .mapToObj(j -> ExactRow.of(rows.length, k -> rows[k][rows[k].length - noises - 1 + j]))
                            .toList();
                })
                .orElseGet(() -> IntStream.rangeClosed(0, noises)
                        .mapToObj(j -> ExactRow.unknown(exact.noGenerator()))
                        .toList());
    }
}
