package org.bellwether.validation;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bellwether.linalg.HermitianEigen;
import org.bellwether.lindblad.Liouvillian;
import org.bellwether.lindblad.MeanEvolution;
import org.bellwether.lindblad.Spectrum;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.lindblad.memory.RecordFlow;
import org.bellwether.model.OpenSystem;

/**
 * The exact means as a curve: at times of its own, so close together that the fastest oscillation shows, whatever the output times
 * are. On a long run these are bursts of one period, {@value #BURSTS} of them, between which the oscillation only repeats itself.
 *
 * @param times ascending from 0 to the end at most, in the inverse of the coupling's unit
 * @param means one row a time: the means of all basis operators but the identity under the master equation (28)
 */
public record MeanCurve(double[] times, double[][] means) {
    private static final int PER_PERIOD = 32;
    private static final int BURSTS = 400;
    private static final int FEWEST = 800;
    /** Of the largest modulus of an eigenvalue: what counts as no oscillation. */
    private static final double TOLERANCE = 1e-12;

    /**
     * The curve of a system's equation.
     *
     * @param end the last time, > 0
     */
    public static MeanCurve of(OpenSystem system, double end) {
        Liouvillian liouvillian = Liouvillian.of(system.withWhiteNoiseOnly());
        double period = period(Spectrum.of(liouvillian));
        double points = PER_PERIOD * (end / period);
        boolean whole = points <= (double) PER_PERIOD * BURSTS;
        double step = whole ? end / Math.max(FEWEST, Math.ceil(points)) : period / PER_PERIOD;
        long last = whole ? Math.round(end / step) : (long) (end / step);
        long[] steps = whole ? LongStream.rangeClosed(0, last).toArray() : bursts(last);
        int states = liouvillian.basis().operators().size();
        double[][] rows = rows(system, end, TimeSteps.uniform(steps, step));
        return new MeanCurve(
                Arrays.stream(steps).mapToDouble(k -> k * step).toArray(),
                Arrays.stream(rows)
                        .map(row -> Arrays.copyOfRange(row, 1, states))
                        .toArray(double[][]::new));
    }

    private static double[][] rows(OpenSystem system, double end, TimeSteps steps) {
        if (system.isUnderOneRecord()) {
            return new RecordFlow(system).exact(steps);
        }
        if (system.hasMemory()) {
            return new MemoryMean(system)
                    .exact(TimeSteps.dividing(new double[] {end}, end))
                    .flow()
                    .exact(steps);
        }
        Liouvillian liouvillian = Liouvillian.of(system);
        double[] initial = liouvillian.basis().coordinates(system.initialState().densityMatrix());
        return MeanEvolution.exact(liouvillian, initial, steps);
    }

    /** Whether points at some times, joined by lines, show the oscillations of a system: at least eight of them a period. */
    public static boolean isResolvedBy(double[] outputs, OpenSystem system) {
        double widest = 0;
        for (int k = 1; k < outputs.length; k++) {
            widest = Math.max(widest, outputs[k] - outputs[k - 1]);
        }
        return 8 * widest
                <= (system.dimension() <= Reference.LARGEST_DENSE
                        ? period(Spectrum.of(Liouvillian.of(system.withWhiteNoiseOnly())))
                        : shortestPeriod(system));
    }

    /** 2 pi over the largest Bohr frequency of H, which no mean oscillates faster than but for the shifts that damping makes. */
    private static double shortestPeriod(OpenSystem system) {
        double[] levels = HermitianEigen.of(system.hamiltonian()).values();
        double largest = levels[levels.length - 1] - levels[0];
        return largest > 0 ? 2 * Math.PI / largest : Double.POSITIVE_INFINITY;
    }

    /** Of the fastest oscillation of a mean, 2 pi / max |Im lambda|; infinite where none oscillates. */
    private static double period(Spectrum spectrum) {
        double fastest = 0;
        double largest = 0;
        for (var eigenvalue : spectrum.eigenvalues()) {
            fastest = Math.max(fastest, Math.abs(eigenvalue.im()));
            largest = Math.max(largest, Math.hypot(eigenvalue.re(), eigenvalue.im()));
        }
        return fastest > TOLERANCE * largest ? 2 * Math.PI / fastest : Double.POSITIVE_INFINITY;
    }

    /** Step numbers of one period each, evenly spread up to the last. */
    private static long[] bursts(long last) {
        return LongStream.range(0, BURSTS)
                .flatMap(burst -> {
                    long start = burst * (last - PER_PERIOD) / (BURSTS - 1);
                    return LongStream.rangeClosed(start, start + PER_PERIOD);
                })
                .sorted()
                .distinct()
                .toArray();
    }
}
