package org.bellwether.simulation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.bellwether.model.ModelFactory;
import org.bellwether.phenomenon.PathSetting;
import org.bellwether.spec.CustomSpec;
import org.bellwether.spec.Spec;

/** What the phenomena of a simulation of any system are about. */
public final class PathSettings {
    private PathSettings() {}

    /**
     * A simulation whose settings of fluctuations are numbers, so that it reruns to the same bits. A window that is left open begins at the
     * last output time in the first half of the run.
     *
     * @throws org.bellwether.spec.BadInputException if the window does not begin at an output time before the end
     */
    public static Simulation resolved(Simulation simulation) {
        int start = FluctuationSetting.windowStart(simulation, OptionalDouble.empty());
        return FluctuationSetting.resolved(simulation, start, OptionalDouble.empty());
    }

    /** The setting of a simulation. */
    public static PathSetting of(Simulation simulation) {
        Spec spec = simulation.spec();
        return new PathSetting(
                simulation.model(),
                simulation.system(),
                simulation.model().openSystem().jumps().size(),
                ModelFactory.baths(spec),
                bathNames(spec),
                simulation.grid(),
                simulation.steps(),
                simulation.isPure(),
                simulation.averages().scales(),
                FluctuationSetting.windowStart(simulation, OptionalDouble.empty()),
                PathSetting.rates(simulation.system()));
    }

    private static List<String> bathNames(Spec spec) {
        return spec.system() instanceof CustomSpec custom
                ? custom.bathCouplings().stream()
                        .map(CustomSpec.BathCoupling::name)
                        .toList()
                : IntStream.rangeClosed(1, spec.system().baths().size())
                        .mapToObj(b -> "bath" + b)
                        .toList();
    }
}
