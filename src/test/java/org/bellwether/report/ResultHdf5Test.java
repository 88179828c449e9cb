package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bellwether.model.BellState;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.SpecWriter;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.stopping.Outcome;
import org.bellwether.testkit.Hdf5Reader;
import org.bellwether.testkit.Hdf5Reader.Library;
import org.bellwether.testkit.SmallRuns;
import org.bellwether.validation.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of a run is in result.h5, to the bit, as independent software reads it. */
final class ResultHdf5Test {
    private static final List<BellState> STATES = List.of(BellState.values());
    private static final Run RUN = SmallRuns.everything();
    private static final EnsembleResult RESULT = RUN.result();
    private static final Verdict VERDICT = Objects.requireNonNull(RUN.verdict());
    private static final Outcome OUTCOME = Objects.requireNonNull(RUN.outcome());

    @TempDir
    private static Path directory = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        file = directory.resolve("result.h5");
        ResultHdf5.write(file, RUN);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void thereIsNothingButWhatIsTestedHere(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            assertThat(h5.children("/"))
                    .containsExactly(
                            "bell/",
                            "covariance",
                            "jumps/",
                            "largest",
                            "mean",
                            "observables",
                            "populations/",
                            "reference",
                            "reference_step",
                            "smallest",
                            "spec",
                            "standard_error",
                            "steady_state/",
                            "stopping/",
                            "times",
                            "verdict/",
                            "warnings",
                            "windows/");
            assertThat(h5.children("/bell")).containsExactly("estimate", "high", "low", "reference", "standard_error");
            assertThat(h5.children("/populations"))
                    .containsExactly("estimate", "reference", "standard_error", "states");
            assertThat(h5.children("/jumps"))
                    .containsExactly(
                            "by_channel",
                            "by_channel_reference",
                            "by_channel_reference_at_step",
                            "by_channel_standard_error",
                            "channels",
                            "jumped");
            assertThat(h5.children("/windows")).containsExactly("covariance", "end", "mean", "standard_error", "start");
            assertThat(h5.children("/steady_state")).containsExactly("pauli");
            assertThat(h5.children("/stopping")).containsExactly("bias_bound", "error", "target", "targets");
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void meansAreThoseOfTheRunToTheBit(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            assertThat(h5.reals("/times")).containsExactly(RESULT.times());
            assertThat(h5.texts("/observables")).isEqualTo(RESULT.observables());
            assertThat(h5.shape("/mean")).containsExactly(9, 15);
            assertThat(h5.shape("/covariance")).containsExactly(9, 15, 15);
            List<MeanVector> means = RESULT.means();
            assertThat(h5.reals("/mean"))
                    .containsExactly(rows(means.stream().map(MeanVector::mean).toArray(double[][]::new)));
            assertThat(h5.reals("/smallest"))
                    .containsExactly(rows(means.stream().map(MeanVector::min).toArray(double[][]::new)));
            assertThat(h5.reals("/largest"))
                    .containsExactly(rows(means.stream().map(MeanVector::max).toArray(double[][]::new)));
            assertThat(h5.reals("/standard_error"))
                    .containsExactly(means.stream()
                            .flatMapToDouble(ResultHdf5Test::errors)
                            .toArray());
            assertThat(h5.reals("/covariance"))
                    .containsExactly(means.stream()
                            .flatMapToDouble(m -> DoubleStream.of(rows(m.covariance())))
                            .toArray());
            assertThat(h5.reals("/reference"))
                    .containsExactly(rows(RUN.reference().exact()));
            assertThat(h5.reals("/reference_step"))
                    .containsExactly(rows(RUN.reference().strang()));
            // What the names promise: the squared standard error is the variance of single trajectories by their
            // number, and that of three more that a jump moved to the other end of the range.
            double[] covariance = h5.reals("/covariance");
            double[] errors = h5.reals("/standard_error");
            int last = 8 * 15 + 4;
            assertThat(errors[last]).isPositive();
            double n = h5.integer("/", "trajectories");
            double jumped = (1 + Math.abs(h5.reals("/mean")[last])) / n;
            assertThat(errors[last])
                    .isCloseTo(Math.sqrt(covariance[last * 15 + 4] / n + 3 * jumped * jumped), within(1e-15));
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void bellPopulationsAndJumpsAreThoseOfTheRunToTheBit(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            List<BellEstimate> bell = RUN.comparison().bell();
            assertThat(h5.reals("/bell/estimate"))
                    .containsExactly(
                            bell.stream().mapToDouble(BellEstimate::value).toArray());
            assertThat(h5.reals("/bell/standard_error"))
                    .containsExactly(bell.stream()
                            .mapToDouble(BellEstimate::standardError)
                            .toArray());
            assertThat(h5.reals("/bell/low"))
                    .containsExactly(
                            bell.stream().mapToDouble(BellEstimate::low).toArray());
            assertThat(h5.reals("/bell/high"))
                    .containsExactly(
                            bell.stream().mapToDouble(BellEstimate::high).toArray());
            assertThat(h5.reals("/bell/reference"))
                    .containsExactly(RUN.comparison().bellExact());
            assertThat(h5.texts("/populations/states")).containsExactly("phi+", "psi+", "phi-", "psi-");
            double[] estimates = h5.reals("/populations/estimate");
            double[] errors = h5.reals("/populations/standard_error");
            double[] references = h5.reals("/populations/reference");
            for (int k = 0; k < 9; k++) {
                for (int s = 0; s < 4; s++) {
                    BellState state = STATES.get(s);
                    Estimate estimate = BellPopulations.of(state, RESULT.means().get(k));
                    int i = 4 * k + s;
                    assertThat(estimates[i]).isEqualTo(estimate.value());
                    assertThat(errors[i]).isEqualTo(estimate.standardError());
                    assertThat(references[i])
                            .isEqualTo(BellPopulations.of(state, RUN.reference().exact()[k]));
                }
            }
            List<Estimate> jumps = RESULT.jumpsByChannel();
            assertThat(h5.texts("/jumps/channels")).isEqualTo(RESULT.channels());
            assertThat(h5.reals("/jumps/by_channel"))
                    .containsExactly(jumps.stream().mapToDouble(Estimate::value).toArray());
            assertThat(h5.reals("/jumps/by_channel_standard_error"))
                    .containsExactly(
                            jumps.stream().mapToDouble(Estimate::standardError).toArray());
            assertThat(h5.integers("/jumps/jumped")).containsExactly(RESULT.jumped());
            assertThat(h5.real("/jumps", "per_trajectory"))
                    .isEqualTo(RESULT.jumps().value());
            assertThat(h5.real("/jumps", "standard_error"))
                    .isEqualTo(RESULT.jumps().standardError());
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void windowsSteadyStateAndVerdictAreThoseOfTheRunToTheBit(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            MeanVector windows = RESULT.windows().mean();
            assertThat(h5.integers("/windows/start")).containsExactly(1, 2, 5);
            assertThat(h5.integers("/windows/end")).containsExactly(2, 5, 9);
            assertThat(h5.shape("/windows/mean")).containsExactly(3, 15);
            assertThat(h5.reals("/windows/mean")).containsExactly(windows.mean());
            assertThat(h5.reals("/windows/standard_error"))
                    .containsExactly(errors(windows).toArray());
            assertThat(h5.shape("/windows/covariance")).containsExactly(45, 45);
            assertThat(h5.reals("/windows/covariance")).containsExactly(rows(windows.covariance()));
            assertThat(h5.reals("/steady_state/pauli"))
                    .containsExactly(RUN.reference().steady());
            assertThat(h5.real("/steady_state", "bell"))
                    .isEqualTo(RUN.comparison().bellSteady());
            assertThat(h5.real("/steady_state", "distance"))
                    .isEqualTo(RUN.comparison().distance());
            assertThat(h5.integer("/steady_state", "reached")).isZero();
            assertThat(h5.integer("/verdict", "agrees")).isEqualTo(VERDICT.agrees() ? 1 : 0);
            assertThat(h5.real("/verdict", "p_value")).isEqualTo(VERDICT.pValue());
            assertThat(h5.real("/verdict", "statistic")).isEqualTo(VERDICT.statistic());
            assertThat(h5.integer("/verdict", "degrees_of_freedom")).isEqualTo(VERDICT.degreesOfFreedom());
            assertThat(h5.real("/verdict", "significance")).isEqualTo(0.001);
            assertThat(h5.text("/verdict", "reference")).isEqualTo("other.toml");
            List<Outcome.Reached> targets = OUTCOME.targets();
            assertThat(h5.texts("/stopping/targets")).containsExactly("bell", "XX");
            assertThat(h5.reals("/stopping/target"))
                    .containsExactly(targets.stream()
                            .mapToDouble(Outcome.Reached::target)
                            .toArray());
            assertThat(h5.reals("/stopping/error"))
                    .containsExactly(
                            targets.stream().mapToDouble(Outcome.Reached::error).toArray());
            assertThat(h5.reals("/stopping/bias_bound")).containsExactly(1e-5, 2e-5);
            assertThat(h5.integer("/stopping", "reached")).isZero();
            assertThat(h5.integer("/stopping", "predicted_trajectories")).isEqualTo(250);
            assertThat(h5.integer("/stopping", "budget")).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void theFileSaysWhereItComesFromAndWhatItHolds(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            assertThat(h5.texts("/spec"))
                    .containsExactly(SpecWriter.toToml(RUN.simulation().spec()));
            assertThat(h5.texts("/warnings")).isEqualTo(RUN.simulation().warnings());
            assertThat(h5.text("/", "title")).isEqualTo(RUN.simulation().spec().title());
            assertThat(h5.text("/", "version")).isEqualTo(Version.text());
            assertThat(h5.text("/", "java")).isEqualTo(System.getProperty("java.version"));
            assertThat(h5.text("/", "kernel")).isEqualTo("machine, scalar");
            assertThat(h5.integer("/", "seed")).isEqualTo(1);
            assertThat(h5.integer("/", "trajectories")).isEqualTo(300);
            assertThat(h5.real("/", "step")).isEqualTo(0.5);
            assertThat(h5.real("/", "bias_bound"))
                    .isEqualTo(RUN.simulation().step().bias().orElseThrow().means());
            assertThat(h5.text("/times", "units")).isEqualTo("1/[coupling]");
            assertThat(h5.text("/mean", "coordinates")).isEqualTo("times observables");
            assertThat(h5.text("/covariance", "long_name")).startsWith("covariance of single trajectories");
            for (String name : h5.children("/")) {
                if (name.endsWith("/")) {
                    String group = "/" + name.replace("/", "");
                    for (String inner : h5.children(group)) {
                        String dataset = group + "/" + inner;
                        assertThat(h5.has(dataset, "long_name")).as(dataset).isTrue();
                    }
                } else {
                    assertThat(h5.has("/" + name, "long_name")).as(name).isTrue();
                }
            }
        }
    }

    private static DoubleStream errors(MeanVector mean) {
        return IntStream.range(0, mean.dimension()).mapToDouble(mean::error);
    }

    private static double[] rows(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(DoubleStream::of).toArray();
    }
}
