package org.bellwether.belltest;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.nonlocality.SpinCorrelations;

/**
 * The exact law of one shot on a state: what a test at given settings must find.
 *
 * @param cells the probabilities of the combinations of settings and outcomes, in the order of {@link ShotCounts#cell}
 * @param chsh S = E(a, b) + E(a, b') + E(a', b) - E(a', b') at the settings
 * @param bell the Bell parameter B of the state: the largest S of all settings (Horodecki)
 * @param winProbability w = 1/2 + S/8
 * @param shotsToReject the number of independent shots that a rejection of local models takes, see {@link ChshGame#shotsToReject}
 */
public record ShotLaw(double[] cells, double chsh, double bell, double winProbability, OptionalLong shotsToReject) {
    /** That of a state of which nothing is known: NaN everywhere. */
    public static final ShotLaw UNKNOWN = new ShotLaw(
            DoubleStream.generate(() -> Double.NaN).limit(ShotCounts.CELLS).toArray(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            OptionalLong.empty());

    /** Copies the array. */
    public ShotLaw {
        cells = cells.clone();
    }

    /** A copy of the probabilities. */
    @Override
    public double[] cells() {
        return cells.clone();
    }

    /**
     * The law of a state at some settings.
     *
     * @param means the 15 Pauli means of the state, in the order of {@link Pauli#pairs}: of E[rho(t)] for shots on independent
     *     trajectories
     * @throws IllegalArgumentException if there are not 15 numbers
     */
    public static ShotLaw of(ChshSettings settings, double[] means) {
        List<String> names = Pauli.pairs();
        if (means.length != names.size()) {
            throw new IllegalArgumentException("two qubits have 15 Pauli means, got " + means.length);
        }
        SpinCorrelations t = SpinCorrelations.of(SpinCorrelations.names().stream()
                .mapToDouble(name -> means[names.indexOf(name)])
                .toArray());
        double chsh = settings.chsh(t);
        double w = Math.min(1, Math.max(0, ChshGame.winProbability(chsh)));
        return new ShotLaw(new ChshMeasurement(settings).law(means), chsh, t.bell(), w, ChshGame.shotsToReject(w));
    }
}
