package org.bellwether.trajectory;

/** The noise of a group in the lanes of a block, and the sines and cosines of its present kick, [angle][lane]. */
final class LanesKick {
    final LanesForm.Group group;
    final LanesNoise noise;
    final double[][] sines;
    final double[][] cosines;

    LanesKick(LanesForm.Group group, long masterSeed, int lanes) {
        this.group = group;
        noise = new LanesNoise(group, masterSeed, lanes);
        int angles = group.phases().angles.size();
        sines = new double[angles][lanes];
        cosines = new double[angles][lanes];
    }
}
