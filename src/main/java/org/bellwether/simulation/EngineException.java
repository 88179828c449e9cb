package org.bellwether.simulation;

/** What computes trajectories has failed, not a trajectory; the message says what to do. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure with its reason. */
    public EngineException(String message) {
        super(message);
    }
}
