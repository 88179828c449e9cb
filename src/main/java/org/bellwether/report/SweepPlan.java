package org.bellwether.report;

import java.util.List;
import org.bellwether.spec.Grid;
import org.bellwether.spec.Spec;

/**
 * What a sweep consists of.
 *
 * @param command "steady-state", "simulate", "validate" or "fluctuations"
 * @param grid the values of the swept keys
 * @param specs what is run at each point of the grid, the time step decided
 * @param show the path of the number that is drawn, as in "final.bell"; one that {@link Showable} allows
 */
public record SweepPlan(String command, Grid grid, List<Spec> specs, String show) {
    /** The path of B of the steady state under noise with memory. */
    public static final String EXACT_BELL = "equations.exact.bell";

    /** The path of what Eq. (28) says of it. */
    static final String WHITE_BELL = "equations.white.bell";

    /** The path of what the secular equation says of it. */
    static final String SECULAR_BELL = "equations.secular.bell";

    private static final String BELL = "steady_state.bell";
    private static final String FINAL_BELL = "final.bell";

    /** Makes the list immutable. */
    public SweepPlan {
        specs = List.copyOf(specs);
    }

    /** Whether several equations say something of the number that is drawn. */
    boolean showsEquations() {
        return show.equals(EXACT_BELL);
    }

    /** What an axis calls the number that is drawn. */
    String label() {
        return List.of(BELL, FINAL_BELL, EXACT_BELL).contains(show) ? "B" : show;
    }

    /** The equation that numbers are compared with, which is the exact one wherever noise has a memory. */
    String equation() {
        long memory = specs.stream().filter(spec -> spec.system().hasMemory()).count();
        return memory == 0 ? "master equation (28)" : memory == specs.size() ? "exact equation" : "equation";
    }

    /** The path of the number that is drawn. */
    ResultPath path() {
        return ResultPath.parse(show).orElseThrow(() -> new IllegalArgumentException(show + " is no path to a number"));
    }
}
