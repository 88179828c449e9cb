package org.bellwether.trajectory;

/** Where the numbers of the components of {@link org.bellwether.noise.Kicks} come from: a trajectory's own streams, or a test. */
interface KickSource {
    /** Prepares lane for a trajectory from t = 0. */
    void start(int lane, long trajectory);

    /** Says how long the next steps are. */
    default void over(double dt) {}

    /** Writes the numbers x_l of the kick in step {@code step} of the lane's trajectory; steps come in order, from 0. */
    void next(int lane, long step, double[] out);
}
