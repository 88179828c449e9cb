package org.bellwether.trajectory;

/**
 * The angle of the kicks of one step in one plane of the Bell basis: theta = field + first x_1 + second x_2, x_1 and x_2 being two
 * Gaussians where all noise is white, else the angles of the two planes themselves, see {@link MemoryLanes}.
 *
 * @param largestAngle no angle is larger
 */
record PlaneKick(double field, double first, double second, double largestAngle) {
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    /** Of a step dt under white noise. */
    static PlaneKick of(BellForm.Plane plane, double dt) {
        double field = plane.field() * dt;
        double first = plane.first() * Math.sqrt(dt);
        double second = plane.second() * Math.sqrt(dt);
        return new PlaneKick(
                field, first, second, Math.abs(field) + LARGEST_GAUSSIAN * (Math.abs(first) + Math.abs(second)));
    }

    /** Where x_1 and x_2 are angles: first and second are 0 and 1, so that theta is one of them to the bit. */
    static PlaneKick ofAngles(int first, int second, double largest) {
        return new PlaneKick(0, first, second, largest);
    }

    /** How large the angles can be. */
    Rotation.Range range() {
        return Rotation.Range.of(largestAngle());
    }
}
