package org.bellwether.trajectory;

/** Where the standard normals of the kicks come from: a trajectory's own stream, or a given path in a test. */
interface GaussianSource {
    /** Prepares lane for a trajectory from t = 0. */
    void start(int lane, long trajectory);

    /** Writes the Gaussians of the kick in step {@code step} of the lane's trajectory; steps come in order, from 0. */
    void next(int lane, long step, double[] out);
}
