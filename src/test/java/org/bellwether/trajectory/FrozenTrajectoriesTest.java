package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bits of trajectories, held fast on every Java and processor that runs this: a change of numbers is a decision. The physics
 * is tested elsewhere; these checksums were taken from kernels that had passed.
 */
class FrozenTrajectoriesTest {
    private static final TimeGrid GRID = TimeGrid.of(0.25, 1, 40, 400);

    @ParameterizedTest
    @CsvSource({"GENERAL, 1904318641", "SCALAR, 4139125730", "SIMD, 4139125730"})
    void trajectoriesKeepTheirBits(Choice choice, long checksum) {
        CRC32 crc = new CRC32();
        BlockRecorder record = new BlockRecorder();
        Kernels.create(choice, TestSystems.strong().openSystem(), TestSystems.PAULIS, GRID, 42)
                .run(0, BlockView.LANES, record);
        for (int output = 0; output < GRID.outputs(); output++) {
            for (int lane = 0; lane < BlockView.LANES; lane++) {
                for (long bits : record.bits(output, 15, lane)) {
                    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                        crc.update((int) (bits >>> shift) & 0xff);
                    }
                }
            }
        }
        assertThat(crc.getValue()).isEqualTo(checksum);
    }
}
