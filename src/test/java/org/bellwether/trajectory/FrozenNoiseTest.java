package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.zip.CRC32;
import org.bellwether.model.InitialState;
import org.bellwether.model.ThermalMachine;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bits of noise trajectories, their functionals and expected jumps, held fast on every Java and processor that runs this: a
 * change of numbers is a decision. The physics is tested elsewhere; these checksums were taken from kernels that had passed.
 */
class FrozenNoiseTest {
    /** Both ranges of angles; states with and without coherence between the planes. */
    @ParameterizedTest
    @CsvSource({
        "GENERAL, 0.25, both, 3862085511",
        "AUTO, 0.0025, both, 3379644852",
        "AUTO, 0.25, both, 928021561",
        "AUTO, 2, both, 3695583447",
        "AUTO, 0.0025, one, 2791184520",
        "AUTO, 2, one, 2863067334",
    })
    void trajectoriesKeepTheirBits(Choice choice, double step, String planes, long checksum) {
        ThermalMachine machine = TestSystems.strong();
        InitialState start = planes.equals("both") ? machine.initialState() : TestSystems.basisState(2);
        PathFunctionals energy = NoiseRuns.energyOf(machine);
        PathFunctionals functionals =
                new PathFunctionals(energy.energy(), energy.quanta(), List.of(TestSystems.PAULIS.get(14)));
        TimeGrid grid = TimeGrid.of(step, 1, 40, 400);
        int lanes = choice == Choice.GENERAL ? 16 : BlockView.LANES;
        RowsRecorder record = RowsRecorder.of(
                NoiseKernels.create(
                        choice,
                        KernelRequest.of(machine.openSystem().startingIn(start), TestSystems.PAULIS, grid, 42)
                                .adding(functionals)),
                0,
                lanes);
        CRC32 crc = new CRC32();
        for (int output = 0; output < grid.outputs(); output++) {
            for (int lane = 0; lane < lanes; lane++) {
                for (long bits : record.bits(output, lane)) {
                    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                        crc.update((int) (bits >>> shift) & 0xff);
                    }
                }
            }
        }
        assertThat(crc.getValue()).isEqualTo(checksum);
    }
}
