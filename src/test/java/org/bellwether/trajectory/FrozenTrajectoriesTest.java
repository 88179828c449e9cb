package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.zip.CRC32;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.PinkNoise;
import org.bellwether.model.ThermalMachine;
import org.bellwether.spec.Examples;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.Colour;
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
        ThermalMachine system =
                machine.equals("strong") ? TestSystems.strong() : MachineFactory.of(Examples.spec("fig3-spin"));
        assertThat(checksum(choice, system.openSystem(), TimeGrid.of(step, 1, 40, 400)))
                .isEqualTo(checksum);
    }

    /** Two Ornstein-Uhlenbeck processes of one memory, a telegraph beside quasistatic noise, and white noise beside many telegraphs. */
    @ParameterizedTest
    @CsvSource({
        "GENERAL, gaussian, 2199492358",
        "SCALAR, gaussian, 1375156929",
        "SIMD, gaussian, 1375156929",
        "GENERAL, telegraph, 1356707051",
        "SCALAR, telegraph, 1304600137",
        "SIMD, telegraph, 1304600137",
        "GENERAL, pink, 325337297",
        "SCALAR, pink, 1214556166",
        "SIMD, pink, 1214556166",
    })
    void trajectoriesUnderNoiseWithMemoryKeepTheirBits(Choice choice, String noise, long checksum) {
        List<NoiseProcess> processes = switch (noise) {
            case "gaussian" -> List.of(new White(0.05), new OrnsteinUhlenbeck(0.3, 2), new OrnsteinUhlenbeck(0.1, 2));
            case "telegraph" -> List.of(new OrnsteinUhlenbeck(0.2, 0.7), new Quasistatic(0.3), new Telegraph(0.2, 3));
            default -> List.of(PinkNoise.of(0.4, 0.05, 5, PinkNoise.Source.TELEGRAPH), new White(0.1), new White(0));
        };
        OpenSystem system = Colour.withNoise(TestSystems.strong().openSystem(), processes);
        assertThat(checksum(choice, system, TimeGrid.of(0.25, 1, 40, 400))).isEqualTo(checksum);
    }

    private static long checksum(Choice choice, OpenSystem system, TimeGrid grid) {
        CRC32 crc = new CRC32();
        BlockRecorder record = new BlockRecorder();
        Kernels.create(choice, KernelRequest.of(system, TestSystems.PAULIS, grid, 42))
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
        return crc.getValue();
    }
}
