package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Powers over a block, and their sums over blocks. */
class BlockPowersTest {
    private static final int STRETCHES = 5;
    private static final int LANES = 128;

    /**
     * Walks of a pair and a third integer in 128 lanes: small; across the border of small ones and back; far beyond; and at once so far
     * that sums of sixth powers just fit in 128 bits.
     */
    @ParameterizedTest
    @CsvSource({"3, 500", "40, 1500", "30000, 1000", "200000, 300"})
    void differencesAddUpToSumsOfPowers(int step, int moves) {
        Random random = new Random(step);
        BlockPowers powers = new BlockPowers(STRETCHES, 3);
        for (int repetition = 0; repetition < 3; repetition++) {
            powers.clear();
            // The second time it stays small: nothing of what was large may be left.
            int size = repetition == 1 ? 2 : step;
            int[][] n = new int[3][LANES];
            WideIntegers sums = new WideIntegers(BlockPowers.width(3));
            BigInteger[][] exact = new BigInteger[STRETCHES][];
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                // Nothing happens in one of them.
                for (int move = 0; stretch != 2 && move < moves; move++) {
                    walk(powers, stretch, n, random, size);
                }
                exact[stretch] = sums(n);
            }
            PowerSums total = new PowerSums(STRETCHES, 3);
            total.add(powers);
            WideIntegers differences = total.differences();
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                sums.addSlice(differences, stretch * BlockPowers.width(3));
                for (int i = 0; i < exact[stretch].length; i++) {
                    assertThat(sums.get(i))
                            .as("stretch %d, place %d, repetition %d", stretch, i, repetition)
                            .isEqualTo(exact[stretch][i]);
                }
            }
        }
    }

    /** Enough blocks, small and large ones, that longs do not hold the sums; in two ways. */
    @Test
    void sumsOverManyBlocksAreExact() throws IOException {
        int blocks = 200;
        PowerSums together = new PowerSums(1, 1);
        PowerSums[] halves = {new PowerSums(1, 1), new PowerSums(1, 1)};
        BlockPowers powers = new BlockPowers(1, 1);
        BigInteger sixth = BigInteger.ZERO;
        for (int block = 0; block < blocks; block++) {
            powers.clear();
            int n = block % 50 == 3 ? 100_000 : 511 - block % 2;
            for (int l = 0; l < LANES; l++) {
                powers.step(0, 0, 0, n);
            }
            together.add(powers);
            halves[block % 2].add(powers);
            sixth = sixth.add(BigInteger.valueOf(n).pow(6).multiply(BigInteger.valueOf(LANES)));
        }
        assertThat(together.differences().get(BlockPowers.place(0, 6))).isEqualTo(sixth);
        halves[0].add(halves[1]);
        assertThat(bytes(halves[0])).isEqualTo(bytes(together));
        PowerSums read = new PowerSums(1, 1);
        read.add(powers);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(together))));
        assertThat(bytes(read)).isEqualTo(bytes(together));
    }

    private static byte[] bytes(PowerSums sums) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sums.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void walk(BlockPowers powers, int stretch, int[][] n, Random random, int size) {
        int lane = random.nextInt(LANES);
        int which = random.nextInt(3);
        int x = n[which][lane];
        int y = x + random.nextInt(2 * size + 1) - size;
        n[which][lane] = y;
        powers.step(stretch, which, x, y);
        if (which == 0) {
            powers.stepFirst(stretch, x, y, n[1][lane]);
        } else if (which == 1) {
            powers.stepSecond(stretch, x, y, n[0][lane]);
        }
    }

    private static BigInteger[] sums(int[][] n) {
        BigInteger[] sums = new BigInteger[BlockPowers.width(3)];
        for (int which = 0; which < 3; which++) {
            for (int p = 1; p <= BlockPowers.POWERS; p++) {
                sums[BlockPowers.place(which, p)] = sum(n[which], p, n[which], 0);
            }
        }
        for (int i = 1; i <= 3; i++) {
            for (int j = 1; j <= 4 - i; j++) {
                sums[BlockPowers.jointPlace(3, i, j)] = sum(n[0], i, n[1], j);
            }
        }
        return sums;
    }

    private static BigInteger sum(int[] a, int i, int[] b, int j) {
        BigInteger sum = BigInteger.ZERO;
        for (int l = 0; l < LANES; l++) {
            sum = sum.add(BigInteger.valueOf(a[l])
                    .pow(i)
                    .multiply(BigInteger.valueOf(b[l]).pow(j)));
        }
        return sum;
    }
}
