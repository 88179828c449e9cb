package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Runs in directories, for tests of what is kept there. The whole run, which most of them need, is made once and not altered. */
abstract class KeptRuns {
    @TempDir
    private static Path shared = Path.of("");

    /** A finished run of 1500 trajectories. */
    static Path whole = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void makeWhole() {
        whole = runIn(shared, "simulate", "whole");
    }

    Path at(String name) {
        return directory.resolve(name);
    }

    /** A run of 1500 trajectories into a directory. */
    Path run(String command, String name, String... more) {
        return runIn(directory, command, name, more);
    }

    private static Path runIn(Path parent, String command, String name, String... more) {
        Path into = parent.resolve(name);
        List<String> all = new ArrayList<>(List.of("--trajectories", "1500", "-o", into.toString(), "--quiet"));
        all.addAll(List.of(more));
        Outcome outcome = Outcome.small(command, all.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isIn(Main.OK, Main.DISAGREES, Main.NOT_TESTED);
        assertThat(outcome.err()).isEmpty();
        return into;
    }

    /** A copy of a directory with all that is in it. */
    Path copy(Path of, String name) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.toList()) {
                Files.copy(file, at(name).resolve(of.relativize(file).toString()));
            }
        }
        return at(name);
    }

    static void refused(Outcome outcome, String... parts) {
        assertThat(outcome.err()).contains(parts).hasLineCount(1);
        assertThat(outcome.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(outcome.out()).isEmpty();
    }
}
