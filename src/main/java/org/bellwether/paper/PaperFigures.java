package org.bellwether.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.bellwether.chart.Hue;
import org.bellwether.model.ThermalForms;
import org.bellwether.spec.BathSpec.Statistics;
import org.bellwether.spec.EnsembleSpec;

/**
 * Figs. 1, 2 and 3, g = 1. What captions leave open is chosen here: the T_2 of Fig. 2 and the axis of its right panel, mu,
 * the gamma_c of Fig. 3, and the baths of Fig. 1, on which its curves do not depend. No point is colder than T = 0.2: there
 * excited states are so rare that 20 000 trajectories would not show a normal error.
 */
public final class PaperFigures {
    private static final String T1 = "T₁ / g";
    private static final double COLDEST = 0.05;
    private static final double WEAK = 0.005;
    private static final double STRONG = 0.015;

    private final EnsembleSpec ensemble;

    private PaperFigures(EnsembleSpec ensemble) {
        this.ensemble = ensemble;
    }

    /** The names of all figures, those of the paper and the two that it has not. */
    public static List<String> names() {
        return List.of("fig1", "fig2", "fig3", "fig4", "fig5");
    }

    /**
     * A figure.
     *
     * @param name one of {@link #names}
     * @param ensemble how many trajectories for each point, and the master seed
     * @throws IllegalArgumentException if there is no such figure
     */
    public static PaperFigure of(String name, EnsembleSpec ensemble) {
        PaperFigures figures = new PaperFigures(ensemble);
        return switch (name) {
            case "fig1" -> figures.first();
            case "fig2" -> figures.second();
            case "fig3" -> figures.third();
            case "fig4" -> MemoryFigure.of(ensemble);
            case "fig5" -> QubitsFigure.of(ensemble);
            default -> throw new IllegalArgumentException("there is no figure " + name);
        };
    }

    /**
     * The figures of the paper.
     *
     * @param ensemble how many trajectories for each point, and the master seed
     */
    public static List<PaperFigure> of(EnsembleSpec ensemble) {
        PaperFigures figures = new PaperFigures(ensemble);
        return List.of(figures.first(), figures.second(), figures.third());
    }

    /** The machine between equal temperatures with mu = 1, Eq. (25), and the thermal state, Eq. (33), at multiples of tau. */
    private PaperFigure first() {
        double tau = ThermalForms.criticalTemperature(1);
        double[] multiples = {0.5 * tau, tau, 1.5 * tau, 2 * tau, 3 * tau, 4 * tau};
        double hottest = 4.2 * tau;
        PaperMachine machine = PaperMachine.noiseless(Statistics.SPIN, STRONG, WEAK);
        Curve ness = Curve.of(
                "NESS, μ = 1, Eq. (25)",
                Hue.BLACK,
                COLDEST,
                hottest,
                multiples,
                t -> ThermalForms.equalTemperatureBell(1, t, 1),
                t -> machine.at(t, t).spec("Fig. 1, NESS", ensemble));
        // A machine without noise and with the parity weight of the thermal state goes to the thermal state.
        Curve thermal = Curve.of(
                "thermal state, Eq. (33)",
                Hue.BLUE,
                COLDEST,
                hottest,
                multiples,
                t -> ThermalForms.thermalBell(1, t),
                t -> machine.at(t, t)
                        .withPlusWeight(ThermalForms.thermalPlusWeight(1, t))
                        .spec("Fig. 1, thermal state", ensemble));
        return new PaperFigure(1, 1, List.of(new Panel("fig1", "", "T / g", 0, List.of(ness, thermal))));
    }

    private PaperFigure second() {
        return new PaperFigure(
                2,
                3,
                List.of(
                        unequalTemperatures("fig2-left", "spin baths, μ = 1", Statistics.SPIN),
                        unequalTemperatures("fig2-middle", "boson baths, μ = 1", Statistics.BOSON),
                        parityWeights()));
    }

    /** B over T_1 for several T_2, mu = 1, Eq. (24). */
    private Panel unequalTemperatures(String key, String title, Statistics statistics) {
        List<Curve> curves = new ArrayList<>();
        for (double t2 : new double[] {0.3, 1, 4}) {
            DoubleFunction<PaperMachine> machine =
                    t1 -> PaperMachine.noiseless(statistics, STRONG, WEAK).at(t1, t2);
            curves.add(closedForm(
                    "T₂ = " + text(t2) + " g",
                    Hue.of(curves.size()),
                    COLDEST,
                    5,
                    new double[] {0.2, 0.5, 1, 2, 3, 4, 5},
                    machine));
        }
        return new Panel(key, title, T1, 2, curves);
    }

    /** B over mu at T_1 = 0.3 g and T_2 = g: black for spin baths, red and dashed for boson baths, Eq. (24). */
    private Panel parityWeights() {
        double[] weights = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
        List<Curve> curves = new ArrayList<>();
        for (Statistics statistics : Statistics.values()) {
            boolean spin = statistics == Statistics.SPIN;
            PaperMachine machine =
                    PaperMachine.noiseless(statistics, STRONG, WEAK).at(0.3, 1);
            Curve curve = closedForm(
                    statistics.text() + " baths",
                    spin ? Hue.BLACK : Hue.VERMILION,
                    0,
                    1,
                    weights,
                    machine::withPlusWeight);
            curves.add(spin ? curve : curve.withDashes());
        }
        return new Panel("fig2-right", "T₁ = 0.3 g, T₂ = g", "μ", 0, curves);
    }

    private PaperFigure third() {
        return new PaperFigure(
                3,
                1,
                List.of(
                        collectiveNoise("fig3-top", "spin baths, T₂ = 0.3 g, γₗ = 10⁻⁴ g", Statistics.SPIN),
                        collectiveNoise("fig3-bottom", "boson baths, T₂ = 0.3 g, γₗ = 10⁻⁴ g", Statistics.BOSON)));
    }

    /** B over T_1 for rising gamma_c, Eq. (29). */
    private Panel collectiveNoise(String key, String title, Statistics statistics) {
        List<Curve> curves = new ArrayList<>();
        double[] intensities = {0, 1e-4, 1e-3, 1e-2};
        List<String> names = List.of("γ_c = 0", "γ_c = 10⁻⁴ g", "γ_c = 10⁻³ g", "γ_c = 10⁻² g");
        for (int k = 0; k < intensities.length; k++) {
            double gammaC = intensities[k];
            DoubleFunction<PaperMachine> machine = t1 -> PaperMachine.noiseless(statistics, WEAK, STRONG)
                    .fromOneZero()
                    .at(t1, 0.3)
                    .shaken(gammaC, 1e-4);
            curves.add(closedForm(
                    names.get(k), Hue.of(k), COLDEST, 3, new double[] {0.2, 0.4, 0.6, 0.9, 1.2, 1.8, 2.4, 3}, machine));
        }
        return new Panel(key, title, T1, 0, curves);
    }

    /** The closed form of the machine itself. */
    private Curve closedForm(
            String name, Hue hue, double low, double high, double[] places, DoubleFunction<PaperMachine> machine) {
        return Curve.of(
                name,
                hue,
                low,
                high,
                places,
                x -> machine.apply(x).bell(),
                x -> machine.apply(x).spec(name, ensemble));
    }

    private static String text(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
    }
}
