package org.bellwether.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.model.ThermalMachine.LambShift;
import tools.jackson.databind.JsonNode;

/** The machines with coloured noise for which an independent program has values (src/test/resources/golden/colour-*.json). */
public enum Colour {
    OU(
            TestSystems.fig3(),
            new OrnsteinUhlenbeck(0.02, 3),
            new OrnsteinUhlenbeck(0.001, 3),
            new OrnsteinUhlenbeck(0.0005, 3)),
    TELEGRAPH(TestSystems.fig3(), new White(0), new Telegraph(0.5, 20), new Telegraph(0.2, 20)),
    LOCAL(TestSystems.fig3(), new White(0), new OrnsteinUhlenbeck(1e-4, 5), new OrnsteinUhlenbeck(1e-4, 5)),
    MIXED(
            new ThermalMachine(
                    0.7,
                    new Bath(BathStatistics.BOSON, 0.5, 0.02),
                    new Bath(BathStatistics.SPIN, 1.3, 0.03),
                    0,
                    0,
                    0,
                    new LambShift(0.013, -0.02),
                    new LambShift(0.004, 0.03),
                    0.02,
                    -0.01,
                    TestSystems.basisState(1)),
            new Telegraph(0.02, 2),
            new OrnsteinUhlenbeck(0.004, 8),
            new OrnsteinUhlenbeck(0.009, 8));

    private final ThermalMachine machine;
    private final List<NoiseProcess> processes;

    Colour(ThermalMachine machine, NoiseProcess... processes) {
        this.machine = machine;
        this.processes = List.of(processes);
    }

    /** The machine without its noise. */
    public ThermalMachine machine() {
        return machine;
    }

    /** The values of the independent program. */
    public JsonNode golden() {
        return Golden.load("colour-" + name().toLowerCase(java.util.Locale.ROOT))
                .json();
    }

    /** The system with its noise. */
    public OpenSystem system() {
        return withNoise(machine.openSystem(), processes);
    }

    /** A system with the same noise operators and other processes. */
    public static OpenSystem withNoise(OpenSystem system, List<NoiseProcess> processes) {
        List<NoiseChannel> noises = new ArrayList<>();
        for (int j = 0; j < processes.size(); j++) {
            NoiseChannel channel = system.noises().get(j);
            noises.add(new NoiseChannel(channel.name(), channel.operator(), processes.get(j)));
        }
        return new OpenSystem(system.hamiltonian(), system.field(), system.jumps(), noises, system.initialState());
    }

    /** The coordinates of a golden state: the identity, then the 15 Pauli means. */
    public static double[] coordinates(JsonNode state) {
        return Stream.concat(
                        Stream.of(1.0),
                        Pauli.pairs().stream()
                                .map(name -> state.get("pauli").path(name).asDouble(0)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
