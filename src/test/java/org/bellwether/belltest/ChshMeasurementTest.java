package org.bellwether.belltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.Direction;
import org.bellwether.nonlocality.Entanglement;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.testkit.RandomStates;
import org.junit.jupiter.api.Test;

class ChshMeasurementTest {
    private static ComplexMatrix observable(Direction d) {
        return Pauli.X
                .matrix()
                .times(d.x())
                .plus(Pauli.Y.matrix().times(d.y()))
                .plus(Pauli.Z.matrix().times(d.z()));
    }

    /** The projector on the outcomes of a cell, from the spectral form (1 ± d . sigma)/2. */
    static ComplexMatrix projector(ChshSettings settings, int cell) {
        Direction a = cell >> 3 == 0 ? settings.a() : settings.aPrime();
        Direction b = (cell >> 2 & 1) == 0 ? settings.b() : settings.bPrime();
        double i = (cell >> 1 & 1) == 0 ? 0.5 : -0.5;
        double j = (cell & 1) == 0 ? 0.5 : -0.5;
        ComplexMatrix half = ComplexMatrix.identity(2).times(0.5);
        return half.plus(observable(a).times(i))
                .kronecker(half.plus(observable(b).times(j)));
    }

    @Test
    void probabilitiesAreMeansOfProjectors() {
        SplittableRandom random = new SplittableRandom(11);
        for (int k = 0; k < 50; k++) {
            ChshSettings settings = Settings.random(random);
            ComplexMatrix rho = RandomStates.mixed(random, 4, 1 + k % 4);
            double[] law = new ChshMeasurement(settings).law(Settings.means(rho));
            for (int cell = 0; cell < 16; cell++) {
                double expected = projector(settings, cell).times(rho).traceRe() / 4;
                assertThat(law[cell]).isCloseTo(expected, within(1e-15));
            }
        }
    }

    /** A product to the last bit, and the one on which the outcomes are certain. */
    @Test
    void measuringLeavesAProductState() {
        SplittableRandom random = new SplittableRandom(12);
        ChshSettings axes = new ChshSettings(
                new Direction(0, 0, 1), new Direction(0, 0, -1), new Direction(0, 1, 0), new Direction(-1, 0, 0));
        for (int k = 0; k < 50; k++) {
            ChshSettings settings = k == 0 ? axes : Settings.random(random);
            List<ComplexMatrix> products = new ChshMeasurement(settings).products();
            assertThat(products).hasSize(16);
            for (int cell = 0; cell < 16; cell++) {
                ComplexMatrix psi = products.get(cell);
                assertThat(Entanglement.concurrenceOfPure(psi)).isLessThan(5e-16);
                ComplexMatrix difference = ComplexMatrix.outer(psi, psi).minus(projector(settings, cell));
                assertThat(difference.maxAbs()).isLessThan(1e-15);
            }
        }
    }

    @Test
    void measuringAgainInTheSameDirectionsGivesTheSameOutcomes() {
        ChshSettings settings = Settings.random(new SplittableRandom(13));
        ChshMeasurement measurement = new ChshMeasurement(settings);
        RandomStream stream = new RandomStream(StreamKey.master(5));
        for (int cell = 0; cell < 16; cell++) {
            ComplexMatrix psi = measurement.products().get(cell);
            double[][] block = block(Settings.means(ComplexMatrix.outer(psi, psi)));
            int same = 0;
            for (int k = 0; k < 400; k++) {
                int next = measurement.draw(stream, block, 0);
                if (next >> 2 == cell >> 2) {
                    assertThat(next).isEqualTo(cell);
                    same++;
                }
            }
            // Of 400 shots a quarter have the same settings: fewer than 50 with probability 1e-9.
            assertThat(same).isGreaterThan(50);
        }
    }

    /** Chi-square with 15 degrees of freedom; a fixed seed, that would fail with probability 1e-4 if drawn anew. */
    @Test
    void drawsHaveTheLawOfTheState() {
        SplittableRandom random = new SplittableRandom(14);
        for (int k = 0; k < 5; k++) {
            ChshSettings settings = Settings.random(random);
            ChshMeasurement measurement = new ChshMeasurement(settings);
            double[] means = Settings.means(RandomStates.mixed(random, 4, 1 + k % 3));
            double[] law = measurement.law(means);
            double[][] block = block(means);
            RandomStream stream = new RandomStream(StreamKey.master(100 + k));
            long[] counts = new long[16];
            int shots = 200_000;
            for (int m = 0; m < shots; m++) {
                counts[measurement.draw(stream, block, 0)]++;
            }
            assertThat(chiSquareP(counts, law)).isGreaterThan(1e-4 / 5);
        }
    }

    /** The p-value of counts under the probabilities of 16 cells. */
    static double chiSquareP(long[] counts, double[] law) {
        long shots = 0;
        for (long n : counts) {
            shots += n;
        }
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double expected = shots * law[cell];
            sum += (counts[cell] - expected) * (counts[cell] - expected) / expected;
        }
        return ChiSquaredDistribution.of(counts.length - 1).survivalProbability(sum);
    }

    private static double[][] block(double[] means) {
        double[][] block = new double[means.length][1];
        for (int o = 0; o < means.length; o++) {
            block[o][0] = means[o];
        }
        return block;
    }
}
