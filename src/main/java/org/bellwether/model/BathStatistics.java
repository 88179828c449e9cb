package org.bellwether.model;

/** Whether a bath consists of spins (Fermi-Dirac, xi = +1) or of bosons (Bose-Einstein, xi = -1), Eq. (12). */
public enum BathStatistics {
    SPIN(1),
    BOSON(-1);

    private final int xi;

    BathStatistics(int xi) {
        this.xi = xi;
    }

    /** xi of Eq. (12). */
    public int xi() {
        return xi;
    }
}
