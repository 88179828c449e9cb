package org.bellwether.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The state at t = 0: a name, or four amplitudes. */
public sealed interface StateSpec {
    /** The names a state can have; see {@link Named}. */
    List<String> NAMES =
            List.of("00", "01", "10", "11", "phi+", "phi-", "psi+", "psi-", "++", "+-", "-+", "--", "mixed");

    /** The state of a machine that says nothing about it. */
    StateSpec DEFAULT = new Named("10");

    /** The configuration key of the state. */
    String KEY = "machine.initial_state";

    /**
     * A state with a name: of the computational basis ("10": qubit 1 is in |1>), a Bell state, a product of sigma_x
     * eigenstates ("+-"), or "mixed", the maximally mixed state.
     *
     * @param name one of {@link #NAMES}
     */
    record Named(String name) implements StateSpec {
        /**
         * @throws BadInputException if there is no state of that name
         */
        public Named {
            Names.indexIn(NAMES, KEY, name);
        }
    }

    /**
     * A pure state, normalised here, in the order |00>, |01>, |10>, |11>.
     *
     * @param re the real parts
     * @param im the imaginary parts
     */
    record Amplitudes(List<Double> re, List<Double> im) implements StateSpec {
        // A vector this close to norm 1 is left alone, so that reading a written state changes no bit of it.
        private static final double NORMALISED = 1e-14;

        /**
         * @throws BadInputException if there are not four finite amplitudes, or all are zero
         */
        public Amplitudes {
            if (re.size() != 4 || im.size() != 4) {
                throw new BadInputException(
                        KEY,
                        re.size() + " amplitudes",
                        "must be four amplitudes [re, im], of |00>, |01>, |10>, |11>",
                        null);
            }
            double largest = 0;
            for (int k = 0; k < 4; k++) {
                largest = Math.max(largest, Math.abs(Check.finite(KEY + "." + k + ".0", re.get(k), "an amplitude")));
                largest = Math.max(largest, Math.abs(Check.finite(KEY + "." + k + ".1", im.get(k), "an amplitude")));
            }
            if (largest == 0) {
                throw new BadInputException(
                        KEY,
                        "the zero vector",
                        "must be a vector that can be normalised: one amplitude must not be 0",
                        null);
            }
            double norm = norm(re, im, 1);
            boolean normalised = Math.abs(norm - 1) <= NORMALISED;
            double scale = normalised ? 1 : largest;
            double scaledNorm = normalised ? 1 : norm(re, im, largest);
            re = divided(re, scale, scaledNorm);
            im = divided(im, scale, scaledNorm);
        }

        // The division by the largest entry keeps squares from overflowing.
        private static double norm(List<Double> re, List<Double> im, double scale) {
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                double x = re.get(k) / scale;
                double y = im.get(k) / scale;
                sum += x * x + y * y;
            }
            return Math.sqrt(sum);
        }

        private static List<Double> divided(List<Double> values, double scale, double norm) {
            List<Double> result = new ArrayList<>();
            for (double x : values) {
                result.add(x / scale / norm + 0.0);
            }
            return Collections.unmodifiableList(result);
        }
    }
}
