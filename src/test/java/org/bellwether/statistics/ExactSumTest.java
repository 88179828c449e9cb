package org.bellwether.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
    private static final double TINY = Double.MIN_VALUE;
    private static final double HUGE = Double.MAX_VALUE;

    /** Any bits that are a number: all exponents are as likely, subnormals among them. */
    private static List<Double> anyNumbers(Random random, int n) {
        List<Double> numbers = new ArrayList<>();
        while (numbers.size() < n) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                numbers.add(random.nextInt(20) == 0 ? x * TINY : x);
            }
        }
        return numbers;
    }

    private static ExactSum sumOf(List<Double> numbers) {
        ExactSum sum = new ExactSum();
        numbers.forEach(sum::add);
        return sum;
    }

    private static ExactSum sumOf(double... numbers) {
        ExactSum sum = new ExactSum();
        for (double x : numbers) {
            sum.add(x);
        }
        return sum;
    }

    private static byte[] bytes(ExactSum sum) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            sum.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ExactSum read(byte[] bytes) throws IOException {
        ExactSum sum = sumOf(17, -HUGE);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        sum.readFrom(in);
        assertThat(in.read()).isEqualTo(-1);
        return sum;
    }

    /** Against decimal fractions with all their digits, which the JDK rounds right. */
    @Test
    void isTheRoundedSumOfDecimalFractions() {
        Random random = new Random(1);
        for (int repetition = 0; repetition < 300; repetition++) {
            int size = repetition % 3 == 0 ? 2 : 50;
            List<Double> numbers = anyNumbers(random, size);
            if (repetition % 2 == 0) {
                // Of a like size, so that more than the largest counts.
                int scale = random.nextInt(2000) - 1050;
                numbers.replaceAll(x -> Math.scalb(x, scale - Math.getExponent(x)));
            }
            BigDecimal exact = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sumOf(numbers).value()).isEqualTo(Double.parseDouble(exact.toString()));
        }
    }

    @Test
    void anyOrderAndGroupingGivesTheSameBytes() {
        Random random = new Random(2);
        List<Double> numbers = anyNumbers(random, 500);
        numbers.addAll(List.of(Double.POSITIVE_INFINITY, Double.NaN, TINY, -TINY, HUGE, HUGE));
        byte[] whole = bytes(sumOf(numbers));
        for (int repetition = 0; repetition < 20; repetition++) {
            Collections.shuffle(numbers, random);
            int cut = random.nextInt(numbers.size());
            ExactSum sum = sumOf(numbers.subList(0, cut));
            sum.add(sumOf(numbers.subList(cut, numbers.size())));
            assertThat(bytes(sum)).isEqualTo(whole);
        }
    }

    @Test
    void whatIsSubtractedLeavesNoTrace() {
        List<Double> numbers = anyNumbers(new Random(3), 200);
        ExactSum sum = sumOf(1e-300, Double.NEGATIVE_INFINITY);
        numbers.forEach(sum::add);
        sum.add(Double.NaN);
        sum.add(Double.POSITIVE_INFINITY);
        Collections.reverse(numbers);
        numbers.forEach(sum::subtract);
        sum.subtract(Double.NaN);
        sum.subtract(Double.POSITIVE_INFINITY);
        assertThat(bytes(sum)).isEqualTo(bytes(sumOf(1e-300, Double.NEGATIVE_INFINITY)));
        sum.subtract(Double.NEGATIVE_INFINITY);
        assertThat(sum.value()).isEqualTo(1e-300);
    }

    @Test
    void roundsOnceAndHalfToEven() {
        double half = 0x1p-53;
        assertThat(sumOf(1, half).value()).isEqualTo(1);
        assertThat(sumOf(1, half, TINY).value()).isEqualTo(1 + 0x1p-52);
        assertThat(sumOf(1 + 0x1p-52, half).value()).isEqualTo(1 + 0x1p-51);
        assertThat(sumOf(1 + 0x1p-52, half, -TINY).value()).isEqualTo(1 + 0x1p-52);
        assertThat(sumOf(-1, -half).value()).isEqualTo(-1);
        // 1/4 and 3/4 of a unit beyond.
        assertThat(sumOf(1, half / 2).value()).isEqualTo(1);
        assertThat(sumOf(1, half, half / 2).value()).isEqualTo(1 + 0x1p-52);
        assertThat(sumOf(1e16, 1, -1e16).value()).isEqualTo(1);
    }

    @Test
    void knowsTheEndsOfTheRange() {
        assertThat(new ExactSum().value()).isZero();
        assertThat(sumOf(TINY).value()).isEqualTo(TINY);
        assertThat(sumOf(-TINY, -TINY).value()).isEqualTo(-2 * TINY);
        assertThat(sumOf(Double.MIN_NORMAL, -TINY).value()).isEqualTo(Double.MIN_NORMAL - TINY);
        assertThat(sumOf(HUGE).value()).isEqualTo(HUGE);
        assertThat(sumOf(HUGE, HUGE).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sumOf(-HUGE, -HUGE).value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sumOf(HUGE, HUGE, -HUGE, -HUGE, TINY).value()).isEqualTo(TINY);
        // Half a unit in the last place of the largest double rounds up to what is no double.
        assertThat(sumOf(HUGE, Math.ulp(HUGE) / 2).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sumOf(HUGE, Math.ulp(HUGE) / 4).value()).isEqualTo(HUGE);
        assertThat(sumOf(3, Double.POSITIVE_INFINITY).value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(sumOf(Double.NEGATIVE_INFINITY, HUGE).value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(sumOf(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).value())
                .isNaN();
        assertThat(sumOf(1, Double.NaN).value()).isNaN();
    }

    /** Doubled 61 times, so that limbs have to carry twice on the way; then all but the first taken away. */
    @ParameterizedTest
    @ValueSource(doubles = {1.1, -3e-308, -HUGE, HUGE})
    void sumsOfVeryManyStayExact(double x) {
        ExactSum sum = sumOf(x);
        ExactSum copy = new ExactSum();
        ExactSum minus = sumOf(-x);
        for (int k = 0; k < 61; k++) {
            copy.clear();
            copy.add(sum);
            sum.add(copy);
            copy.clear();
            copy.add(minus);
            minus.add(copy);
        }
        assertThat(sum.value()).isEqualTo(x * 0x1p61);
        sum.add(minus);
        sum.add(x);
        assertThat(bytes(sum)).isEqualTo(bytes(sumOf(x)));
    }

    /** Single additions carry too, just before as many are pending as a limb may hold. */
    @Test
    void carriesBeforeALimbIsFull() {
        ExactSum sum = new ExactSum();
        ExactSum block = new ExactSum();
        double x = Double.longBitsToDouble(0x3fff_ffff_ffff_ffffL);
        for (int k = 0; k < 1 << 15; k++) {
            block.add(x);
        }
        for (int k = 0; k < (1 << 14) - 1; k++) {
            sum.add(block);
        }
        for (int k = 0; k < 2 << 15; k++) {
            sum.add(x);
        }
        assertThat(sum.value()).isEqualTo(x * ((1 << 29) + (1 << 15)));
    }

    @Test
    void clearsAll() {
        ExactSum sum = sumOf(HUGE, -TINY, Double.NaN, Double.POSITIVE_INFINITY);
        sum.clear();
        assertThat(bytes(sum)).isEqualTo(bytes(new ExactSum()));
        sum.add(2);
        assertThat(sum.value()).isEqualTo(2);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Random random = new Random(4);
        for (int repetition = 0; repetition < 50; repetition++) {
            ExactSum sum = sumOf(anyNumbers(random, 1 + random.nextInt(5)));
            ExactSum read = read(bytes(sum));
            assertThat(bytes(read)).isEqualTo(bytes(sum));
            // It goes on from there.
            sum.add(1);
            read.add(1);
            assertThat(read.value()).isEqualTo(sum.value());
        }
        assertThat(read(bytes(new ExactSum())).value()).isZero();
    }

    @Test
    void refusesWhatIsNone() {
        for (int length : new int[] {0, -1, 273, Integer.MAX_VALUE}) {
            byte[] bytes = ByteBuffer.allocate(1000).putInt(24, length).array();
            assertThatThrownBy(() -> read(bytes))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("bytes");
        }
    }
}
