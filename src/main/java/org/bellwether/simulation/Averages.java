package org.bellwether.simulation;

import java.util.List;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Model;
import org.bellwether.model.Observable;

/**
 * What kernels evaluate of a model: its observables, each times a power of two so that its values are at most 1 in magnitude, and behind
 * them its correlations.
 *
 * @param names the names of the observables
 * @param means their operators in these units
 * @param scales the powers of two by which they are smaller
 * @param correlations the names of the correlations
 * @param operators all operators in these units
 */
record Averages(
        List<String> names,
        List<ComplexMatrix> means,
        double[] scales,
        List<String> correlations,
        List<ComplexMatrix> operators) {

    static Averages of(Model model) {
        List<Observable> observables = model.observables();
        List<Observable> correlations = model.correlations();
        double[] scales = observables.stream().mapToDouble(Averages::scale).toArray();
        List<ComplexMatrix> means = observables.stream()
                .map(o -> scale(o) == 1 ? o.operator() : o.operator().times(1 / scale(o)))
                .toList();
        return new Averages(
                observables.stream().map(Observable::name).toList(),
                means,
                scales,
                correlations.stream().map(Observable::name).toList(),
                Stream.concat(means.stream(), correlations.stream().map(Observable::operator))
                        .toList());
    }

    /** The least power of two, 1 at least, that no value exceeds. */
    private static double scale(Observable observable) {
        double scale = 1;
        while (observable.range().largest() > scale * (1 + 1e-12)) {
            scale *= 2;
        }
        return scale;
    }
}
