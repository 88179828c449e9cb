package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A row of sums against single ones, bit by bit. */
class ExactSumsTest {
    private static final int SIZE = 5;

    private static byte[] bytes(ExactSums sums) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sums.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] bytes(ExactSum[] sums) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ExactSum sum : sums) {
            sum.writeTo(new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static ExactSum[] singles() {
        ExactSum[] sums = new ExactSum[SIZE];
        java.util.Arrays.setAll(sums, i -> new ExactSum());
        return sums;
    }

    /** Numbers of all sizes, or of those that are at hand, to both sides of its ends. */
    private static double number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Math.scalb(random.nextGaussian(), random.nextInt(20) - 200);
            case 2 -> Math.scalb(random.nextGaussian(), random.nextInt(20) + 120);
            default -> random.nextInt(50) == 0 ? 0 : Math.scalb(random.nextGaussian(), random.nextInt(100) - 50);
        };
    }

    @Test
    void eachIsAnExactSum() throws IOException {
        Random random = new Random(1);
        ExactSums part = new ExactSums(SIZE);
        ExactSums sums = new ExactSums(SIZE);
        ExactSum[] singles = singles();
        for (int repetition = 0; repetition < 200; repetition++) {
            part.clear();
            for (int k = 0; k < 100; k++) {
                int i = random.nextInt(SIZE);
                // Some parts have none that is far.
                double x = repetition % 3 == 0 ? random.nextDouble() : number(random);
                if (random.nextBoolean()) {
                    part.add(i, x);
                    singles[i].add(x);
                } else {
                    part.subtract(i, x);
                    singles[i].subtract(x);
                }
            }
            sums.add(part);
        }
        assertThat(bytes(sums)).isEqualTo(bytes(singles));
        ExactSums read = new ExactSums(SIZE);
        read.add(0, 3);
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(sums))));
        assertThat(bytes(read)).isEqualTo(bytes(sums));
        read.add(2, 1e-5);
        singles[2].add(1e-5);
        assertThat(bytes(read)).isEqualTo(bytes(singles));
    }

    /** Doubled 35 times, so that the limbs at hand have to be emptied on the way. */
    @Test
    void sumsOfVeryManyStayExact() {
        ExactSums sums = new ExactSums(1);
        sums.add(0, -0.7);
        sums.add(0, Math.scalb(1.3, 128));
        ExactSum single = sums.get(0);
        ExactSums copy = new ExactSums(1);
        ExactSum singleCopy = new ExactSum();
        for (int k = 0; k < 35; k++) {
            copy.clear();
            copy.add(sums);
            sums.add(copy);
            singleCopy.clear();
            singleCopy.add(single);
            single.add(singleCopy);
        }
        assertThat(sums.get(0).value()).isEqualTo(single.value()).isEqualTo(Math.scalb(1.3, 163));
        single.subtract(sums.get(0).value());
        ExactSum rest = sums.get(0);
        rest.subtract(sums.get(0).value());
        assertThat(rest.value()).isEqualTo(single.value()).isEqualTo(-0.7 * 0x1p35);
    }

    @Test
    void singleNumbersMakeRoomToo() {
        ExactSums sums = new ExactSums(2);
        ExactSums block = new ExactSums(2);
        double x = Double.longBitsToDouble(0x3fff_ffff_ffff_ffffL);
        for (int k = 0; k < 1 << 15; k++) {
            block.add(1, x);
        }
        for (int k = 0; k < (1 << 14) - 1; k++) {
            sums.add(block);
        }
        for (int k = 0; k < 2 << 15; k++) {
            sums.add(1, x);
        }
        assertThat(sums.get(1).value()).isEqualTo(x * ((1 << 29) + (1 << 15)));
        assertThat(sums.get(0).value()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> sums.add(new ExactSums(3)));
    }
}
