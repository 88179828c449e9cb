package org.bellwether.testkit;

import org.bellwether.model.SpectralTable;

/** Spectral densities as tables. */
public final class Tabulated {
    private static final int POINTS = 400;

    private Tabulated() {}

    /** gamma/(1 + w^2 tau^2), that of an Ornstein-Uhlenbeck process, between two frequencies. */
    public static SpectralTable lorentzian(double gamma, double tau, double lowest, double highest) {
        double[] w = new double[POINTS];
        double[] s = new double[POINTS];
        for (int k = 0; k < POINTS; k++) {
            w[k] = lowest * Math.pow(highest / lowest, k / (POINTS - 1.0));
            s[k] = gamma / (1 + w[k] * w[k] * tau * tau);
        }
        return new SpectralTable(w, s);
    }

    /** The same as a file with the columns w and S. */
    public static String lorentzianFile(double gamma, double tau, double lowest, double highest) {
        StringBuilder text = new StringBuilder("w,S\n");
        for (int k = 0; k < POINTS; k++) {
            double w = lowest * Math.pow(highest / lowest, k / (POINTS - 1.0));
            text.append(w).append(',').append(gamma / (1 + w * w * tau * tau)).append('\n');
        }
        return text.toString();
    }
}
