package org.bellwether.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.testkit.BlockRecorder;
import org.bellwether.testkit.TestSystems;
import org.bellwether.trajectory.Kernels.Choice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kernels that are told in which state each trajectory starts. */
class StartsTest {
    private static final long SEED = 3;
    private static final TimeGrid GRID = TimeGrid.of(0.4, 1, 50);
    private static final InitialState STATES = new InitialState(
            List.of(0.5, 0.3, 0.2),
            List.of(
                    TestSystems.basisState(0).states().get(0),
                    TestSystems.basisState(2).states().get(0),
                    TestSystems.plusPlus().states().get(0)));
    private static final OpenSystem SYSTEM = TestSystems.strong().openSystem().startingIn(STATES);

    private static BlockRecorder run(Choice choice, @Nullable LongToIntFunction starts) {
        BlockRecorder record = new BlockRecorder();
        Kernels.create(
                        choice,
                        KernelRequest.of(SYSTEM, TestSystems.PAULIS, GRID, SEED).startingAt(starts))
                .run(256, 100, record);
        return record;
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void trajectoriesStartWhereTheyAreTold(Choice choice) {
        BlockRecorder record = run(choice, trajectory -> (int) (trajectory % 3));
        for (int lane = 0; lane < 100; lane++) {
            ComplexMatrix psi = STATES.states().get((256 + lane) % 3);
            for (int o = 0; o < 15; o++) {
                double mean = psi.adjoint()
                        .times(TestSystems.PAULIS.get(o))
                        .times(psi)
                        .traceRe();
                assertThat(record.expectation(0, o, lane)).isCloseTo(mean, within(1e-14));
            }
        }
    }

    /** Told what would have been drawn, a path has the bits that it has otherwise: nothing else changes. */
    @ParameterizedTest
    @EnumSource(Choice.class)
    void nothingElseChanges(Choice choice) {
        InitialDraw draw = new InitialDraw(STATES, ComplexMatrix.identity(4), SEED);
        BlockRecorder told = run(choice, draw::draw);
        BlockRecorder drawn = run(choice, null);
        BlockRecorder other = run(choice, trajectory -> (draw.draw(trajectory) + 1) % 3);
        for (int lane = 0; lane < 100; lane++) {
            for (int k = 0; k < GRID.outputs(); k++) {
                assertThat(told.bits(k, 15, lane)).isEqualTo(drawn.bits(k, 15, lane));
            }
            assertThat(other.bits(0, 15, lane)).isNotEqualTo(drawn.bits(0, 15, lane));
        }
    }
}
