package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever users get wrong ends in exit status 2, one message on standard error, and nothing on standard output. */
final class BadCommandLineTest {
    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | no command was given; commands are steady-state, simulate, validate",
                "simulat                         | unknown command 'simulat'; did you mean simulate?",
                "xyzzy                           | unknown command 'xyzzy'; commands are steady-state",
                "--nonsense                      | unknown option '--nonsense'",
                "simulate --nonsense             | unknown option '--nonsense'",
                "simulate --trajectries 5        | unknown option '--trajectries'; did you mean --trajectories?",
                "simulate fig3-spin fig3-boson   | unknown argument 'fig3-boson'",
                "simulate --seed                 | Missing required parameter for option '--seed'",
                "simulate --set                  | Missing required parameter for option '--set'",
                "simulate --trajectories --json  | Expected parameter for option '--trajectories' but found '--json'",
                "simulate --seed 1 --seed 2      | option '--seed' (S) should be specified only once",
                "simulate @missing               | @missing: there is no such file",
            })
    void commandLinesThatCannotBeUnderstood(String line, String message) {
        Outcome outcome = Outcome.of(line.isEmpty() ? new String[0] : line.split(" "));
        refused(outcome, message);
        // The message, and where there is help; never the usage of everything.
        assertThat(outcome.err().lines().count()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threads=0                | --threads = 0: must be an integer from 1 to 4096",
                "--threads=-1               | --threads = -1: must be an integer from 1 to 4096",
                "--threads=two              | --threads = two: must be an integer from 1 to 4096",
                "--threads=99999999999      | --threads = 99999999999: must be an integer from 1 to 4096",
                "--trajectories=abc         | ensemble.trajectories = \"abc\": must be an integer",
                "--trajectories=1           | ensemble.trajectories = 1: must be an integer from 2 to",
                "--trajectories=-50         | Did you mean 50?",
                "--trajectories=1.5         | ensemble.trajectories = 1.5: must be an integer",
                "--trajectories=            | ensemble.trajectories = \"\": must be",
                "--seed=1.5                 | ensemble.seed = 1.5: must be an integer",
                "--seed=x                   | ensemble.seed = \"x\": must be an integer",
                "--record=3                 | --record = 3: needs a directory for its files. Give one with --output DIR",
                "--record=x                 | --record = x: must be a number K >= 1 (the first K), or indices",
                "--record=                  | --record = \"\": must be a number K >= 1",
                "--output=                  | --output = \"\": must be the name of a directory",
                "''                         | CONFIG.toml = \"\": must be the name of a file",
                "nothing.toml               | nothing.toml: there is no such file",
                "fig3-bosn                  | fig3-bosn: there is no such file, and no built-in example of that name",
                "--set=nonsense             | --set = nonsense: must be of the form path.to.key=value",
                "--set==5                   | --set = =5: must be of the form path.to.key=value",
            })
    void optionsWithBadValues(String option, String message) {
        refusedInOneLine(Outcome.of("simulate", option), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense=1                                | nonsense = 1: is not a known key",
                "machine.nonsense=1                        | machine.nonsense = 1: is not a known key",
                "noise.colective=1                         | Did you mean noise.collective?",
                "machine.bath.2.temperature=1              | machine.bath has 2 items, counted from 0",
                "machine.coupling=0                        | machine.coupling = 0.0: must be a finite number > 0",
                "machine.coupling=nan                      | machine.coupling = nan: must be a finite number > 0",
                "machine.coupling=inf                      | machine.coupling = inf: must be a finite number > 0",
                "machine.coupling=\"1\"                    | machine.coupling = \"1\": must be a number",
                "machine.initial_state=12                  | machine.initial_state = \"12\": must be one of",
                "machine.initial_state=[[0,0],[0,0],[0,0],[0,0]] | machine.initial_state = the zero vector",
                "machine.initial_state=[[1,0]]             | machine.initial_state = 1 amplitudes: must be four",
                "machine.bath.0.statistics=fermion         | machine.bath.0.statistics = \"fermion\": must be one of",
                "machine.bath.0.temperature=-0.6           | machine.bath.0.temperature = -0.6: must be",
                "machine.bath.1.temperature=-0.6           | Did you mean 0.6?",
                "machine.bath.0.coupling=-1                | machine.bath.0.coupling = -1.0: must be",
                "machine.bath.0.coupling=1e101             | machine.bath.0.coupling = 1e101: must be at most",
                "machine.bath.0.memory_time=0              | machine.bath.0.memory_time = 0.0: must be",
                "machine.lamb_shift=1                      | machine.lamb_shift = 1: must be",
                "machine.static_field=[1]                  | machine.static_field = [1]: must be a list of two",
                "machine.bath=[]                           | machine.bath = 0 entries: must be exactly two",
                "noise.collective=-0.1                     | noise.collective = -0.1: must be a finite number >= 0",
                "noise.local=[0,-1]                        | noise.local.1 = -1.0: must be a finite number >= 0",
                "noise.local=1                             | noise.local = 1: must be a list of two numbers",
                "time.end=0                                | time.end = 0.0: must be a finite number > 0",
                "time.end=\"soon\"                         | time.end = \"soon\": must be a number",
                "time.samples=0                            | time.samples = 0: must be an integer from 1 to 100000",
                "time.samples=100001                       | time.samples = 100001: must be an integer from 1",
                "time.step=3                               | time.step = 3.0: must divide every output time",
                "time.step=fast                            | time.step = \"fast\": must be \"auto\" or a number > 0",
                "time.step=1e-9                            | time.step = 1e-9: must leave at most 1e9 steps",
                "time.at=[2,1]                             | time.at.1 = 1.0: must be later than the time before",
                "ensemble.significance=5                   | ensemble.significance = 5.0: must be a number between",
                "ensemble.unravelling=jmp                  | Did you mean \"jump\"?",
                "ensemble.checkpoint_seconds=0             | ensemble.checkpoint_seconds = 0.0: must be",
            })
    void configurationsThatAreWrong(String change, String message) {
        for (String command : new String[] {"steady-state", "simulate", "validate"}) {
            refusedInOneLine(Outcome.of(command, "--set", change), message);
        }
    }

    @Test
    void filesThatAreNoConfigurations() throws IOException {
        refusedInOneLine(Outcome.of("simulate", directory.toString()), directory + ": this is a directory, not a file");
        refused(Outcome.of("simulate", file("a = 1\nb ? 2\n")), "my.toml, line 2, column 2: ");
        refusedInOneLine(Outcome.of("simulate", file("")), "my.toml: machine: is missing");
        refusedInOneLine(
                Outcome.of("simulate", file("[machine]\ncoupling = nan\n")), "my.toml: machine.coupling = nan");
    }

    @Test
    void referencesThatCannotBeUsed() throws IOException {
        refusedInOneLine(
                Outcome.small("validate", "--reference", "nothing.toml"), "nothing.toml: there is no such file");
        refusedInOneLine(
                Outcome.small("validate", "--reference", ""), "--reference = \"\": must be the name of a file");
        refused(Outcome.small("validate", "--reference", file("nonsense")), "my.toml, line 1, ");
    }

    @Test
    void recordsThatTheRunHasNot() {
        String directory = this.directory.resolve("result").toString();
        refusedInOneLine(
                Outcome.small("simulate", "-o", directory, "--record", "301"),
                "--record = 301: must name trajectories of the run, which are 0 to 299, and 300 is none");
        refusedInOneLine(
                Outcome.small("validate", "-o", directory, "--record", "2,300"), "0 to 299, and 300 is none. Ask for");
        assertThat(this.directory).isEmptyDirectory();
    }

    /** Before the run, and before its directory is made. */
    @Test
    void recordsThatTakeTooMuch() {
        String directory = this.directory.resolve("result").toString();
        refusedInOneLine(
                Outcome.small("simulate", "-o", directory, "--record", "300", "--set", "time.step=1e-4"),
                "--record = 300: must leave at most 4.0 GB of files, and 300 trajectories of 400,000 steps and 5 output"
                        + " times take about 12.0 GB. Record at most 99, or give a larger time.step.");
        refusedInOneLine(
                Outcome.small("simulate", "-o", directory, "--record", "1", "--set", "time.step=1e-7"),
                "and 1 trajectory of 400,000,000 steps and 5 output times take about 40.0 GB. Give a larger time.step");
        assertThat(this.directory).isEmptyDirectory();
    }

    @Test
    void aResultDirectoryThatIsAFile() throws IOException {
        String file = file("my data");
        refusedInOneLine(
                Outcome.small("simulate", "-o", file), "--output = " + file + ": must be a directory, and is a file");
        assertThat(Path.of(file)).hasContent("my data");
    }

    @Test
    void examplesThatDoNotExist() {
        refusedInOneLine(Outcome.of("examples", "nope"), "example = \"nope\": must be one of \"fig3-spin\", ");
        refusedInOneLine(Outcome.of("examples", "fig3-bosn"), "Did you mean \"fig3-boson\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"machine.coupling=1e90", "machine.bath.0.coupling=1e90"})
    void trajectoriesThatWouldJumpForEver(String change) {
        refusedInOneLine(Outcome.small("simulate", "--set", change), "time.end = 40.0: must leave at most 1e+09 jumps");
    }

    @Test
    void stepsBeyondTheSafeRange() {
        for (String command : new String[] {"simulate", "validate"}) {
            refusedInOneLine(
                    Outcome.of(command, "--set", "time.step=2"),
                    "time.step = 2.0: must be at most 1.17809, 3/8 of a period of the frequency 2 that noise or a static"
                            + " field meets. Give 1.1111111111111112, or \"auto\"");
        }
    }

    @Test
    void noiseThatNoStepResolves() {
        refusedInOneLine(
                Outcome.small("simulate", "--set", "noise.collective=1e90"), "time.step = \"auto\": must find");
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("my.toml"), content).toString();
    }

    private static void refusedInOneLine(Outcome outcome, String message) {
        refused(outcome, message);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private static void refused(Outcome outcome, String message) {
        assertThat(outcome.err()).startsWith("bellwether: ").contains(message).doesNotContain("Exception", "\tat ");
        assertThat(outcome.err().indexOf("bellwether: ", 1)).as("one message").isNegative();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
    }
}
