package org.bellwether.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bellwether.nonlocality.FigureOfMerit;
import org.bellwether.nonlocality.MeritEstimate;
import org.bellwether.nonlocality.Multipartite;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.GroupMeans;

/**
 * The figures of merit of the mean state of N qubits, from trajectories beside the equation.
 *
 * @param qubits N
 * @param wwzb W at every output time
 * @param wwzbExact that of the equation
 * @param wwzbSteady that of the steady state; NaN where there is none
 * @param end all figures of merit at the last time
 * @param settings the directions in which the mean state at the last time has its W
 * @param tensor the names and means of the full correlations at the last time
 */
public record Merits(
        int qubits,
        List<MeritEstimate> wwzb,
        double[] wwzbExact,
        double wwzbSteady,
        List<AtEnd> end,
        Wwzb settings,
        double[] tensor) {
    /**
     * A figure of merit at the last time.
     *
     * @param figure which one
     * @param estimate from trajectories
     * @param reference by the equation; NaN where there is none
     */
    public record AtEnd(FigureOfMerit figure, MeritEstimate estimate, double reference) {}

    /** Makes the lists immutable. */
    public Merits {
        wwzb = List.copyOf(wwzb);
        end = List.copyOf(end);
    }

    /**
     * Of an ensemble with groups.
     *
     * @param reference of all that is in the groups, in that order
     */
    static Merits of(EnsembleResult result, Reference reference) {
        List<String> names = result.grouped();
        int qubits = names.get(names.size() - 1).length();
        Multipartite parties = new Multipartite(qubits, names);
        FigureOfMerit curve = parties.wwzbOfCurve();
        int last = result.groups().size() - 1;
        List<MeritEstimate> wwzb = new ArrayList<>();
        double[] exact = new double[last + 1];
        for (int k = 0; k <= last; k++) {
            wwzb.add(
                    curve.estimate(result.groups().get(k), result.means().get(k).largestUnseen()));
            exact[k] = value(curve, reference.exact()[k]);
        }
        GroupMeans atEnd = result.groups().get(last);
        double unseen = result.last().largestUnseen();
        List<AtEnd> end = parties.all().stream()
                .map(figure -> new AtEnd(
                        figure,
                        figure.estimate(atEnd, unseen),
                        value(figure, reference.exact()[last])))
                .toList();
        return new Merits(
                qubits,
                wwzb,
                exact,
                value(curve, reference.steady()),
                end,
                parties.wwzb(atEnd.mean()),
                parties.correlations(atEnd.mean()).values());
    }

    private static double value(FigureOfMerit figure, double[] means) {
        return Arrays.stream(means).allMatch(Double::isFinite) ? figure.of(means) : Double.NaN;
    }

    /** W at the last time. */
    public AtEnd wwzbAtEnd() {
        return end.get(0);
    }
}
