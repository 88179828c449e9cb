package org.bellwether.model;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.ThermalMachine.LambShift;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.LambShiftSpec;
import org.bellwether.spec.MachineSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.NoiseTable;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;

/** Makes the thermal machine of two qubits that a configuration describes, and the parts of any model. */
public final class MachineFactory {
    private MachineFactory() {}

    /** The machine of a configuration, with its noise and its initial state. */
    public static ThermalMachine of(Spec spec) {
        MachineSpec machine = spec.machine();
        NoiseSpec noise = spec.noise();
        return new ThermalMachine(
                machine.coupling(),
                bath(machine.baths().get(0)),
                bath(machine.baths().get(1)),
                process(noise.collective(), spec.time().end()),
                process(noise.local1(), spec.time().end()),
                process(noise.local2(), spec.time().end()),
                lambShift(machine.lambShift().get(0)),
                lambShift(machine.lambShift().get(1)),
                machine.field1(),
                machine.field2(),
                initialState(machine.initialState()));
    }

    /** The state of a name or of four amplitudes. */
    public static InitialState initialState(StateSpec state) {
        if (state instanceof StateSpec.Amplitudes a) {
            return InitialState.pure(ComplexMatrix.column(
                    a.re().stream().mapToDouble(Double::doubleValue).toArray(),
                    a.im().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        String name = ((StateSpec.Named) state).name();
        if (name.equals("mixed")) {
            return InitialState.maximallyMixed(4);
        }
        for (BellState bell : BellState.values()) {
            if (bell.label().equals(name)) {
                return InitialState.pure(bell.state());
            }
        }
        return InitialState.pure(qubit(name.charAt(0)).kronecker(qubit(name.charAt(1))));
    }

    /** |0>, |1>, or an eigenstate of sigma_x: '+' or '-', not normalised. */
    static ComplexMatrix qubit(char letter) {
        double[] amplitudes = switch (letter) {
            case '0' -> new double[] {1, 0};
            case '1' -> new double[] {0, 1};
            case '+' -> new double[] {1, 1};
            case '-' -> new double[] {1, -1};
            default -> throw new IllegalArgumentException("no state of a qubit is called '" + letter + "'");
        };
        return ComplexMatrix.column(amplitudes, new double[2]);
    }

    /** A bath. */
    static Bath bath(BathSpec spec) {
        BathStatistics statistics = switch (spec.statistics()) {
            case SPIN -> BathStatistics.SPIN;
            case BOSON -> BathStatistics.BOSON;
        };
        return new Bath(statistics, spec.temperature(), spec.coupling());
    }

    /** The process of a noise. */
    static NoiseProcess process(ProcessSpec spec, double end) {
        if (spec instanceof ProcessSpec.Spectrum spectrum) {
            NoiseTable table = spectrum.table();
            return new NoiseProcess.Spectrum(new SpectralTable(table.axis(), table.rows(NoiseTable.DENSITY)[0]), end);
        }
        if (spec instanceof ProcessSpec.Recorded record) {
            return recorded(record, end);
        }
        if (spec instanceof ProcessSpec.Coloured coloured) {
            return coloured.law() == ProcessSpec.Law.TELEGRAPH
                    ? new NoiseProcess.Telegraph(coloured.strength(), coloured.correlationTime())
                    : new NoiseProcess.OrnsteinUhlenbeck(coloured.strength(), coloured.correlationTime());
        }
        if (spec instanceof ProcessSpec.Quasistatic still) {
            return new NoiseProcess.Quasistatic(still.strength());
        }
        if (spec instanceof ProcessSpec.Pink pink) {
            PinkNoise.Source source = pink.sources() == ProcessSpec.Law.TELEGRAPH
                    ? PinkNoise.Source.TELEGRAPH
                    : PinkNoise.Source.ORNSTEIN_UHLENBECK;
            return PinkNoise.of(pink.strength(), pink.lowest(), pink.highest(), source);
        }
        return new NoiseProcess.White(spec.strength());
    }

    /** The first of the integrals that {@code --record} writes begins at t = 0. */
    private static NoiseProcess.Recorded recorded(ProcessSpec.Recorded record, double end) {
        boolean integrals = record.table().kind() == NoiseTable.Kind.INTEGRALS;
        double[] times = record.table().axis();
        if (integrals) {
            times = DoubleStream.concat(DoubleStream.of(0), Arrays.stream(times))
                    .toArray();
        }
        RecordedNoise recording = new RecordedNoise(times, record.table().rows(record.column()), integrals);
        double length = recording.length();
        double spread = record.repeat() ? length : Math.max(0, length - end);
        return new NoiseProcess.Recorded(
                recording,
                record.repeat(),
                record.offset().orElse(0),
                record.offset().isPresent() ? 0 : spread);
    }

    private static LambShift lambShift(LambShiftSpec spec) {
        return new LambShift(spec.down(), spec.up());
    }
}
