package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.ensemble.Indices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Slurm script with a scheduler that runs everything at once and a program that only says what it was told. */
@EnabledOnOs(OS.LINUX)
final class SlurmScriptTest {
    @TempDir
    private Path directory = Path.of("");

    private void script(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** What the program was told, a line a call. */
    private List<String> submitted(int status, String... arguments) throws Exception {
        Path array = directory.resolve("slurm-array");
        Files.copy(Path.of("scripts/slurm-array"), array);
        assertThat(array.toFile().setExecutable(true)).isTrue();
        script("bellwether", "echo \"$@\" >>\"" + directory + "/calls\"\n");
        // Runs a copy from elsewhere, as Slurm does.
        script("sbatch", """
                last=
                while :; do
                    case $1 in
                        --array=*) last=${1#--array=0-} ;;
                        --*) ;;
                        *) break ;;
                    esac
                    shift
                done
                mkdir -p %1$s/spool
                cp "$1" %1$s/spool/slurm_script
                shift
                echo 4711
                for i in $(seq 0 "${last:-0}"); do
                    SLURM_ARRAY_TASK_ID=$i %1$s/spool/slurm_script "$@" >&2
                done
                """.formatted(directory));
        List<String> command = new ArrayList<>(List.of(array.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SBATCH", directory.resolve("sbatch").toString());
        builder.environment().remove("SLURM_CPUS_PER_TASK");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(status);
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of(printed);
    }

    @ParameterizedTest
    @CsvSource({"1500, 3", "1500, 12", "20000, 7", "128, 1", "257, 2"})
    void theShardsAreAllTrajectoriesOnce(long trajectories, int shards) throws Exception {
        List<String> calls = submitted(
                0,
                "my.toml",
                directory.resolve("out").toString(),
                Integer.toString(shards),
                Long.toString(trajectories),
                "--set",
                "noise.collective=0.02");
        assertThat(calls).hasSize(2 + shards);
        Indices all = Indices.NONE;
        for (String call : calls.subList(1, 1 + shards)) {
            assertThat(call)
                    .startsWith("simulate my.toml --trajectories " + trajectories + " --range ")
                    .contains(" --threads 1")
                    .endsWith(" --set noise.collective=0.02");
            Indices shard = Shards.parse(call.split(" ")[5], trajectories, true);
            assertThat(all.overlap(shard)).isEmpty();
            all = all.plus(shard);
        }
        assertThat(all).isEqualTo(Indices.of(0, trajectories));
        String merge = calls.get(shards + 1);
        assertThat(merge)
                .startsWith("merge " + directory + "/out/shard-0 ")
                .endsWith(" -o " + directory + "/out/result --force");
        assertThat(Stream.of(merge.split(" ")).filter(word -> word.contains("/shard-")))
                .hasSize(shards);
    }

    @Test
    void aShardThatWasBegunIsResumed() throws Exception {
        Path shard = Files.createDirectories(directory.resolve("out/shard-1"));
        Files.writeString(shard.resolve("checkpoint.bin"), "");
        List<String> calls = submitted(0, "my.toml", directory.resolve("out").toString(), "2", "1500");
        assertThat(calls.get(1)).startsWith("simulate ");
        assertThat(calls.get(2)).isEqualTo("resume " + shard + " --threads 1");
    }

    @Test
    void whatCannotBeSharedIsRefused() throws Exception {
        assertThat(submitted(2, "my.toml", "out", "2", "129"))
                .singleElement()
                .asString()
                .contains("at most 1 shards, got 2");
    }
}
