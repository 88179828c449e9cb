package org.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FiguresCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private Outcome figures(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "figures", "--trajectories=2000", "-o", directory.resolve("f").toString()));
        all.addAll(List.of(more));
        return Outcome.of(all.toArray(String[]::new));
    }

    /** A right simulator exits with 3 with probability 0.001, once and for all as the seed is fixed. */
    @Test
    void pictureTableAndNumbersOfOneFigure() throws IOException {
        Outcome outcome = figures("--only=fig1", "--json");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(Main.OK);
        try (var files = Files.list(directory.resolve("f"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(".lock", "fig1.svg", "fig1.png", "fig1.csv", "figures.json");
        }
        JsonNode root = outcome.json();
        assertThat(Files.readString(directory.resolve("f/figures.json"))).isEqualTo(outcome.out());
        JsonNode panel = root.at("/panels/0");
        int points = panel.at("/curves/0/points").size()
                + panel.at("/curves/1/points").size();
        assertThat(points).isEqualTo(12);
        assertThat(panel.path("degrees_of_freedom").asInt()
                        + panel.path("left_out").asInt())
                .isEqualTo(12);
        assertThat(panel.path("p_value").asDouble()).isBetween(0.001, 1.0);
        assertThat(outcome.err()).contains("chi-square", "fig1");
        List<String> lines = Files.readAllLines(directory.resolve("f/fig1.csv"));
        int width = lines.get(0).split(",", -1).length;
        assertThat(lines.subList(1, lines.size()))
                .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == width);
        assertThat(lines.stream().filter(line -> line.contains(",point,"))).hasSize(12);
    }

    /** The points of a figure are the same whatever else is drawn, and on any number of threads. */
    @Test
    void onlySelectsAndChangesNothing() throws IOException {
        Outcome alone = figures("--only=fig1", "--quiet", "--threads=1");
        assertThat(alone.out() + alone.err()).isEmpty();
        String first = Files.readString(directory.resolve("f/fig1.csv"));
        Outcome again = figures("--only=fig1", "--quiet", "--force", "--threads=2");
        assertThat(again.status()).isEqualTo(Main.OK);
        assertThat(Files.readString(directory.resolve("f/fig1.csv"))).isEqualTo(first);
        Outcome other = figures("--only=fig1", "--quiet", "--force", "--seed=2");
        assertThat(other.status()).isEqualTo(Main.OK);
        assertThat(Files.readString(directory.resolve("f/fig1.csv"))).isNotEqualTo(first);
    }

    @Test
    void whatCannotBeDrawnIsRefusedBeforeAnythingRuns() throws IOException {
        assertThat(figures("--only=fig9").err()).contains("--only = fig9", "fig1,fig2,fig3,fig4");
        assertThat(figures("--trajectories=1").status()).isEqualTo(Main.BAD_INPUT);
        assertThat(figures("--threads=0").status()).isEqualTo(Main.BAD_INPUT);
        assertThat(directory.resolve("f")).doesNotExist();
        Files.createDirectories(directory.resolve("f"));
        Files.writeString(directory.resolve("f/fig2.csv"), "mine");
        Outcome occupied = figures();
        assertThat(occupied.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(occupied.err()).contains("fig2.csv", "--force");
        assertThat(Files.readString(directory.resolve("f/fig2.csv"))).isEqualTo("mine");
    }

    @Test
    void theBarShowsPointsAndTheTimeLeft() {
        assertThat(PointProgress.line(5, 20, 0.5, 60))
                .isEqualTo("[###############...............] 5 of 20 points, 1 min 00 s, 1 min 00 s left");
        assertThat(PointProgress.line(19, 20, 1, 60))
                .startsWith("[" + "#".repeat(30) + "]")
                .endsWith("0 s left");
    }
}
