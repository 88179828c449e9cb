package org.bellwether.nonlocality;

/**
 * A unit vector: the direction along which a spin is measured, the observable being x sigma_x + y sigma_y + z sigma_z.
 *
 * @param x component along x
 * @param y component along y
 * @param z component along z
 */
public record Direction(double x, double y, double z) {
    private static final double TOLERANCE = 1e-9;

    /**
     * @throws IllegalArgumentException if the vector does not have length 1
     */
    public Direction {
        if (!(Math.abs(x * x + y * y + z * z - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException(
                    "(" + x + ", " + y + ", " + z + ") is not a unit vector, so it is no measurement direction");
        }
    }
}
