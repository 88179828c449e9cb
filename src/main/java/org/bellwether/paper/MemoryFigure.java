package org.bellwether.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.bellwether.chart.Hue;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.HermitianBasis;
import org.bellwether.lindblad.memory.MemoryMean;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.ColouredClosedForm;
import org.bellwether.model.MachineFactory;
import org.bellwether.model.Pauli;
import org.bellwether.model.ThermalMachine;
import org.bellwether.nonlocality.SpinCorrelations;
import org.bellwether.spec.BathSpec.Statistics;
import org.bellwether.spec.EnsembleSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.ProcessSpec.Law;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;
import org.bellwether.spec.TimeSpec;

/**
 * Fig. 4, which the paper has not: B of the steady state against the correlation time tau of local noise, gamma_l = 1e-4 g, for the
 * baths of Fig. 3 at T_1 = 0.6 g; on the left without other noise, on the right beside white collective noise, gamma_c = 1e-2 g. The
 * curve is the exact equation of state and noise for Ornstein-Uhlenbeck noise, from which that for telegraph noise differs by less than
 * 1e-4 here; points are trajectories under both.
 *
 * <p>Within a parity sector the machine relaxes in 50/g, but between the sectors in up to 5000/g. So trajectories begin in a pure state
 * that has the weights of the sectors in the exact steady state, and run to t = {@value #END}/g. From there B is within 0.003 of its
 * steady value if the equation of the points is right; with the rates of Eq. (28) it would have fallen by 0.1 at large tau, by more than
 * ten standard errors.
 */
final class MemoryFigure {
    private static final double LOCAL = 1e-4;
    private static final double COLLECTIVE = 1e-2;
    private static final double SHORTEST = 0.05;
    private static final double LONGEST = 100;
    private static final int PIECES = 36;
    private static final int CLOSED_PIECES = 120;
    private static final double END = 500;
    private static final double BOUND = 2;
    private static final double PRECISION = 1e-5;
    private static final double DIGITS = 1e6;

    private final EnsembleSpec ensemble;
    private final double collective;

    private MemoryFigure(EnsembleSpec ensemble, double collective) {
        this.ensemble = ensemble;
        this.collective = collective;
    }

    /** The figure. */
    static PaperFigure of(EnsembleSpec ensemble) {
        return new PaperFigure(
                4,
                2,
                List.of(
                        new MemoryFigure(ensemble, 0)
                                .panel(
                                        "fig4-left",
                                        "local noise alone, γₗ = 10⁻⁴ g",
                                        new double[] {1.6, 2.6},
                                        new double[] {0.6, 1.6, 5, 40},
                                        new double[] {0.2, 1, 2.6, 14}),
                        new MemoryFigure(ensemble, COLLECTIVE)
                                .panel(
                                        "fig4-right",
                                        "the same beside white γ_c = 10⁻² g",
                                        new double[] {2.3, 2.5},
                                        new double[] {1, 8},
                                        new double[] {0.2, 0.5, 2.6, 30})));
    }

    private Panel panel(String key, String title, double[] range, double[] gaussian, double[] telegraph) {
        double[] x = times(PIECES);
        double[] exact = Arrays.stream(x).map(this::exactBell).toArray();
        double[] fine = times(CLOSED_PIECES);
        List<Curve> curves = List.of(
                new Curve("exact equation", Hue.BLACK, false, true, x, exact, List.of()),
                new Curve(
                        "closed form with S(2g)",
                        Hue.GREEN,
                        true,
                        false,
                        fine,
                        Arrays.stream(fine).map(this::closedFormBell).toArray(),
                        List.of()),
                points("trajectories, Ornstein-Uhlenbeck", Hue.BLUE, Law.ORNSTEIN_UHLENBECK, gaussian),
                points("trajectories, telegraph", Hue.VERMILION, Law.TELEGRAPH, telegraph));
        List<Panel.Mark> marks = new ArrayList<>();
        double white = ClosedForms.of(
                        MachineFactory.of(machine(new ProcessSpec.White(LOCAL)).spec("", EnsembleSpec.DEFAULT)))
                .bell();
        marks.add(new Panel.Mark("white_limit", "white noise, Eq. (29)", false, white));
        IntStream.range(1, x.length)
                .filter(k -> exact[k - 1] <= BOUND && exact[k] > BOUND)
                .findFirst()
                .ifPresent(k -> {
                    double place = crossing(this::exactBell, x[k - 1], x[k]);
                    double closed = crossing(this::closedFormBell, SHORTEST, LONGEST);
                    marks.add(new Panel.Mark("bell_2_at", mark(place, closed), true, place));
                });
        return new Panel(
                key, title, "correlation time τ of the local noise (1/g)", true, range[0], range[1], curves, marks);
    }

    private static String mark(double exact, double closed) {
        return String.format(Locale.ROOT, "B = 2 at τ = %.3f/g (closed form %.3f)", exact, closed);
    }

    /** Where a B that rises passes 2, between two correlation times. */
    private static double crossing(DoubleUnaryOperator bell, double below, double above) {
        double low = below;
        double high = above;
        while (high - low > PRECISION * low) {
            double middle = Math.sqrt(low * high);
            if (bell.applyAsDouble(middle) <= BOUND) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Trajectories alone, without a curve. */
    private Curve points(String name, Hue hue, Law law, double[] places) {
        List<Curve.Point> points =
                Arrays.stream(places).mapToObj(tau -> point(law, tau)).toList();
        return new Curve(name, hue, false, true, new double[0], new double[0], points);
    }

    private Curve.Point point(Law law, double tau) {
        ComplexMatrix steady = steady(law, tau);
        Spec spec = machine(new ProcessSpec.Coloured(law, LOCAL, tau))
                .in(start(steady))
                .spec("Fig. 4, " + law.text(), ensemble)
                .withTime(TimeSpec.equidistant(END, 1));
        return new Curve.Point(tau, bell(steady), spec);
    }

    private double exactBell(double tau) {
        return bell(steady(Law.ORNSTEIN_UHLENBECK, tau));
    }

    private double closedFormBell(double tau) {
        ThermalMachine machine = thermal(Law.ORNSTEIN_UHLENBECK, tau);
        return ColouredClosedForm.of(
                        machine.coupling(),
                        machine.gammaDown(),
                        machine.gammaUp(),
                        machine.collective(),
                        machine.local1(),
                        machine.local2())
                .bell();
    }

    /** The steady state of the exact equation. */
    private ComplexMatrix steady(Law law, double tau) {
        double[] coordinates = new MemoryMean(thermal(law, tau).openSystem())
                .steady()
                .orElseThrow()
                .values()[0];
        return HermitianBasis.of(4).operator(coordinates);
    }

    private static double bell(ComplexMatrix state) {
        return SpinCorrelations.of(state).bell();
    }

    private ThermalMachine thermal(Law law, double tau) {
        return MachineFactory.of(
                machine(new ProcessSpec.Coloured(law, LOCAL, tau)).spec("", EnsembleSpec.DEFAULT));
    }

    private PaperMachine machine(ProcessSpec local) {
        return PaperMachine.noiseless(Statistics.SPIN, 0.005, 0.015)
                .at(0.6, 0.3)
                .fromOneZero()
                .under(new NoiseSpec(new ProcessSpec.White(collective), local, local));
    }

    /** A superposition of psi+ and psi-, one of each parity sector, with the weights of the sectors in the steady state. */
    private static StateSpec start(ComplexMatrix steady) {
        double plus = (1 + Pauli.string("XX").times(steady).traceRe()) / 2;
        // No last bit of the steady state decides on what is run.
        double even = Math.rint(Math.sqrt(plus / 2) * DIGITS) / DIGITS;
        double odd = Math.rint(Math.sqrt((1 - plus) / 2) * DIGITS) / DIGITS;
        return new StateSpec.Amplitudes(List.of(0.0, even + odd, even - odd, 0.0), List.of(0.0, 0.0, 0.0, 0.0));
    }

    private static double[] times(int pieces) {
        double[] times = new double[pieces + 1];
        Arrays.setAll(times, k -> SHORTEST * StrictMath.pow(LONGEST / SHORTEST, (double) k / pieces));
        return times;
    }
}
