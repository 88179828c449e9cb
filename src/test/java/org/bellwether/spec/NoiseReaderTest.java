package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bellwether.spec.ProcessSpec.Coloured;
import org.bellwether.spec.ProcessSpec.Law;
import org.bellwether.spec.ProcessSpec.Pink;
import org.bellwether.spec.ProcessSpec.Quasistatic;
import org.bellwether.spec.ProcessSpec.White;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the noise: kinds and their parameters. */
class NoiseReaderTest {
    private static Spec parse(String noise, String... overrides) {
        String baths = "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.005\n";
        return SpecReader.parse(
                "[machine]\n" + baths + baths + "[noise]\n" + noise + "\n[time]\nend = 10\n",
                "test",
                List.of(overrides));
    }

    private static void assertReads(String noise, NoiseSpec expected) {
        Spec spec = parse(noise);
        assertThat(spec.noise()).isEqualTo(expected);
        assertThat(SpecReader.parse(SpecWriter.toToml(spec), "written", List.of()))
                .isEqualTo(spec);
    }

    @Test
    void kindsAreReadAndWritten() {
        assertReads(
                "collective = { intensity = 1e-2, kind = \"ornstein-uhlenbeck\", correlation_time = 5.0 }\n"
                        + "local = { intensity = [1e-4, 2e-4], kind = \"telegraph\", correlation_time = 2.0 }",
                new NoiseSpec(
                        new Coloured(Law.ORNSTEIN_UHLENBECK, 1e-2, 5),
                        new Coloured(Law.TELEGRAPH, 1e-4, 2),
                        new Coloured(Law.TELEGRAPH, 2e-4, 2)));
        assertReads(
                "collective = { deviation = 0.1, kind = \"quasistatic\" }\nlocal = { intensity = 0.3 }",
                new NoiseSpec(new Quasistatic(0.1), new White(0.3), new White(0.3)));
        assertReads(
                "local = { kind = \"pink\", deviation = [0.1, 0], lowest = 1e-3, highest = 10, sources = \"telegraph\""
                        + " }",
                new NoiseSpec(
                        new White(0), new Pink(0.1, 1e-3, 10, Law.TELEGRAPH), new Pink(0, 1e-3, 10, Law.TELEGRAPH)));
        assertReads(
                "collective = { kind = \"pink\", deviation = 0.1, lowest = 1e-3, highest = 10 }",
                new NoiseSpec(new Pink(0.1, 1e-3, 10, Law.ORNSTEIN_UHLENBECK), new White(0), new White(0)));
    }

    @Test
    void partsOfATableAreSetFromTheCommandLine() {
        String table = "local = { intensity = [1e-4, 2e-4], kind = \"telegraph\", correlation_time = 2.0 }";
        assertThat(parse(table, "noise.local.correlation_time=7", "noise.local.kind=ornstein-uhlenbeck")
                        .noise()
                        .local2())
                .isEqualTo(new Coloured(Law.ORNSTEIN_UHLENBECK, 2e-4, 7));
        assertThat(parse(table, "noise.local.intensity=3e-4").noise().local1())
                .isEqualTo(new Coloured(Law.TELEGRAPH, 3e-4, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collective = { kind = 'ornstein-uhlenbeck', intensity = 1 } | noise.collective.correlation_time |"
                        + " needs it",
                "collective = { kind = 'telegraph', intensity = 1, correlation_time = 0 } |"
                        + " noise.collective.correlation_time | > 0",
                "local = { kind = 'telegraph', intensity = [1, -1], correlation_time = 1 } | noise.local.intensity.1 |"
                        + " >= 0",
                "local = { kind = 'quasistatic', intensity = 1 } | noise.local.intensity | is no parameter",
                "collective = { intensity = 1, correlation_time = 1 } | noise.collective.correlation_time | is no"
                        + " parameter",
                "collective = { kind = 'quasistatic' } | noise.collective.deviation | needs it",
                "collective = { kind = 'brown', intensity = 1 } | noise.collective.kind | must be one of",
                "collective = { kind = 'pink', deviation = 1, lowest = 2, highest = 1 } | noise.collective.highest |"
                        + " must be above",
                "collective = { kind = 'pink', deviation = 1, highest = 1 } | noise.collective.lowest | needs it",
                "collective = { intensity = 1, tau = 1 } | noise.collective.tau | is not a known key",
                "local = { intensity = [1, 2, 3] } | noise.local.intensity | a list of two numbers",
                "collective = { intensity = [1, 2] } | noise.collective.intensity | must be a number",
            })
    void whatDoesNotBelongToAKindIsRefused(String noise, String key, String rule) {
        BadInputException e = Assertions.assertThrows(BadInputException.class, () -> parse(noise.replace('\'', '"')));
        assertThat(e.key()).isEqualTo(key);
        assertThat(e.rule()).contains(rule);
    }
}
