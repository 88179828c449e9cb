package org.bellwether.validation;

/** What a statistical test came to. Nothing agrees that was not tested. */
public enum TestOutcome {
    /** Something was tested, and the p-value reaches the significance. */
    AGREES("agrees"),
    /** The p-value is below the significance. */
    DISAGREES("disagrees"),
    /** Nothing varies over enough trajectories for a test, and nothing contradicts. */
    NOT_TESTED("not tested");

    private final String words;

    TestOutcome(String words) {
        this.words = words;
    }

    /** In words, as JSON and HDF5 have it. */
    public String words() {
        return words;
    }

    /**
     * The outcome of a test.
     *
     * @param pValue its p-value; NaN for none
     * @param significance the p-value below which it disagrees
     * @param tested whether anything varies over enough trajectories for a test
     */
    static TestOutcome of(double pValue, double significance, boolean tested) {
        if (pValue < significance) {
            return DISAGREES;
        }
        return tested ? AGREES : NOT_TESTED;
    }
}
