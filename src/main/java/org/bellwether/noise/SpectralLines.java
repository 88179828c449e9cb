package org.bellwether.noise;

import java.util.Arrays;
import org.bellwether.model.NoiseProcess.Spectrum;
import org.bellwether.model.SpectralTable;
import org.bellwether.random.GaussianPair;
import org.bellwether.random.RandomStream;

/**
 * Paths of Gaussian noise with any spectral density, as sums of cosines of the time,
 *
 * <pre>
 *   eta(t) = sum_k c_k [a_k cos w_k t + b_k sin w_k t],   a_k, b_k independent standard normals,   sum_k c_k^2 = C(0),
 *   theta  = int_t^{t+dt} eta = sum_k c_k (2/w_k) sin(w_k dt/2) [a_k cos w_k(t + dt/2) + b_k sin w_k(t + dt/2)].
 * </pre>
 *
 * <p>A path is a function of the time, so theta over a step is the sum of those over its halves, and a larger step changes nothing. With
 * T the horizon, T' in [2T, 4T) a power of two of steps and D = 2 pi/T',
 *
 * <ul>
 *   <li>from {@value #LOW} D on, lines are D apart, and the whole comb is shifted by one of {@value #SHIFTS} parts of D, drawn once a
 *       path; c_k^2 is the power of the part of the spectrum around the line. Given the shift the noise is Gaussian, as white as the
 *       spectrum is smooth, and no path repeats itself before T'. All lines together are one fast Fourier transform a path.
 *   <li>below, where a spectrum such as 1/f may have much power in little room, {@value #DRAWN} frequencies are drawn, one in each of
 *       as many parts of equal power. So E[eta(t) eta(t')] = C(t - t') there, whatever the spectrum.
 * </ul>
 *
 * <p>E[eta(t) eta(t')] is C(t - t') but for what the shape of S within D/{@value #SHIFTS} tells at times up to T. Few random frequencies
 * for the whole spectrum would have the right C too, but not the right law: on a run that is long against the memory each path would
 * have a few sharp lines, mostly none of them at the frequency that flips a qubit.
 *
 * <p>Source: M. Shinozuka, G. Deodatis, Appl. Mech. Rev. 44, 191 (1991), doi:10.1115/1.3119501, for equidistant lines with Gaussian
 * amplitudes.
 */
final class SpectralLines {
    private static final int LOW = 8;
    private static final int DRAWN = 32;
    private static final int SHIFTS = 4;
    /** A quotient that should be an integer may be a little more. */
    private static final double ROUNDING = 1e-9;

    private final SpectralTable table;
    private final double dt;
    private final int steps;
    private final double spacing;
    private final int lines;
    private final double largest;
    private final FourierTransform transform;
    /** c_k (2/w_k) sin(w_k dt/2) e^{i w_k dt/2}, for each shift. */
    private final double[][] weightRe;

    private final double[][] weightIm;
    private final double[] re;
    private final double[] im;
    private final double[] pair = new double[2];

    /**
     * The lines of a process for steps of a size.
     *
     * @param largest no |theta| is larger
     */
    SpectralLines(Spectrum process, double dt, double largest) {
        this.dt = dt;
        this.largest = largest;
        table = process.table();
        steps = (int) steps(process, dt);
        int size = period(steps);
        spacing = 2 * Math.PI / (size * dt);
        lines = (int) lines(process, dt);
        transform = new FourierTransform(size);
        weightRe = new double[SHIFTS][lines];
        weightIm = new double[SHIFTS][lines];
        for (int shift = 0; shift < SHIFTS; shift++) {
            weigh(shift);
        }
        re = new double[size];
        im = new double[size];
    }

    /** How many steps of a size lead to the horizon of a process. */
    static double steps(Spectrum process, double dt) {
        return Math.max(1, Math.ceil(process.horizon() / dt * (1 - ROUNDING)));
    }

    /** How many lines a path has that are not drawn. */
    static double lines(Spectrum process, double dt) {
        double size = period(steps(process, dt));
        return Math.max(0, Math.ceil(process.table().highest() * size * dt / (2 * Math.PI)) - LOW);
    }

    /** The memory that so many lines take. */
    static double bytes(double lines) {
        return 2.0 * Double.BYTES * SHIFTS * lines;
    }

    /** T'/dt. */
    private static int period(double steps) {
        return Integer.highestOneBit(Math.max(1, (int) Math.ceil(2 * steps) - 1)) * 2;
    }

    private void weigh(int shift) {
        for (int k = 0; k < lines; k++) {
            double low = (LOW + k + shift / (double) SHIFTS) * spacing;
            double width = spacing / SHIFTS;
            double power = Math.max(0, table.area(low + width) - table.area(low)) * SHIFTS / Math.PI;
            double half = (low + width / 2) * dt / 2;
            double weight = Math.sqrt(power) * dt * StrictMath.sin(half) / half;
            weightRe[shift][k] = weight * StrictMath.cos(half);
            weightIm[shift][k] = weight * StrictMath.sin(half);
        }
    }

    /** The number of steps of a path. */
    int steps() {
        return steps;
    }

    /** Draws the steps of a path. */
    void draw(RandomStream stream, double[] theta) {
        int shift = (int) (stream.nextDouble() * SHIFTS);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        double[] cosine = weightRe[shift];
        double[] sine = weightIm[shift];
        int mask = re.length - 1;
        for (int k = 0; k < lines; k++) {
            GaussianPair.draw(stream, pair, 0);
            re[k & mask] += pair[0] * cosine[k] + pair[1] * sine[k];
            im[k & mask] += pair[0] * sine[k] - pair[1] * cosine[k];
        }
        transform.apply(re, im);
        lowered(LOW + (shift + 0.5) / SHIFTS, theta);
        addDrawn(stream, theta);
        for (int n = 0; n < steps; n++) {
            theta[n] = Math.max(-largest, Math.min(largest, theta[n]));
        }
    }

    /** The real part of what is left when the lines are moved up to where they are, by a number of spacings. */
    private void lowered(double spacings, double[] theta) {
        double angle = spacings * spacing * dt;
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        double x = 1;
        double y = 0;
        for (int n = 0; n < steps; n++) {
            theta[n] = re[n] * x - im[n] * y;
            double turned = c * x - s * y;
            y = c * y + s * x;
            x = turned;
        }
    }

    private void addDrawn(RandomStream stream, double[] theta) {
        double area = table.area(LOW * spacing);
        if (area == 0) {
            return;
        }
        double deviation = Math.sqrt(area / Math.PI / DRAWN);
        for (int k = 0; k < DRAWN; k++) {
            double frequency = table.frequency(area * (k + stream.nextDouble()) / DRAWN);
            GaussianPair.draw(stream, pair, 0);
            addLine(frequency, deviation, theta);
        }
    }

    private void addLine(double frequency, double deviation, double[] theta) {
        double half = frequency * dt / 2;
        double weight = deviation * dt * (half > 0 ? StrictMath.sin(half) / half : 1);
        double c = StrictMath.cos(2 * half);
        double s = StrictMath.sin(2 * half);
        double x = weight * (pair[0] * StrictMath.cos(half) + pair[1] * StrictMath.sin(half));
        double y = weight * (pair[1] * StrictMath.cos(half) - pair[0] * StrictMath.sin(half));
        for (int n = 0; n < steps; n++) {
            theta[n] += x;
            double turned = c * x + s * y;
            y = c * y - s * x;
            x = turned;
        }
    }
}
