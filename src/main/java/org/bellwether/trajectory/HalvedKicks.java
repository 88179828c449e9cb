package org.bellwether.trajectory;

import org.bellwether.noise.Kicks;

/** The kicks of steps dt as the sums of those of steps dt/2 from another source: the same path, seen with half the resolution. */
final class HalvedKicks implements KickSource {
    private final KickSource halves;
    private final int gaussians;
    private final double[] second;

    HalvedKicks(Kicks kicks, KickSource halves) {
        this.halves = halves;
        gaussians = kicks.gaussians();
        second = new double[kicks.components()];
    }

    @Override
    public void start(int lane, long trajectory) {
        halves.start(lane, trajectory);
    }

    @Override
    public void over(double dt) {
        halves.over(dt / 2);
    }

    @Override
    public void next(int lane, long step, double[] out) {
        halves.next(lane, 2 * step, out);
        halves.next(lane, 2 * step + 1, second);
        for (int l = 0; l < second.length; l++) {
            double sum = out[l] + second[l];
            // White noise comes as standard normals, whose sum has the variance 2.
            out[l] = l < gaussians ? sum * Math.sqrt(0.5) : sum;
        }
    }
}
