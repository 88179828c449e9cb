package org.bellwether.trajectory;

/** A trajectory failed numerically; the message has all that is needed to run this one trajectory again. */
public final class IntegrationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long trajectory;

    /** A failure of one trajectory at a time. */
    public IntegrationException(String reason, long trajectory, double time, double step, long masterSeed) {
        super(reason + " in trajectory " + trajectory + " at t = " + time + " (step " + step + ", seed " + masterSeed
                + ")");
        this.trajectory = trajectory;
    }

    /** The index of the trajectory. */
    public long trajectory() {
        return trajectory;
    }
}
