package org.bellwether.phenomenon;

import static org.bellwether.spec.Unit.ENERGY;
import static org.bellwether.spec.Unit.ENERGY_SQUARED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.model.JumpChannel;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.Unseen;
import org.bellwether.trajectory.BlockView;

/**
 * The heat Q_b = sum_k w_k n_k that has gone into each bath b since t = 0, with n_k the jumps of its channels and w_k their quanta, at
 * every output. Where the baths are averaged, n_k are the expected numbers given the noise, whose variance is another one.
 */
final class HeatExchange implements Phenomenon {
    private static final String GIVEN_THE_NOISE =
            "where the baths are averaged, it is the variance over the noise of the heat that is expected, which follows from"
                    + " no linear equation of the mean state";

    private final PathSetting setting;
    private final double[][] quanta;

    HeatExchange(PathSetting setting) {
        this.setting = setting;
        quanta = new double[setting.baths().size()][setting.system().jumps().size()];
        for (int k = 0; k < setting.channels(); k++) {
            JumpChannel jump = setting.jumps().get(k);
            if (jump.hasBath()) {
                quanta[jump.bath()][k] = jump.quantum();
            }
        }
    }

    @Override
    public List<String> names() {
        return List.of("heat");
    }

    @Override
    public Optional<String> absence() {
        return setting.baths().isEmpty()
                ? Optional.of("no jump channel has a bath, so no quantum is known that it exchanges")
                : Optional.empty();
    }

    @Override
    public PathStatistics emptySums() {
        double[][] bounds = new double[setting.outputs()][quanta.length];
        for (int k = 0; k < bounds.length; k++) {
            for (int b = 0; b < quanta.length; b++) {
                bounds[k][b] = bound(setting, quanta[b], setting.grid().time(k));
            }
        }
        return new NumberStatistics(() -> (output, block, rows) -> read(block, quanta, rows), bounds);
    }

    /** What sum_k c_k n_k until a time hardly ever exceeds. */
    static double bound(PathSetting setting, double[] coefficients, double time) {
        double rate = 0;
        double largest = 0;
        for (int k = 0; k < coefficients.length; k++) {
            if (coefficients[k] != 0) {
                rate += setting.rates()[k];
                largest = Math.max(largest, Math.abs(coefficients[k]));
            }
        }
        return largest * PathSetting.most(rate * time);
    }

    /** Fills rows with sum_k c_ak n_k, with the expected numbers where no jumps are drawn; always in the same order. */
    static void read(BlockView block, double[][] coefficients, double[][] rows) {
        boolean drawn = block.jumps().length > 0;
        int channels = drawn ? block.jumps().length : block.expectedJumps().length;
        for (int a = 0; a < coefficients.length; a++) {
            Arrays.fill(rows[a], 0, block.count(), 0);
            for (int k = 0; k < channels; k++) {
                double c = coefficients[a][k];
                for (int l = 0; l < block.count() && c != 0; l++) {
                    rows[a][l] += c * (drawn ? block.jumps()[k][l] : block.expectedJumps()[k][l]);
                }
            }
        }
    }

    @Override
    public Findings result(PathStatistics sums, ExactValues exact) {
        NumberStatistics heat = (NumberStatistics) sums;
        Findings findings = new Findings();
        for (int b = 0; b < quanta.length; b++) {
            String bath = setting.bathNames().get(b);
            ExactRow mean = mean(exact, quanta[b]);
            ExactRow variance = variance(exact, b);
            List<Optional<Estimate>> means = unseen(heat.means(b), b);
            findings.measured(
                    ENERGY, "time", "mean heat that has gone into " + bath, means, mean, "heat", bath, "mean");
            findings.measured(
                    ENERGY_SQUARED,
                    "time",
                    "variance over trajectories of the heat into " + bath,
                    heat.variances(b),
                    variance,
                    "heat",
                    bath,
                    "variance");
            int last = setting.outputs() - 1;
            findings.line("heat into " + bath, means.get(last).orElseThrow(), mean.at(last));
            heat.variances(b).get(last).ifPresent(v -> findings.line("  its variance", v, variance.at(last)));
        }
        return findings;
    }

    /** The same means with the errors of jumps that may have been missed, where jumps are drawn. */
    private List<Optional<Estimate>> unseen(List<Optional<Estimate>> means, int bath) {
        if (!setting.pure()) {
            return means;
        }
        double largest = Arrays.stream(quanta[bath]).map(Math::abs).max().orElse(0);
        double rate = IntStream.range(0, quanta[bath].length)
                .filter(k -> quanta[bath][k] != 0)
                .mapToDouble(k -> setting.rates()[k])
                .sum();
        return IntStream.range(0, means.size())
                .mapToObj(k -> means.get(k).map(mean -> {
                    double possible = -Math.expm1(-rate * setting.grid().time(k));
                    double unseen = Unseen.probability(possible, mean.count());
                    return new Estimate(
                            mean.value(),
                            Unseen.error(mean.standardError(), unseen, largest, mean.count()),
                            mean.count());
                }))
                .toList();
    }

    /** The exact mean of sum_k c_k n_k at every output. */
    static ExactRow mean(ExactValues exact, double[] coefficients) {
        return exact.means()
                .map(means -> ExactRow.of(
                        means.jumps().length,
                        k -> IntStream.range(0, coefficients.length)
                                .mapToDouble(c -> coefficients[c] * means.jumps()[k][c])
                                .sum()))
                .orElseGet(() -> ExactRow.unknown(exact.noMeans()));
    }

    private ExactRow variance(ExactValues exact, int bath) {
        if (!setting.pure()) {
            return ExactRow.unknown(GIVEN_THE_NOISE);
        }
        String unknown = exact.noCounting(quanta.length);
        if (!unknown.isEmpty()) {
            return ExactRow.unknown(unknown);
        }
        List<CountCumulants> cumulants = exact.cumulants(setting.steps(), quanta[bath]);
        return ExactRow.of(cumulants.size(), k -> cumulants.get(k).variance(0));
    }
}
