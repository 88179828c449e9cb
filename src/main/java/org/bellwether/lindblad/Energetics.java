package org.bellwether.lindblad;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.ThermalMachine;

/**
 * The energy balance of the machine in a state rho: d<H_S>/dt = noisePower + fieldPower - sum of heat currents.
 *
 * @param energy <H_S>, in the coupling's unit like all energies
 * @param channelRates mean jump rates of bath1_down, bath2_down, bath1_up, bath2_up
 * @param heatCurrents heat per unit time into bath 1 and bath 2: g (rate down - rate up)
 * @param noisePowers tr(H_S gamma_j D(V_j)[rho]) of the collective noise (always 0), local noise 1 and 2
 * @param fieldPower tr(H_S (-i)[F, rho]) of the static field
 * @param entropyProduction sum_b Q_b/T_b with Q_b the heat current into bath b: the entropy production where rho is a steady
 *     state, else the entropy flow into the baths; empty where
 *     that of a quantum is infinite, {@link Bath#entropyPerQuantum}
 */
public record Energetics(
        double energy,
        List<Double> channelRates,
        List<Double> heatCurrents,
        List<Double> noisePowers,
        double fieldPower,
        OptionalDouble entropyProduction) {

    /** The energetics of a machine in state rho, 4 x 4. */
    public static Energetics of(ThermalMachine machine, ComplexMatrix rho) {
        OpenSystem system = machine.openSystem();
        ComplexMatrix h = machine.hamiltonian();
        List<Double> rates = system.jumps().stream()
                .map(j -> j.rate()
                        * j.operator().adjoint().times(j.operator()).times(rho).traceRe())
                .toList();
        double g = machine.coupling();
        List<Double> heat = List.of(g * (rates.get(0) - rates.get(2)), g * (rates.get(1) - rates.get(3)));
        List<Double> noise = system.noises().stream().map(n -> power(h, n, rho)).toList();
        double field = h.times(Liouvillian.unitary(system.field(), rho)).traceRe();
        return new Energetics(h.times(rho).traceRe(), rates, heat, noise, field, entropyProduction(machine, heat));
    }

    /** The power of all noises together. */
    public double noisePower() {
        return noisePowers.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The mean number of jumps per unit time. */
    public double activity() {
        return channelRates.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double power(ComplexMatrix h, NoiseChannel noise, ComplexMatrix rho) {
        return noise.intensity()
                * h.times(Liouvillian.dissipator(noise.operator(), rho)).traceRe();
    }

    private static OptionalDouble entropyProduction(ThermalMachine machine, List<Double> heat) {
        double sum = 0;
        List<Bath> baths = List.of(machine.bath1(), machine.bath2());
        for (int b = 0; b < baths.size(); b++) {
            OptionalDouble quantum = baths.get(b).entropyPerQuantum(machine.coupling());
            if (quantum.isEmpty()) {
                return OptionalDouble.empty();
            }
            sum += heat.get(b) / machine.coupling() * quantum.getAsDouble();
        }
        return OptionalDouble.of(sum);
    }
}
