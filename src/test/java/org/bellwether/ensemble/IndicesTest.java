package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.bellwether.trajectory.BlockView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Every trajectory is in one piece, in order; a piece has so many blocks at most, and cuts none but where the set does. */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "3, false", "3, true", "100, false"})
    void piecesCoverTheSetInWholeBlocks(long blocks, boolean looks) {
        Random random = new Random(5);
        for (int trial = 0; trial < 500; trial++) {
            BitSet a = bits(random);
            Pieces pieces = new Pieces(indices(a), blocks, looks);
            long most = pieces.most();
            List<Long> covered = new ArrayList<>();
            long number = 0;
            for (; pieces.hasNext(); number++) {
                Indices.Range piece = pieces.next();
                assertThat((piece.to() - 1) / BlockView.LANES - piece.from() / BlockView.LANES)
                        .isLessThan(blocks);
                assertThat(piece.to() % BlockView.LANES == 0 || !a.get((int) piece.to()))
                        .isTrue();
                for (long i = piece.from(); i < piece.to(); i++) {
                    covered.add(i);
                }
            }
            assertThat(covered).isEqualTo(a.stream().mapToObj(i -> (long) i).toList());
            assertThat(number).isEqualTo(most);
        }
    }

    /** A run may end at a look, so none lies inside a piece: of 100 blocks 16, 18, ..., 96, 100 end one. */
    @Test
    void aPieceEndsAtTheNextLook() {
        Pieces pieces = new Pieces(Indices.of(0, 100 * BlockView.LANES), 7, true);
        List<Long> ends = new ArrayList<>();
        pieces.forEachRemaining(piece -> ends.add(piece.to() / BlockView.LANES));
        assertThat(ends).startsWith(7L, 14L, 16L, 18L, 20L).endsWith(64L, 71L, 72L, 79L, 80L, 87L, 88L, 95L, 96L, 100L);
        assertThat(LongStream.rangeClosed(16, 99).filter(Looks::at).boxed()).isSubsetOf(ends);
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
