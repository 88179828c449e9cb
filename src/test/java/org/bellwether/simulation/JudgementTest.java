package org.bellwether.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.bellwether.ensemble.ProgressListener;
import org.bellwether.result.EnsembleResult;
import org.bellwether.spec.Examples;
import org.bellwether.spec.SpecReader;
import org.bellwether.validation.Reference;
import org.bellwether.validation.TestOutcome;
import org.bellwether.validation.Verdict;
import org.junit.jupiter.api.Test;

class JudgementTest {
    /** The smallest standard error of 500 trajectories is some 0.01: 1e-6 is far below it, and 0.01 is not. */
    @Test
    void noMeanThatIsNotSettledAgrees() {
        Simulation simulation = Simulation.of(SpecReader.parse(
                Examples.text("local-memory"),
                "test",
                List.of("time.end=20", "time.samples=2", "time.step=0.5", "ensemble.trajectories=500")));
        EnsembleResult result = simulation.run(1, ProgressListener.NONE);
        Reference settled = simulation.reference();
        assertThat(settled.change()).isLessThan(1e-10);
        assertThat(exact(simulation, result, settled, 1e-11).agrees()).isTrue();
        assertThat(exact(simulation, result, settled, 1e-6).agrees()).isTrue();
        Verdict none = exact(simulation, result, settled, 0.01);
        assertThat(none.outcome()).isEqualTo(TestOutcome.NOT_TESTED);
        assertThat(none.reason()).contains("settled to 1.0e-02 only");
    }

    private static Verdict exact(Simulation simulation, EnsembleResult result, Reference own, double change) {
        Reference reference = new Reference(
                own.observables(),
                own.exact(),
                own.strang(),
                own.steady(),
                own.jumps(),
                own.system(),
                own.equation(),
                change);
        Verdict exact = simulation.judge(result, reference).exact();
        assertThat(exact).isNotNull();
        return Objects.requireNonNull(exact);
    }
}
