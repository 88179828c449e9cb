package org.bellwether.trajectory;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** One number of each trajectory. */
record Sample(double[] values) {
    static Sample of(int size, IntToDoubleFunction value) {
        return new Sample(IntStream.range(0, size).mapToDouble(value).toArray());
    }

    double mean() {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Of one trajectory. */
    double variance() {
        double mean = mean();
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
    }

    double standardError() {
        return Math.sqrt(variance() / values.length);
    }

    /** The standard error of the variance, from the fourth moment. */
    double standardErrorOfVariance() {
        double mean = mean();
        double fourth = Arrays.stream(values).map(x -> Math.pow(x - mean, 4)).sum() / values.length;
        return Math.sqrt((fourth - variance() * variance()) / values.length);
    }

    /** How many standard errors the mean is from a number; one that does not vary is off by rounding at most. */
    double z(double expected) {
        return (mean() - expected) / Math.max(standardError(), 1e-10);
    }
}
