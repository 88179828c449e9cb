package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bellwether.model.BellState;
import org.bellwether.nonlocality.BellPopulations;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;
import org.bellwether.statistics.MeanVector;
import org.bellwether.validation.Reference;

/** The part of a report with the numbers of the end: means, populations and jumps, each beside the equation. */
final class ResultTables {
    private static final List<String> COLUMNS = List.of("mean of", "trajectories", "standard error", "equation", "z");

    /** A spread over trajectories that is no more than the rounding of its square. */
    private static final double ROUNDING = 1e-7;

    private final EnsembleResult result;
    private final Reference reference;
    private final int last;

    private ResultTables(Run run) {
        result = run.result();
        reference = run.reference();
        last = result.times().length - 1;
    }

    static void write(Html page, Run run, String equation) {
        ResultTables tables = new ResultTables(run);
        page.heading(2, "Numbers at the end");
        page.paragraph(
                "At t = %s. The equation is %s. z is the deviation in standard errors from what trajectories of this step give"
                        + " on average, exactly; about one in twenty is beyond ±2.",
                Numbers.plain(tables.result.times()[tables.last]), equation);
        if (run.comparison().hasBell()) {
            page.table("Populations of the Bell states", COLUMNS, tables.populations());
            page.table("Means of the Pauli strings", COLUMNS, tables.means());
        } else {
            page.table("Means", COLUMNS, tables.means());
        }
        if (run.result().hasJumps()) {
            page.table("Jumps of a trajectory", COLUMNS, tables.jumps());
        } else {
            page.paragraph("%s.", Words.capital(Words.NO_JUMPS));
        }
    }

    private List<List<String>> populations() {
        List<List<String>> rows = new ArrayList<>();
        for (BellState state : BellState.values()) {
            rows.add(row(
                    RunFigures.symbol(state),
                    BellPopulations.of(state, result.last()),
                    BellPopulations.of(state, reference.exact()[last]),
                    BellPopulations.of(state, reference.strang()[last])));
        }
        return rows;
    }

    private List<List<String>> means() {
        MeanVector mean = result.last();
        List<List<String>> rows = new ArrayList<>();
        for (int o = 0; o < mean.dimension(); o++) {
            rows.add(row(
                    result.observables().get(o),
                    new Estimate(mean.mean()[o], mean.error(o), mean.count()),
                    reference.exact()[last][o],
                    reference.strang()[last][o]));
        }
        return rows;
    }

    private List<List<String>> jumps() {
        double[] exact = reference.jumps().exact();
        double[] strang = reference.jumps().strang();
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < result.channels().size(); k++) {
            Estimate jumps = result.jumpsByChannel().get(k);
            rows.add(row(Words.name(result.channels().get(k)), jumps, exact[k], strang[k]));
        }
        double all = Arrays.stream(exact).sum();
        Estimate jumps = result.jumps();
        rows.add(row("all", jumps, all, Arrays.stream(strang).sum()));
        return rows;
    }

    private static List<String> row(String name, Estimate estimate, double exact, double expected) {
        boolean constant = estimate.standardError() * Math.sqrt((double) estimate.count()) <= ROUNDING;
        double z = (estimate.value() - expected) / estimate.standardError();
        return List.of(
                name,
                Numbers.fixed(estimate.value(), 5),
                constant ? "constant" : Numbers.fixed(estimate.standardError(), 5),
                Numbers.fixed(exact, 5),
                constant ? "–" : String.format(Locale.ROOT, "%+.2f", z));
    }
}
