package org.bellwether.trajectory;

/** The angle of the kicks of one step in one plane of the Bell basis: theta = field + first xi_1 + second xi_2. */
record PlaneKick(double field, double first, double second) {
    /** No Gaussian of a stream is larger. */
    private static final double LARGEST_GAUSSIAN = 8.4906;

    /** Of a step dt. */
    static PlaneKick of(BellForm.Plane plane, double dt) {
        return new PlaneKick(plane.field() * dt, plane.first() * Math.sqrt(dt), plane.second() * Math.sqrt(dt));
    }

    /** No angle is larger. */
    double largestAngle() {
        return Math.abs(field) + LARGEST_GAUSSIAN * (Math.abs(first) + Math.abs(second));
    }

    /** How large the angles can be. */
    Rotation.Range range() {
        return Rotation.Range.of(largestAngle());
    }
}
