package org.bellwether.lindblad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.testkit.RandomMachines;
import org.bellwether.testkit.TestSystems;
import org.junit.jupiter.api.Test;

class SubsystemTest {
    private static final int ZZ = Pauli.names(2).indexOf("ZZ");

    /** From a state of all sectors; each part follows the whole, and together they are all of it. */
    @Test
    void partsAreTheWhole() {
        OpenSystem system = RandomMachines.withField(RandomMachines.noisy(new SplittableRandom(1)), 0.2, -0.3)
                .openSystem();
        PairGenerator pairs = PairGenerator.of(system);
        double[] whole = RealMatrices.times(pairs.propagator(3), pairs.initial());
        double[] strang = RealMatrices.times(pairs.strangMap(0.8), pairs.initial());
        int all = 0;
        for (Subsystem part : Subsystem.split(pairs)) {
            int[] at = part.coordinates();
            double[] initial = Subsystem.part(pairs.initial(), at);
            double[] later = RealMatrices.times(part.propagator(3), initial);
            double[] step = RealMatrices.times(part.strangMap(0.8), initial);
            for (int i = 0; i < at.length; i++) {
                assertThat(later[i]).isCloseTo(whole[at[i]], within(1e-13));
                assertThat(step[i]).isCloseTo(strang[at[i]], within(1e-13));
            }
            all += at.length;
        }
        assertThat(all).isEqualTo(136);
    }

    @Test
    void whatOneCoordinateDependsOnFollowsTheWhole() {
        OpenSystem system = TestSystems.strong().openSystem();
        PairGenerator pairs = PairGenerator.of(system);
        boolean[] wanted = new boolean[136];
        wanted[pairs.index(ZZ, ZZ)] = true;
        Subsystem part = Subsystem.of(pairs, wanted);
        double[] whole = RealMatrices.times(pairs.propagator(3), pairs.initial());
        double[] later = RealMatrices.times(part.propagator(3), Subsystem.part(pairs.initial(), part.coordinates()));
        for (int i = 0; i < later.length; i++) {
            assertThat(later[i]).isCloseTo(whole[part.coordinates()[i]], within(1e-13));
        }
        // 8 of the 16 Pauli means leave the planes of phi and psi alone; they have 36 products.
        assertThat(part.coordinates()).hasSize(36);
        // Fig. 3's machine has neither field nor Lamb shift.
        pairs = PairGenerator.of(TestSystems.fig3().openSystem());
        assertThat(Subsystem.of(pairs, wanted).coordinates()).hasSizeLessThan(36);
    }

    /** A rate of 1e-12 is physics, a matrix element of 1e-17 rounding. */
    @Test
    void dropsRoundingAndNothingElse() {
        double[][] m = {{1, 1e-12, 1e-17}, {0, 1, 0}, {0, 0, 1}};
        boolean[] columns = new boolean[3];
        Subsystem.mark(columns, new boolean[] {true, false, false}, m);
        assertThat(columns).containsExactly(true, true, false);
    }

    /** 0 drives 1 in the kick, 1 drives 2 in the drift, 3 is alone: one part, of which 0 depends on nothing else and 2 on all. */
    @Test
    void partsFollowLinksOfEitherKindAgainstTheirDirection() {
        SplitGenerator chain = new SplitGenerator() {
            @Override
            public double[][] drift() {
                return new double[][] {{-1, 0, 0, 0}, {0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, -1}};
            }

            @Override
            public double[][] kick() {
                return new double[][] {{0, 0, 0, 0}, {1, -1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
            }
        };
        assertThat(Subsystem.split(chain))
                .extracting(Subsystem::coordinates)
                .containsExactly(new int[] {0, 1, 2}, new int[] {3});
        assertThat(Subsystem.of(chain, new boolean[] {true, false, false, false})
                        .coordinates())
                .containsExactly(0);
        assertThat(Subsystem.of(chain, new boolean[] {false, false, true, false})
                        .coordinates())
                .containsExactly(0, 1, 2);
    }
}
