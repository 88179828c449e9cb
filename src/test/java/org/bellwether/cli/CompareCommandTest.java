package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare}, from the command line to the exit status; the statistics are in TwoSampleTest. */
class CompareCommandTest {
    @TempDir
    private Path directory;

    private String base = "";

    @BeforeEach
    void runOne() {
        base = run("base", "--seed", "1");
    }

    /** One fixed pair: the same means are called different with probability 0.001 for a seed drawn anew. */
    @Test
    void anotherSeedAndStepAreTheSame() {
        String other = run("other", "--seed", "2", "--set", "time.step=0.5");
        Outcome outcome = Outcome.of("compare", base, other);
        assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Main.OK);
        assertThat(outcome.out())
                .contains("2,000 trajectories", "the SAME within their errors", "ensemble.seed", "time.step");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
        Outcome json = Outcome.of("compare", base, other, "--json", "--quiet");
        assertThat(json.err()).isEmpty();
        assertThat(json.json().at("/verdict/same").asBoolean()).isTrue();
        assertThat(json.json().at("/second/trajectories").asLong()).isEqualTo(2000);
        assertThat(json.json().at("/settings").size()).isEqualTo(2);
    }

    /** Ten times the coupling to the colder bath: of 2000 trajectories nearly all differ. */
    @Test
    void anotherMachineIsNot() {
        String other = run("other", "--seed", "2", "--set", "machine.bath.1.coupling=0.15");
        Outcome outcome = Outcome.of("compare", base, other);
        assertThat(outcome.status()).isEqualTo(Main.DISAGREES);
        assertThat(outcome.out()).contains("NOT the same", "machine.bath.1.coupling", "standard errors");
    }

    @Test
    void runsThatShareRandomNumbersAreRefused() {
        String other = run("other", "--seed", "1", "--set", "machine.bath.1.coupling=0.15");
        Outcome outcome = Outcome.of("compare", base, other);
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("must be independent", "seed 1", "--seed");
        assertThat(Outcome.of("compare", base, base).status()).isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void otherTimesAreRefused() {
        String other = run("other", "--seed", "2", "--set", "time.samples=5");
        Outcome outcome = Outcome.of("compare", base, other);
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("output times", "time.samples");
    }

    @Test
    void whatIsNoResultIsRefused() {
        Outcome outcome =
                Outcome.of("compare", base, directory.resolve("nothing").toString());
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.err()).contains("no such directory");
    }

    private String run(String name, String... options) {
        String result = directory.resolve(name).toString();
        String[] all = new String[options.length + 5];
        System.arraycopy(new String[] {"--trajectories", "2000", "-o", result, "--quiet"}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        Outcome outcome = Outcome.small("simulate", all);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        return result;
    }
}
