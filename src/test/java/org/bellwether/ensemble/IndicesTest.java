package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.bellwether.trajectory.BlockView;
import org.junit.jupiter.api.Test;

/** Sets of trajectories, against sets of bits. */
class IndicesTest {
    private static final int MOST = 900;

    @Test
    void setAlgebraIsThatOfBits() {
        Random random = new Random(4);
        for (int trial = 0; trial < 2000; trial++) {
            BitSet a = bits(random);
            BitSet b = bits(random);
            BitSet union = copy(a);
            union.or(b);
            BitSet difference = copy(a);
            difference.andNot(b);
            BitSet both = copy(a);
            both.and(b);
            assertThat(indices(a).plus(indices(b))).isEqualTo(indices(union));
            assertThat(indices(a).minus(indices(b))).isEqualTo(indices(difference));
            assertThat(indices(a).count()).isEqualTo(a.cardinality());
            assertThat(indices(a).overlap(indices(b)).map(Indices.Range::from))
                    .isEqualTo(
                            both.isEmpty()
                                    ? java.util.Optional.empty()
                                    : java.util.Optional.of((long) both.nextSetBit(0)));
            assertThat(indices(a).isBeginning()).isEqualTo(a.nextClearBit(0) == a.length());
        }
    }

    /** Every trajectory is in one piece, in order; no piece crosses the border of a block. */
    @Test
    void piecesCoverTheSetBlockByBlock() {
        Random random = new Random(5);
        for (int trial = 0; trial < 500; trial++) {
            BitSet a = bits(random);
            Pieces pieces = new Pieces(indices(a));
            List<Long> covered = new ArrayList<>();
            for (long k = 0; k < pieces.count(); k++) {
                Indices.Range piece = pieces.get(k);
                assertThat(piece.from() / BlockView.LANES).isEqualTo((piece.to() - 1) / BlockView.LANES);
                for (long i = piece.from(); i < piece.to(); i++) {
                    covered.add(i);
                }
            }
            assertThat(covered).isEqualTo(a.stream().mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void textNamesTheLastOne() {
        assertThat(Indices.of(0, 128).plus(Indices.of(256, 384))).hasToString("0 to 127, 256 to 383");
        assertThat(Indices.of(5, 5)).isEqualTo(Indices.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> Indices.of(5, 4));
    }

    private static BitSet bits(Random random) {
        BitSet bits = new BitSet();
        for (int k = random.nextInt(6); k > 0; k--) {
            int from = random.nextInt(3) == 0 ? 0 : random.nextInt(MOST);
            bits.set(from, from + 1 + random.nextInt(300));
        }
        return bits;
    }

    private static BitSet copy(BitSet bits) {
        return (BitSet) bits.clone();
    }

    private static Indices indices(BitSet bits) {
        Indices indices = Indices.NONE;
        for (int from = bits.nextSetBit(0); from >= 0; from = bits.nextSetBit(bits.nextClearBit(from))) {
            indices = indices.plus(Indices.of(from, bits.nextClearBit(from)));
        }
        return indices;
    }
}
