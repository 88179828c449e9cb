package org.bellwether.simulation;

import java.util.stream.Collectors;
import org.bellwether.ensemble.Failures;

/** So many trajectories failed and were left out that no mean and no error is left. */
public final class TooFewException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NAMED = 3;

    TooFewException(Failures failures) {
        super(failures.count() + " trajectories failed numerically, and fewer than two are left: "
                + failures.first().stream()
                        .limit(NAMED)
                        .map(Failures.Failure::message)
                        .collect(Collectors.joining("; ")));
    }
}
