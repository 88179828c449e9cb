package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise that names a file: what is read, what is written, and what is refused. */
class NoiseFilesTest {
    private static final String SPECTRUM = "# two-sided\n\uFEFFw, S\n0.01,2e-4\n\n1,1e-4\n2.5,0\n";
    private static final String RECORD = "t,collective,local1,local2\n1,0,1,2\n6,0.5,-1,0\n12,1,0,0\n";

    private static Spec parse(String noise, Map<String, String> files) {
        String baths = "[[machine.bath]]\nstatistics = \"spin\"\ntemperature = 0.6\ncoupling = 0.005\n";
        return SpecReader.parse(
                "[machine]\n" + baths + baths + "[noise]\n" + noise + "\n[time]\nend = 10\n",
                "test",
                List.of(),
                (key, name) -> NoiseCsv.parse(
                        key, name, Objects.requireNonNull(files.get(name)).replace("\\n", "\n")));
    }

    /** What is written beside the files that it names reads back to the same. */
    private static void assertReadsBack(Spec spec) {
        Map<String, NoiseTable> files = spec.system().files();
        Spec again = SpecReader.parse(
                SpecWriter.toToml(spec),
                "written",
                List.of(),
                (key, name) -> NoiseCsv.parse(
                        key, name, Objects.requireNonNull(files.get(name)).toCsv()));
        assertThat(again).isEqualTo(spec);
    }

    @Test
    void spectraAreReadAndWritten() {
        Spec spec = parse(
                "collective = { kind = 'spectrum', file = 'a.csv' }\nlocal = { kind = 'spectrum', file = 'a.csv' }",
                Map.of("a.csv", SPECTRUM));
        ProcessSpec.Spectrum collective = (ProcessSpec.Spectrum) spec.noise().collective();
        assertThat(collective.table().axis()).containsExactly(0.01, 1, 2.5);
        assertThat(collective.table().rows("S")[0]).containsExactly(2e-4, 1e-4, 0);
        assertThat(collective.strength()).isEqualTo(2e-4);
        assertThat(spec.noise().local1())
                .isEqualTo(collective)
                .isEqualTo(spec.noise().local2());
        assertThat(spec.system().files()).containsOnlyKeys("noise-collective.csv", "noise-local.csv");
        assertReadsBack(spec);
    }

    @Test
    void recordsAreReadAndWritten() {
        Spec spec = parse(
                "collective = { kind = 'record', file = 'a.csv', offset = 0.5 }\n"
                        + "local = { kind = 'record', file = 'a.csv', repeat = true, offset = 'random' }",
                Map.of("a.csv", RECORD));
        ProcessSpec.Recorded collective = (ProcessSpec.Recorded) spec.noise().collective();
        ProcessSpec.Recorded local2 = (ProcessSpec.Recorded) spec.noise().local2();
        assertThat(collective.table().columns()).containsExactly("collective");
        assertThat(collective.offset()).hasValue(0.5);
        assertThat(collective.repeat()).isFalse();
        assertThat(local2.table().rows(local2.column())[0]).containsExactly(2, 0, 0);
        assertThat(local2.offset()).isEqualTo(OptionalDouble.empty());
        assertReadsBack(spec);
    }

    @Test
    void rowsBelongToTrajectories() {
        Spec spec = parse(
                "collective = { kind = 'record', file = 'a.csv' }",
                Map.of("a.csv", "trajectory,time,collective\n0,5,1\n0,10,2\n7,5,3\n7,10,4\n"));
        ProcessSpec.Recorded record = (ProcessSpec.Recorded) spec.noise().collective();
        assertThat(record.table().kind()).isEqualTo(NoiseTable.Kind.INTEGRALS);
        assertThat(record.table().rows("collective")).isEqualTo(new double[][] {{1, 2}, {3, 4}});
        assertReadsBack(spec);
    }

    @Test
    void filesAreTheSameByTheirNumbers() {
        String noise = "collective = { kind = 'spectrum', file = 'a.csv' }";
        Spec one = parse(noise, Map.of("a.csv", "w,S\n1,2\n3,4\n"));
        Spec same = parse(noise, Map.of("a.csv", "w,S\n1.0,2e0\n3,4.00"));
        Spec other = parse(noise, Map.of("a.csv", "w,S\n1,2\n3,4.0000001\n"));
        assertThat(same).isEqualTo(one);
        assertThat(SpecDifference.between(one, other).orElseThrow().key()).isEqualTo("noise.collective.sha256");
    }

    /** Keys, values, rules and cures of what is wrong with a file or with the table that names it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collective = { kind = 'spectrum' } | '' | collective.file | is missing | '' ",
                "collective = { kind = 'spectrum', file = 3 } | '' | collective.file | must be text | quotes",
                "collective = { kind = 'spectrum', file = 'a', intensity = 1 } | w,S\\n1,1\\n2,1 |"
                        + " collective.intensity | which has file | Leave it out",
                "collective = { kind = 'spectrum', file = 'a', repeat = true } | w,S\\n1,1\\n2,1 | collective.repeat |"
                        + " is no parameter | Leave it out",
                "collective = { kind = 'record', file = 'a', deviation = 1 } | t,eta\\n0,1\\n20,1 |"
                        + " collective.deviation | which has file, repeat, offset | Leave it out",
                "collective = { kind = 'telegraph', intensity = 1, correlation_time = 1, file = 'a' } | '' |"
                        + " collective.file | is no parameter | Leave it out",
                "collective = { kind = 'record', file = 'a', repeat = 1 } | t,eta\\n0,1\\n20,1 | collective.repeat |"
                        + " true or false | ''",
                "collective = { kind = 'record', file = 'a', offset = -1 } | t,eta\\n0,1\\n20,1 | collective.offset |"
                        + " >= 0 | ''",
                "collective = { kind = 'record', file = 'a', offset = 'any' } | t,eta\\n0,1\\n20,1 |"
                        + " collective.offset | \"random\" | ''",
                "collective = { kind = 'record', file = 'a', offset = 11 } | t,eta\\n0,1\\n20,1 | collective.file |"
                        + " up to 21.0, and is 20.0 long | repeat = true",
                "collective = { kind = 'record', file = 'a', offset = 'random' } | t,eta\\n0,1\\n10,1 |"
                        + " collective.offset | longer than a trajectory | repeat = true",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n9,1 | collective.file |"
                        + " up to 10.0, and is 9.0 long | smaller time.end",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1 | collective.file | at least 2 lines | ''",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n5,NaN\\n20,1 | collective.file |"
                        + " eta is NaN at t = 5.0 | ''",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n5,x\\n20,1 | collective.file |"
                        + " line 3 has \"x\" for eta | ''",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n5\\n20,1 | collective.file |"
                        + " 2 numbers in a line, and has 1 in line 3 | ''",
                "collective = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n20,1\\n5,1 | collective.file |"
                        + " ascending t, and 5.0 comes after 20.0 | Sort",
                "collective = { kind = 'record', file = 'a' } | time,collective\\n0,1\\n20,1 | collective.file |"
                        + " time > 0 | ''",
                "collective = { kind = 'record', file = 'a' } | trajectory,t,eta\\n0,0,1\\n0,20,1\\n1,0,1\\n1,19,1 |"
                        + " collective.file | same times for every trajectory | ''",
                "collective = { kind = 'record', file = 'a' } | x,y\\n0,1\\n20,1 | collective.file | wrong header |"
                        + " t,eta",
                "collective = { kind = 'record', file = 'a' } | '' | collective.file | wrong header | t,eta",
                "collective = { kind = 'record', file = 'a' } | w,S\\n1,1\\n2,1 | collective.file |"
                        + " columns t,eta of a record, and has w,S | ''",
                "collective = { kind = 'record', file = 'a' } | t,local1,local2\\n0,1,1\\n20,1,1 | collective.file |"
                        + " t,eta or t,collective | ''",
                "local = { kind = 'record', file = 'a' } | t,eta\\n0,1\\n20,1 | local.file | one noise for each qubit |"
                        + " noise.collective",
                "collective = { kind = 'spectrum', file = 'a' } | t,eta\\n0,1\\n20,1 | collective.file |"
                        + " columns w,S, and has t,eta | ''",
                "collective = { kind = 'spectrum', file = 'a' } | w,S\\n1,1\\n2,-1 | collective.file |"
                        + " S is -1.0 at w = 2.0 | decibels",
                "collective = { kind = 'spectrum', file = 'a' } | w,S\\n-1,1\\n2,1 | collective.file | w >= 0 | ''",
                "collective = { kind = 'spectrum', file = 'a' } | w,S\\n1,1\\n1,1 | collective.file | ascending w |"
                        + " twice",
                "collective = { kind = 'spectrum', file = 'a' } | w,S\\n1,0\\n2,0 | collective.file | S above 0 | ''",
                "local = { kind = 'spectrum', file = 'a' } | w,S\\n0.1,1\\n1.9,1 | local.file |"
                        + " 2g = 2.0 at which local noise flips a qubit, and ends at w = 1.9 | S = 0 where",
                "collective = { kind = 'spectrum', file = 'a', sha256 = 'ab' } | w,S\\n1,1\\n2,1 | collective.sha256 |"
                        + " the file was altered | former file",
            })
    void whatIsWrongIsToldWithKeyRuleAndCure(String noise, String file, String key, String rule, String cure) {
        BadInputException e = Assertions.assertThrows(BadInputException.class, () -> parse(noise, Map.of("a", file)));
        assertThat(e.key()).isEqualTo("noise." + key);
        assertThat(e.rule()).contains(rule);
        assertThat(e.cure().orElse("")).contains(cure);
    }

    @Test
    void withoutADirectoryThereAreNoFiles() {
        Spec white = parse("collective = 0.1", Map.of());
        BadInputException e = Assertions.assertThrows(
                BadInputException.class,
                () -> SpecReader.parse(
                        SpecWriter.toToml(white),
                        "test",
                        List.of("noise.collective={ kind = 'spectrum', file = 'a' }")));
        assertThat(e.key()).isEqualTo("noise.collective.file");
        assertThat(e.rule()).contains("not in a directory");
    }
}
