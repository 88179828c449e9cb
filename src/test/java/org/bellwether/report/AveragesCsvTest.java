package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.testkit.SmallRuns;
import org.junit.jupiter.api.Test;

class AveragesCsvTest {
    /**
     * Every number stands in the column of its name: references, which all differ from one another in this machine but at t = 0, are those
     * of the same observable.
     */
    @Test
    void everyColumnIsThatOfItsName() {
        Run run = SmallRuns.of(
                "machine.initial_state=[[0.1, 0.2], [0.5, 0.1], [0.3, -0.4], [0.6, 0.2]]",
                "machine.static_field=[0.02, -0.05]",
                "noise.local=[0.001, 0.02]");
        List<String> lines = AveragesCsv.of(run).lines().toList();
        List<String> header = List.of(lines.get(0).split(","));
        int times = run.result().times().length;
        assertThat(lines).hasSize(times + 1);
        List<Double> references = new ArrayList<>();
        for (int k = 0; k < times; k++) {
            String[] row = lines.get(k + 1).split(",", -1);
            assertThat(row).hasSameSizeAs(header);
            assertThat(number(header, row, "time")).isEqualTo(run.result().times()[k]);
            assertThat(number(header, row, "bell"))
                    .isEqualTo(run.comparison().bell().get(k).value());
            assertThat(number(header, row, "bell_standard_error"))
                    .isEqualTo(run.comparison().bell().get(k).standardError());
            assertThat(number(header, row, "bell_reference"))
                    .isEqualTo(run.comparison().bellExact()[k]);
            for (int i = 0; i < 15; i++) {
                String name = run.result().observables().get(i);
                double reference = number(header, row, name + "_reference");
                assertThat(number(header, row, name))
                        .isEqualTo(run.result().means().get(k).mean()[i]);
                assertThat(number(header, row, name + "_standard_error"))
                        .isEqualTo(run.result().means().get(k).error(i));
                assertThat(reference).as(name).isEqualTo(run.reference().exact()[k][i]);
                if (k > 0) {
                    references.add(reference);
                }
            }
        }
        assertThat(references).doesNotHaveDuplicates();
    }

    private static double number(List<String> header, String[] row, String name) {
        assertThat(header.stream().filter(name::equals)).hasSize(1);
        return Double.parseDouble(row[header.indexOf(name)]);
    }
}
