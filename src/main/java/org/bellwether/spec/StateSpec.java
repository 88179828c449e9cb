package org.bellwether.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The state at t = 0: a name, a letter or a level for each site, or amplitudes. */
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

    /** The name of the maximally mixed state. */
    String MIXED = "mixed";

    /**
     * A product state of qubits.
     *
     * @param letters a letter for each qubit: 0 and 1 of the computational basis, or + and - of sigma_x
     */
    record Product(String letters) implements StateSpec {}

    /**
     * A product state of sites.
     *
     * @param levels the level of each site, from 0
     */
    record Levels(List<Integer> levels) implements StateSpec {
        /** Makes the list immutable. */
        public Levels {
            levels = List.copyOf(levels);
        }

        /** As in a configuration: "1 0". */
        public String text() {
            return levels.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    /**
     * Amplitudes of a system of any dimension.
     *
     * @param key the configuration key that they were given for
     * @param dimension how many there must be
     * @throws BadInputException if there are not as many, one is not finite, or all are zero
     */
    static Amplitudes amplitudes(String key, int dimension, List<Double> re, List<Double> im) {
        if (re.size() != dimension) {
            String order = dimension == 4 ? ", of |00>, |01>, |10>, |11>" : ", the last site changing first";
            throw new BadInputException(
                    key,
                    re.size() + " amplitudes",
                    "must be " + (dimension == 4 ? "four" : dimension) + " amplitudes [re, im]" + order,
                    null);
        }
        Amplitudes.largest(key, re, im);
        return new Amplitudes(re, im);
    }

    /**
     * A pure state, normalised here, in the order |0..00>, |0..01>, ...
     *
     * @param re the real parts
     * @param im the imaginary parts
     */
    record Amplitudes(List<Double> re, List<Double> im) implements StateSpec {
        // A vector this close to norm 1 is left alone, so that reading a written state changes no bit of it.
        private static final double NORMALISED = 1e-14;

        /**
         * @throws BadInputException if an amplitude is not finite, or all are zero
         */
        public Amplitudes {
            double largest = largest(KEY, re, im);
            double norm = norm(re, im, 1);
            boolean normalised = Math.abs(norm - 1) <= NORMALISED;
            double scale = normalised ? 1 : largest;
            double scaledNorm = normalised ? 1 : norm(re, im, largest);
            re = divided(re, scale, scaledNorm);
            im = divided(im, scale, scaledNorm);
        }

        private static double largest(String key, List<Double> re, List<Double> im) {
            double largest = 0;
            for (int k = 0; k < re.size(); k++) {
                largest = Math.max(largest, Math.abs(Check.finite(key + "." + k + ".0", re.get(k), "an amplitude")));
                largest = Math.max(largest, Math.abs(Check.finite(key + "." + k + ".1", im.get(k), "an amplitude")));
            }
            if (largest == 0) {
                throw new BadInputException(
                        key,
                        "the zero vector",
                        "must be a vector that can be normalised: one amplitude must not be 0",
                        null);
            }
            return largest;
        }

        // The division by the largest entry keeps squares from overflowing.
        private static double norm(List<Double> re, List<Double> im, double scale) {
            double sum = 0;
            for (int k = 0; k < re.size(); k++) {
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
