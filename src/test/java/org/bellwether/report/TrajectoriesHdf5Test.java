package org.bellwether.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.bellwether.model.BellState;
import org.bellwether.result.TrajectoryRecord;
import org.bellwether.testkit.Hdf5Reader;
import org.bellwether.testkit.Hdf5Reader.Library;
import org.bellwether.testkit.SmallRuns;
import org.bellwether.trajectory.Kernels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number of a record is in trajectories.h5, to the bit, as independent software reads it. */
final class TrajectoriesHdf5Test {
    private static final List<BellState> STATES = List.of(BellState.values());
    private static final Run RUN = SmallRuns.everything();
    private static final List<TrajectoryRecord> RECORDS = new ArrayList<>();

    @TempDir
    private static Path directory = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        file = directory.resolve("trajectories.h5");
        Iterable<TrajectoryRecord> records = RUN.simulation().records(Kernels.Choice.SCALAR, RUN.recorded());
        records.forEach(RECORDS::add);
        TrajectoriesHdf5.write(file, RUN, records);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void whatAllShareIsInTheRoot(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            assertThat(h5.children("/"))
                    .containsExactly(
                            "basis",
                            "bell_states",
                            "jump_channels",
                            "noise_channels",
                            "spec",
                            "step_ends",
                            "times",
                            "trajectory_0/",
                            "trajectory_1/",
                            "trajectory_11/",
                            "trajectory_2/",
                            "warnings");
            assertThat(h5.integer("/", "seed")).isEqualTo(1);
            assertThat(h5.texts("/basis")).containsExactly("00", "01", "10", "11");
            assertThat(h5.texts("/bell_states")).containsExactly("phi+", "psi+", "phi-", "psi-");
            assertThat(h5.texts("/jump_channels")).isEqualTo(RUN.result().channels());
            assertThat(h5.texts("/noise_channels")).containsExactly("collective", "local1", "local2");
            assertThat(h5.reals("/times")).containsExactly(RUN.result().times());
            assertThat(h5.reals("/step_ends")).hasSize(80).startsWith(0.5, 1).endsWith(40);
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void recordsAreReadBackToTheBit(Library library) {
        try (Hdf5Reader h5 = library.open(file)) {
            assertThat(RECORDS).hasSize(4);
            for (TrajectoryRecord record : RECORDS) {
                String group = "/trajectory_" + record.trajectory();
                TrajectoryRecord.States states = record.states();
                assertThat(h5.integer(group, "trajectory")).isEqualTo(record.trajectory());
                assertThat(h5.shape(group + "/state")).containsExactly(9, 4, 2);
                double[] amplitudes = h5.reals(group + "/state");
                double[] populations = h5.reals(group + "/populations");
                for (int k = 0; k < 9; k++) {
                    double sum = 0;
                    for (int i = 0; i < 4; i++) {
                        assertThat(amplitudes[8 * k + 2 * i]).isEqualTo(states.re()[k][i]);
                        assertThat(amplitudes[8 * k + 2 * i + 1]).isEqualTo(states.im()[k][i]);
                        BellState bell = STATES.get(i);
                        assertThat(populations[4 * k + i])
                                .isEqualTo(TrajectoriesCsv.population(bell, states.re()[k], states.im()[k]));
                        sum += populations[4 * k + i];
                    }
                    assertThat(sum).isCloseTo(1, within(1e-14));
                }
                assertThat(h5.reals(group + "/parity"))
                        .containsExactly(Arrays.stream(states.means())
                                .mapToDouble(row -> row[4])
                                .toArray());
                assertThat(h5.reals(group + "/concurrence")).containsExactly(states.concurrence());
                assertThat(h5.reals(group + "/bell")).containsExactly(states.bell());
                assertThat(h5.shape(group + "/noise")).containsExactly(3, 80);
                assertThat(h5.reals(group + "/noise"))
                        .containsExactly(Arrays.stream(record.noise().increments())
                                .flatMapToDouble(DoubleStream::of)
                                .toArray());
            }
        }
    }

    /** With and without jumps: a trajectory that never jumped has no list of them, and says so. */
    @ParameterizedTest
    @EnumSource(Library.class)
    void jumpsAreReadBackToTheBit(Library library) {
        int without = 0;
        try (Hdf5Reader h5 = library.open(file)) {
            for (TrajectoryRecord record : RECORDS) {
                String group = "/trajectory_" + record.trajectory();
                TrajectoryRecord.Jumps jumps = record.jumps();
                assertThat(h5.integer(group, "jumps")).isEqualTo(jumps.times().length);
                assertThat(h5.shape(group + "/jump_counts")).containsExactly(9, 4);
                assertThat(h5.integers(group + "/jump_counts"))
                        .containsExactly(Arrays.stream(jumps.counts())
                                .flatMapToInt(Arrays::stream)
                                .asLongStream()
                                .toArray());
                if (jumps.times().length == 0) {
                    without++;
                    assertThat(h5.children(group)).hasSize(7).noneMatch(name -> name.equals("jump_times"));
                } else {
                    assertThat(h5.children(group)).hasSize(9);
                    assertThat(h5.reals(group + "/jump_times")).containsExactly(jumps.times());
                    assertThat(h5.integers(group + "/jump_channel"))
                            .containsExactly(Arrays.stream(jumps.channel())
                                    .asLongStream()
                                    .toArray());
                }
            }
        }
        assertThat(without).isBetween(1, 3);
    }
}
