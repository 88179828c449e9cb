package org.bellwether.trajectory;

/**
 * One loop over the lanes of a block: a part of a step, bound to its arrays.
 *
 * <p>A step is a list of passes called from one place. With so many kinds of passes there, C2 never inlines them into each
 * other; that is on purpose: it compiles each loop of vector operations by itself, well, while in one long body it runs out of
 * its budget and makes an object of every vector.
 */
interface Pass {
    /**
     * Goes over all lanes.
     *
     * @param first the first Gaussian of each lane in this step; only passes that turn need it
     */
    void run(double[] first);

    /** Runs passes one after the other: the one place from which they are called. */
    static void runAll(Pass[] passes, double[] first) {
        for (Pass pass : passes) {
            pass.run(first);
        }
    }
}
