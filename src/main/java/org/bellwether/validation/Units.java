package org.bellwether.validation;

import java.util.List;
import org.bellwether.model.Observable;
import org.bellwether.statistics.MeanVector;

/**
 * Window averages of observables in units of half the range of each, so that they lie in [-1, 1].
 *
 * @param ranges one an observable; component i is of observable i mod n
 */
record Units(List<Observable.Range> ranges) {
    MeanVector of(MeanVector means) {
        int d = means.dimension();
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i][j] = means.covariance()[i][j] / (half(i) * half(j));
            }
        }
        return new MeanVector(means.count(), of(means.mean()), covariance, of(means.min()), of(means.max()));
    }

    double[] of(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (values[i] - range(i).middle()) / half(i);
        }
        return scaled;
    }

    /** The tails of values in these units along a direction in them. */
    Tails of(Tails tails) {
        return (direction, variance) -> {
            double[] original = direction.clone();
            for (int i = 0; i < original.length; i++) {
                original[i] /= half(i);
            }
            return tails.kurtosis(original, variance);
        };
    }

    private Observable.Range range(int component) {
        return ranges.get(component % ranges.size());
    }

    private double half(int component) {
        return range(component).half();
    }
}
