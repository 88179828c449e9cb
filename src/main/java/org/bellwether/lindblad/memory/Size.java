package org.bellwether.lindblad.memory;

import java.util.Arrays;
import org.bellwether.model.OpenSystem;

/**
 * How large the equation is by which a mean is found.
 *
 * @param depth of the {@link JointGenerator}
 * @param points of the {@link StaticNoise} in each direction
 * @param fine whether the points lie closer to 0, as a steady state needs it
 * @param moving whether some noise has a memory and is not quasistatic, so that there is a joint equation
 */
record Size(int depth, int[] points, boolean fine, boolean moving) {
    private static final int FIRST_DEPTH = 4;
    private static final int DEPTH_STEP = 2;
    private static final int LARGEST_DEPTH = 60;
    private static final int FIRST_POINTS = 4;
    private static final int MOST_FIELDS = 50_000;

    /** The smallest one. */
    static Size first(OpenSystem system, boolean fine) {
        int[] points = new int[StaticNoise.sources(system)];
        Arrays.fill(points, FIRST_POINTS);
        boolean moving = system.noises().stream()
                .anyMatch(noise -> noise.process().hasMemory()
                        && Double.isFinite(noise.process().longestMemory()));
        return new Size(FIRST_DEPTH, points, fine, moving);
    }

    /** The number of directions in which it can grow. */
    int directions() {
        return points.length + (moving ? 1 : 0);
    }

    /** The same, larger in one direction: by half more points, an even number; or deeper. */
    Size larger(int direction) {
        if (direction == points.length) {
            return new Size(depth + DEPTH_STEP, points, fine, moving);
        }
        int[] more = points.clone();
        more[direction] = more[direction] * 3 / 4 * 2;
        return new Size(depth, more, fine, moving);
    }

    /** Whether an equation of this size can be solved at all. */
    boolean fits(OpenSystem system) {
        return depth <= LARGEST_DEPTH
                && JointGenerator.fits(system, depth)
                && Arrays.stream(points).asDoubleStream().reduce(1, (a, b) -> a * b) <= MOST_FIELDS;
    }
}
