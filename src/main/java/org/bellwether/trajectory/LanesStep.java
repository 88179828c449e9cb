package org.bellwether.trajectory;

import org.bellwether.linalg.ComplexMatrix;

/**
 * What a step of a size does to all lanes: the kick in its middle, and the drift from there to the middle of the next step.
 *
 * @param first the half drift to the end of the step
 * @param second the half drift from there on, of the next step's size
 * @param whole the elements of both together
 * @param half those of the first
 * @param turns of each group of noises
 */
record LanesStep(LanesPropagators first, LanesPropagators second, double[][] whole, double[][] half, Turns[] turns) {
    /** The steps of an interval: those that another one of the interval follows, and the one that ends it. */
    record Pair(LanesStep inside, LanesStep last) {}

    /**
     * The angles of a kick.
     *
     * @param perComponent for each angle of {@link LanesPhases}: per component of the kick
     * @param field for each angle: that of the static field
     */
    record Turns(double[][] perComponent, double[] field) {
        static Turns of(LanesForm.Group group, double dt) {
            int angles = group.phases().angles.size();
            double[][] perComponent = new double[angles][group.kicks().components()];
            double[] field = new double[angles];
            for (int m = 0; m < angles; m++) {
                LanesPhases.Angle angle = group.phases().angles.get(m);
                field[m] = dt * angle.field();
                for (int l = 0; l < perComponent[m].length; l++) {
                    perComponent[m][l] = group.kicks().scale(l, dt) * angle.perComponent()[l];
                }
            }
            return new Turns(perComponent, field);
        }
    }

    static LanesStep of(LanesForm form, LanesPropagators first, LanesPropagators second, double dt) {
        ComplexMatrix whole = second.whole().times(first.whole());
        Turns[] turns = form.groups().stream()
                .map(group -> Turns.of(group, group.part() * dt))
                .toArray(Turns[]::new);
        return new LanesStep(first, second, form.blocks().elements(whole), first.over(first.cells), turns);
    }
}
