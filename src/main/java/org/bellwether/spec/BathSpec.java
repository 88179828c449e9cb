package org.bellwether.spec;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A bath. Its values are checked by the {@link MachineSpec} it belongs to, which knows its number.
 *
 * @param statistics spins or bosons
 * @param temperature T >= 0, in the coupling's unit (k_B = 1)
 * @param coupling chi >= 0, dimensionless: J(omega) = chi omega
 * @param memoryTime tau_B > 0, in the inverse of the coupling's unit, if known
 */
public record BathSpec(Statistics statistics, double temperature, double coupling, OptionalDouble memoryTime) {

    /** What a bath consists of. */
    public enum Statistics {
        /** Spins, Fermi-Dirac. */
        SPIN("spin"),
        /** Bosons, Bose-Einstein. */
        BOSON("boson");

        static final List<String> NAMES = List.of(SPIN.text, BOSON.text);

        private final String text;

        Statistics(String text) {
            this.text = text;
        }

        /** The name in the configuration. */
        public String text() {
            return text;
        }

        static Statistics of(String key, String text) {
            return values()[Names.indexIn(NAMES, key, text)];
        }
    }

    /** The same with its numbers checked under the key of this bath. */
    BathSpec checked(String key) {
        double t = Check.nonNegative(key + ".temperature", temperature, Unit.ENERGY_WORDS + ", k_B = 1");
        double chi = Check.nonNegative(key + ".coupling", coupling, "chi, dimensionless");
        if (memoryTime.isPresent()) {
            Check.positive(key + ".memory_time", memoryTime.getAsDouble(), Unit.TIME_WORDS);
        }
        return new BathSpec(statistics, t, chi, memoryTime);
    }
}
