package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.zip.CRC32;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.ThermalMachine;
import org.bellwether.spec.Examples;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bits of trajectories, held fast on every Java and processor that runs this: a change of numbers is a decision. The physics
 * is tested elsewhere; these checksums were taken from kernels that had passed. With them changes {@code Job.VERSION}.
 */
class FrozenTrajectoriesTest {
    /** All ranges of angles; a start in both planes and in one. */
    @ParameterizedTest
    @CsvSource({
        "GENERAL, strong, 0.25, 250083401",
        "SCALAR, strong, 0.0025, 1519493432",
        "SIMD, strong, 0.0025, 1519493432",
        "SCALAR, strong, 0.25, 2898919858",
        "SIMD, strong, 0.25, 2898919858",
        "SCALAR, strong, 2, 810981719",
        "SIMD, strong, 2, 810981719",
        "SCALAR, fig3, 0.05, 3536630676",
        "SIMD, fig3, 0.05, 3536630676",
        "SCALAR, fig3, 1, 1962664983",
        "SIMD, fig3, 1, 1962664983",
    })
    void trajectoriesKeepTheirBits(Choice choice, String machine, double step, long checksum) {
        CRC32 crc = new CRC32();
        BlockRecorder record = new BlockRecorder();
        ThermalMachine system =
                machine.equals("strong") ? TestSystems.strong() : MachineFactory.of(Examples.spec("fig3-spin"));
        TimeGrid grid = TimeGrid.of(step, 1, 40, 400);
        Kernels.create(choice, KernelRequest.of(system.openSystem(), TestSystems.PAULIS, grid, 42))
                .run(0, BlockView.LANES, record);
        for (int output = 0; output < grid.outputs(); output++) {
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
