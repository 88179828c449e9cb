package org.bellwether.model;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * 1/f noise as a finite sum of independent sources with a single memory each. K sources of equal variance sigma^2/K have rates
 * 1/tau_k that are equidistant on a logarithmic scale, at the centres of K equal parts of [ln low, ln high]; then
 *
 * <pre>
 *   S(w) = (sigma^2/K) sum_k 2 tau_k/(1 + w^2 tau_k^2)  ~  pi sigma^2 / (ln(high/low) |w|)   for low &lt;&lt; w &lt;&lt; high.
 * </pre>
 *
 * <p>At {@value #SOURCES_PER_DECADE} sources per decade the sum follows this line to a few per cent. Sources that are telegraphs
 * make the noise of few fluctuators, which is not Gaussian.
 */
public final class PinkNoise {
    /** How many sources a decade of frequencies has at least. */
    public static final int SOURCES_PER_DECADE = 2;

    private PinkNoise() {}

    /** What the sources are. */
    public enum Source {
        /** Gaussian sources. */
        ORNSTEIN_UHLENBECK,
        /** Two-level fluctuators. */
        TELEGRAPH
    }

    /**
     * The sum.
     *
     * @param deviation sigma >= 0 of the whole noise
     * @param lowest the lowest angular frequency, > 0
     * @param highest the highest angular frequency, > lowest
     * @throws IllegalArgumentException if a number is out of range
     */
    public static NoiseProcess.Sum of(double deviation, double lowest, double highest, Source source) {
        if (!(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("the deviation of a noise is " + deviation + "; it must be >= 0");
        }
        if (!(lowest > 0) || !(highest > lowest) || Double.isInfinite(highest)) {
            throw new IllegalArgumentException("the frequencies of pink noise are " + lowest + " and " + highest
                    + "; they must be > 0 and ascend");
        }
        double logarithm = StrictMath.log(highest / lowest);
        int sources = Math.max(2, (int) Math.ceil(SOURCES_PER_DECADE * logarithm / StrictMath.log(10) - 1e-9));
        DoubleFunction<NoiseProcess> ofRate = rate -> {
            double tau = 1 / rate;
            double intensity = 2 * tau * deviation * deviation / sources;
            return source == Source.TELEGRAPH
                    ? new NoiseProcess.Telegraph(intensity, tau)
                    : new NoiseProcess.OrnsteinUhlenbeck(intensity, tau);
        };
        List<NoiseProcess> parts = IntStream.range(0, sources)
                .mapToObj(k -> ofRate.apply(lowest * StrictMath.exp(logarithm * (k + 0.5) / sources)))
                .toList();
        return new NoiseProcess.Sum(parts);
    }
}
