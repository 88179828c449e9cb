package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.linalg.RealMatrices;
import org.bellwether.random.ElementaryFunctions;

/**
 * The drift over a time tau, with the baths averaged, of all lanes of a {@link DensityBlock}. In the Bell basis
 *
 * <ul>
 *   <li>populations flow between phi+ and psi+, and between psi- and phi-: down at the rate Gamma_1, up at Gamma_2;
 *   <li>coherences inside the planes, and (phi+, psi+) and (phi-, psi-), turn at the difference of energies and decay at
 *       (Gamma_1 + Gamma_2)/2;
 *   <li>(phi+, psi-), decaying at Gamma_1, and (psi+, phi-), at Gamma_2, feed each other with the rates of the jumps times the
 *       signs of their channels.
 * </ul>
 */
final class BellDrift {
    private static final int PHI_MINUS_PSI_MINUS = HermitianCoordinates.pair(4, 1, 3);
    private static final int PHI_PLUS_PSI_MINUS = HermitianCoordinates.pair(4, 0, 3);
    private static final int PHI_MINUS_PSI_PLUS = HermitianCoordinates.pair(4, 1, 2);

    private final boolean cross;
    private final Flow flow;
    private final Turn phi;
    private final Turn psi;
    private final Turn plus;
    private final Turn minus;
    private final ComplexMatrix mix;

    /**
     * What flows between a state that jumps down and the one that it becomes, and the times in them, per unit of either
     * population at the beginning.
     */
    private record Flow(double down, double up, double downOfDown, double downOfUp, double upOfDown, double upOfUp) {}

    /** exp(-i omega tau - decay tau) of an element that goes alone. */
    private record Turn(double re, double im) {
        static Turn of(double omega, double decay, double tau) {
            double left = ElementaryFunctions.exp(-decay * tau);
            return new Turn(left * ElementaryFunctions.cos(omega * tau), -left * ElementaryFunctions.sin(omega * tau));
        }
    }

    /**
     * The drift of a form.
     *
     * @param tau the time
     * @param cross whether elements across the planes drift too; else they are 0, and left alone
     */
    BellDrift(BellForm form, double tau, boolean cross) {
        this.cross = cross;
        double[] e = form.energies();
        double g1 = form.gammaDown();
        double g2 = form.gammaUp();
        flow = flow(g1, g2, tau);
        double mean = (g1 + g2) / 2;
        phi = Turn.of(e[0] - e[1], mean, tau);
        psi = Turn.of(e[2] - e[3], mean, tau);
        plus = Turn.of(e[0] - e[2], mean, tau);
        minus = Turn.of(e[1] - e[3], mean, tau);
        double signedDown = 0;
        double signedUp = 0;
        for (BellForm.Channel channel : form.channels()) {
            signedDown += channel.down() ? channel.sign() * channel.rate() : 0;
            signedUp += channel.down() ? 0 : channel.sign() * channel.rate();
        }
        ComplexMatrix generator = ComplexMatrix.of(
                2, 2, new double[] {-g1, signedUp, signedDown, -g2}, new double[] {-(e[0] - e[3]), 0, 0, -(e[2] - e[1])
                });
        mix = RealMatrices.exponential(generator.times(tau));
    }

    /** The exponential has no 0/0 where no bath is coupled, and the flows are the rates times the times to rounding. */
    private static Flow flow(double g1, double g2, double tau) {
        double[][] p = RealMatrices.exponential(RealMatrices.times(
                new double[][] {{-g1, g2, 0, 0}, {g1, -g2, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}}, tau));
        return new Flow(p[1][0], p[0][1], p[2][0], p[2][1], p[3][0], p[3][1]);
    }

    /** to = the drift of from; they may be the same block. */
    void apply(DensityBlock from, DensityBlock to) {
        double[][] x = from.rho;
        double[][] y = to.rho;
        flow(flow, x[0], x[2], from.down, from.up, y[0], y[2], to.down, to.up);
        flow(flow, x[3], x[1], to.down, to.up, y[3], y[1], to.down, to.up);
        turn(phi, x[DensityBlock.PHI], x[DensityBlock.PHI + 1], y[DensityBlock.PHI], y[DensityBlock.PHI + 1]);
        turn(psi, x[DensityBlock.PSI], x[DensityBlock.PSI + 1], y[DensityBlock.PSI], y[DensityBlock.PSI + 1]);
        if (cross) {
            int p = DensityBlock.CROSS;
            int m = PHI_MINUS_PSI_MINUS;
            turn(plus, x[p], x[p + 1], y[p], y[p + 1]);
            turn(minus, x[m], x[m + 1], y[m], y[m + 1]);
            int a = PHI_PLUS_PSI_MINUS;
            int b = PHI_MINUS_PSI_PLUS;
            mix(x[a], x[a + 1], x[b], x[b + 1], y[a], y[a + 1], y[b], y[b + 1]);
        }
    }

    private static void flow(
            Flow f,
            double[] high,
            double[] low,
            double[] down,
            double[] up,
            double[] toHigh,
            double[] toLow,
            double[] toDown,
            double[] toUp) {
        for (int l = 0; l < high.length; l++) {
            double h = high[l];
            double w = low[l];
            double net = f.down * h - f.up * w;
            toDown[l] = down[l] + (f.downOfDown * h + f.downOfUp * w);
            toUp[l] = up[l] + (f.upOfDown * h + f.upOfUp * w);
            toHigh[l] = h - net;
            toLow[l] = w + net;
        }
    }

    private static void turn(Turn t, double[] re, double[] im, double[] toRe, double[] toIm) {
        for (int l = 0; l < re.length; l++) {
            double x = re[l];
            double y = im[l];
            toRe[l] = t.re * x - t.im * y;
            toIm[l] = t.re * y + t.im * x;
        }
    }

    /** a = (phi+, psi-) and the conjugate of b = (phi-, psi+). */
    private void mix(
            double[] aRe,
            double[] aIm,
            double[] bRe,
            double[] bIm,
            double[] toARe,
            double[] toAIm,
            double[] toBRe,
            double[] toBIm) {
        double aaRe = mix.re(0, 0);
        double aaIm = mix.im(0, 0);
        double abRe = mix.re(0, 1);
        double abIm = mix.im(0, 1);
        double baRe = mix.re(1, 0);
        double baIm = mix.im(1, 0);
        double bbRe = mix.re(1, 1);
        double bbIm = mix.im(1, 1);
        for (int l = 0; l < aRe.length; l++) {
            double x = aRe[l];
            double y = aIm[l];
            double u = bRe[l];
            double v = -bIm[l];
            toARe[l] = (aaRe * x - aaIm * y) + (abRe * u - abIm * v);
            toAIm[l] = (aaRe * y + aaIm * x) + (abRe * v + abIm * u);
            toBRe[l] = (baRe * x - baIm * y) + (bbRe * u - bbIm * v);
            toBIm[l] = -((baRe * y + baIm * x) + (bbRe * v + bbIm * u));
        }
    }
}
