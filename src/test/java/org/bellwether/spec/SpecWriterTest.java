package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written reads back to the same, bit for bit. */
final class SpecWriterTest {
    @Test
    void everySpecReadsBackEqual() {
        for (long seed = 0; seed < 500; seed++) {
            Spec spec = new RandomSpec(seed).spec();
            String toml = SpecWriter.toToml(spec);
            Spec back = SpecReader.parse(toml, "seed " + seed, List.of());
            assertThat(back).as("seed %s:%n%s", seed, toml).isEqualTo(spec);
            assertThat(SpecWriter.toToml(back)).isEqualTo(toml);
        }
    }

    /** Ten a line. */
    @Test
    void longListsOfTimesAreBroken() {
        String times = IntStream.rangeClosed(1, 21).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        Spec spec = SpecReader.parse(Examples.text("fig3-spin"), "test", List.of("time.at=[" + times + "]"));
        assertThat(SpecWriter.toToml(spec)).contains("""
                at = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0,
                      11.0, 12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0,
                      21.0]
                """);
    }

    @Test
    void theTextIsReadable() {
        assertThat(SpecWriter.toToml(Examples.spec("fig3-spin"))).isEqualTo("""
                title = "Fig. 3, two spin baths"

                [machine]
                coupling = 1.0
                initial_state = "10"
                lamb_shift = [[0.0, 0.0], [0.0, 0.0]]
                static_field = [0.0, 0.0]

                [[machine.bath]]
                statistics = "spin"
                temperature = 0.6
                coupling = 0.005

                [[machine.bath]]
                statistics = "spin"
                temperature = 0.3
                coupling = 0.015

                [noise]
                collective = 0.01
                local = [0.0001, 0.0001]

                [time]
                end = 2000.0
                samples = 200
                step = "auto"

                [ensemble]
                trajectories = 20000
                seed = 1
                checkpoint_seconds = 30.0
                significance = 0.001
                unravelling = "jump"
                on_failure = "abort"
                generator = "splittable"

                [fluctuations]
                window_start = "auto"
                long_trajectories = 32
                bell_shots = 100000
                bell_interval = "auto"
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "2e-3, 0.002", "1e23, 1e23", "2E-44, 2e-44", "0.1, 0.1", "4.9E-324, 5e-324",
                "1.7976931348623157E308, 1.7976931348623157e308",
        "100, 100.0", "1234567, 1234567.0", "12345678, 1.2345678e7", "-0.00005, -5e-5", "-0.0, 0.0",
                "0.30000000000000004, 0.30000000000000004",
        "2.2250738585072014E-308, 2.2250738585072014e-308", "NaN, nan", "-Infinity, -inf"
    })
    void numbersAreWrittenShort(double x, String text) {
        assertThat(Decimal.text(x)).isEqualTo(text);
    }

    @Test
    void numbersReadBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 2_000; k++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertThat(Double.parseDouble(Decimal.text(x))).isEqualTo(x);
            }
        }
    }

    /** Any valid spec. */
    private record RandomSpec(SplittableRandom random) {
        RandomSpec(long seed) {
            this(new SplittableRandom(seed));
        }

        Spec spec() {
            return new Spec(
                    title(), machine(), new NoiseSpec(some(), some(), some()), time(), ensemble(), fluctuations());
        }

        private String title() {
            String[] titles = {"", "plain", "a \"quoted\" \\ backslash", "γ = 1e-4 # ± 𝛾", "'", "[x]", "\\u0041\\"};
            return titles[random.nextInt(titles.length)];
        }

        private MachineSpec machine() {
            return new MachineSpec(
                    positive(),
                    state(),
                    List.of(bath(), bath()),
                    List.of(new LambShiftSpec(any(), any()), new LambShiftSpec(any(), any())),
                    any(),
                    any());
        }

        private StateSpec state() {
            if (random.nextBoolean()) {
                return new StateSpec.Named(StateSpec.NAMES.get(random.nextInt(StateSpec.NAMES.size())));
            }
            return new StateSpec.Amplitudes(
                    List.of(positive(), any(), any(), any()), List.of(any(), any(), any(), any()));
        }

        private BathSpec bath() {
            OptionalDouble memory = random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(positive());
            BathSpec.Statistics statistics =
                    random.nextBoolean() ? BathSpec.Statistics.SPIN : BathSpec.Statistics.BOSON;
            return new BathSpec(statistics, some(), some(), memory);
        }

        private TimeSpec time() {
            TimeSpec time = times();
            double part = time.spacing().orElse(time.end() * random.nextDouble(0.01, 1));
            return random.nextBoolean() ? time : time.withStep(part / (1 + random.nextInt(20)));
        }

        private TimeSpec times() {
            return switch (random.nextInt(3)) {
                case 0 -> TimeSpec.equidistant(positive(), 1 + random.nextInt(500));
                case 1 -> {
                    double end = positive();
                    yield TimeSpec.logarithmic(end * random.nextDouble(0.001, 0.5), end, 2 + random.nextInt(500));
                }
                default -> {
                    List<Double> at = new ArrayList<>();
                    double t = 0;
                    for (int k = random.nextInt(30); k >= 0; k--) {
                        t += random.nextBoolean() ? 1 + random.nextInt(1000) : random.nextDouble(0.1, 10);
                        at.add(t / 100);
                    }
                    yield TimeSpec.at(at);
                }
            };
        }

        private EnsembleSpec ensemble() {
            return new EnsembleSpec(
                    2 + random.nextLong(1_000_000),
                    random.nextLong(),
                    1 + random.nextDouble(),
                    random.nextDouble(1e-9, 1),
                    List.of(Unravelling.values()).get(random.nextInt(3)),
                    random.nextBoolean() ? "abort" : "count");
        }

        private FluctuationSpec fluctuations() {
            return new FluctuationSpec(
                    random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(some()),
                    2 * random.nextInt(10),
                    random.nextInt(1000),
                    random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(positive()));
        }

        private double any() {
            return (random.nextBoolean() ? 1 : -1) * some();
        }

        private double some() {
            return random.nextInt(4) == 0 ? 0 : positive();
        }

        private double positive() {
            return random.nextDouble(0.1, 1) * Math.pow(10, random.nextInt(-20, 20));
        }
    }
}
