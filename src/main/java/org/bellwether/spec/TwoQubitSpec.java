package org.bellwether.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paper's machine of two qubits.
 *
 * @param machine the coupling, the baths and the initial state
 * @param noise the noise on the qubits
 */
public record TwoQubitSpec(MachineSpec machine, NoiseSpec noise) implements SystemSpec {
    @Override
    public StateSpec initialState() {
        return machine.initialState();
    }

    @Override
    public List<BathSpec> baths() {
        return machine.baths();
    }

    @Override
    public Map<String, ProcessSpec> noises() {
        Map<String, ProcessSpec> all = new LinkedHashMap<>();
        all.put("collective", noise.collective());
        all.put("local1", noise.local1());
        all.put("local2", noise.local2());
        return all;
    }

    @Override
    public String fileName(String noise) {
        return SpecWriter.noiseFile(noise.startsWith("local") ? "local" : noise);
    }

    @Override
    public void requireFiles(double end) {
        NoiseTableChecks.requireEnough("noise.collective", noise.collective(), 0, end);
        NoiseTableChecks.requireEnough("noise.local", noise.local1(), 2 * machine.coupling(), end);
    }
}
