package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideIntegersTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    /** The number within +-2^127 that differs by a multiple of 2^128. */
    private static BigInteger wrapped(BigInteger n) {
        BigInteger rest = n.mod(MODULUS);
        return rest.testBit(127) ? rest.subtract(MODULUS) : rest;
    }

    private static long[] longs(Random random, int n) {
        long[] longs = new long[n];
        Arrays.setAll(longs, i -> random.nextLong() >> random.nextInt(64));
        longs[0] = Long.MIN_VALUE;
        longs[1] = -1;
        return longs;
    }

    @Test
    void addsLikeBigIntegers() {
        Random random = new Random(1);
        int n = 7;
        WideIntegers wide = new WideIntegers(n);
        BigInteger[] exact = new BigInteger[n];
        Arrays.fill(exact, BigInteger.ZERO);
        for (int repetition = 0; repetition < 2000; repetition++) {
            long[] values = longs(random, n);
            int from = random.nextInt(n);
            wide.add(values, from, n);
            for (int i = from; i < n; i++) {
                exact[i] = exact[i].add(BigInteger.valueOf(values[i]));
            }
            Wide product = new Wide();
            product.set(values[2]);
            product.multiply(values[3]);
            product.multiply(values[4]);
            wide.add(2, product.high, product.low);
            exact[2] = exact[2].add(BigInteger.valueOf(values[2])
                    .multiply(BigInteger.valueOf(values[3]))
                    .multiply(BigInteger.valueOf(values[4])));
            for (int i = 0; i < n; i++) {
                assertThat(wide.get(i)).isEqualTo(wrapped(exact[i]));
            }
        }
    }

    @Test
    void differencesBorrow() {
        Random random = new Random(2);
        for (int repetition = 0; repetition < 500; repetition++) {
            long[] x = longs(random, 4);
            Wide a = new Wide();
            a.set(x[2]);
            a.multiply(x[3]);
            Wide b = new Wide();
            b.set(x[repetition % 2]);
            a.subtract(b);
            WideIntegers wide = new WideIntegers(1);
            wide.add(0, a.high, a.low);
            assertThat(wide.get(0))
                    .isEqualTo(BigInteger.valueOf(x[2])
                            .multiply(BigInteger.valueOf(x[3]))
                            .subtract(BigInteger.valueOf(x[repetition % 2])));
        }
    }

    @Test
    void rowsAndSlicesAreAddedPlaceByPlace() {
        WideIntegers row = new WideIntegers(5);
        row.add(new long[] {1, -2, 3, -4, 5}, 0, 5);
        row.add(row);
        WideIntegers slice = new WideIntegers(2);
        slice.addSlice(row, 1);
        slice.addSlice(row, 3);
        assertThat(slice.get(0)).isEqualTo(BigInteger.valueOf(-12));
        assertThat(slice.get(1)).isEqualTo(BigInteger.valueOf(16));
        WideIntegers part = new WideIntegers(5);
        part.add(row, 1, 3);
        assertThat(part.get(0)).isZero();
        assertThat(part.get(2)).isEqualTo(BigInteger.valueOf(6));
        assertThat(part.get(3)).isZero();
        part.clear(0, 2);
        assertThat(part.get(1)).isZero();
        assertThat(part.get(2)).isEqualTo(BigInteger.valueOf(6));
        assertThatIllegalArgumentException().isThrownBy(() -> row.add(slice));
    }

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        WideIntegers wide = new WideIntegers(3);
        wide.add(1, Long.MIN_VALUE, 3);
        wide.add(2, -1, -1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        wide.writeTo(new DataOutputStream(bytes));
        WideIntegers read = new WideIntegers(3);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i)).isEqualTo(wide.get(i));
        }
        assertThat(read.get(2)).isEqualTo(BigInteger.valueOf(-1));
    }
}
