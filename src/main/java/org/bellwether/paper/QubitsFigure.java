package org.bellwether.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.bellwether.chart.Hue;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.lindblad.free.FreeEvolution;
import org.bellwether.lindblad.free.FreeSteadyState;
import org.bellwether.model.ModelFactory;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.CorrelationTensor;
import org.bellwether.nonlocality.Wwzb;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.BathSpec.Statistics;
import org.bellwether.spec.EnsembleSpec;
import org.bellwether.spec.FluctuationSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.ProcessSpec;
import org.bellwether.spec.QubitsSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;
import org.bellwether.spec.TimeSpec;

/**
 * Fig. 5, which the paper has not: can a machine of many qubits have a multipartite Bell-nonlocal steady state? W of the steady state
 * against the temperature of all baths, for two qubits and for four that are coupled as graphs say; chi = 0.01, gamma_c = 1e-2 g. Without
 * local noise the ring has two steady states, so it has gamma_l = 1e-5 g.
 *
 * <p>Curves are exact steady states, points trajectories from |1010> at t = {@value #END}/g beside the exact mean at that time, which is
 * within 0.005 of the steady state. Above 1 the state is Bell nonlocal; above 2 four qubits are
 * genuinely four-partite entangled. All coupled, four qubits are nonlocal up to T = 0.696 g, two up to 0.567 g.
 */
final class QubitsFigure {
    private static final double COLLECTIVE = 1e-2;
    private static final double RING_LOCAL = 1e-5;
    private static final double CHI = 0.01;
    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 0.9;
    private static final int PIECES = 34;
    private static final double END = 1500;
    private static final double STEP = 0.5;
    private static final int STARTS = 30;
    private static final double HIGHEST = 2.4;
    private static final double[] PLACES = {0.2, 0.35, 0.5, 0.65, 0.8};

    private final EnsembleSpec ensemble;

    private QubitsFigure(EnsembleSpec ensemble) {
        this.ensemble = ensemble;
    }

    /** The figure. */
    static PaperFigure of(EnsembleSpec ensemble) {
        QubitsFigure figure = new QubitsFigure(ensemble);
        List<Curve> curves = new ArrayList<>();
        curves.add(figure.two());
        curves.add(figure.four("complete", "four qubits, complete", Hue.VERMILION));
        curves.add(figure.four("ring", "four qubits, ring, γₗ = 10⁻⁵ g", Hue.BLUE));
        curves.add(figure.four("chain", "four qubits, chain", Hue.GREEN));
        curves.add(figure.four("star", "four qubits, star", Hue.PURPLE));
        List<Panel.Mark> marks = List.of(
                new Panel.Mark("local_bound", "1: local", false, 1),
                new Panel.Mark("biseparable_bound", "2: biseparable, N = 4", false, 2));
        return new PaperFigure(
                5,
                1,
                List.of(new Panel(
                        "fig5", "all baths at T, χ = 0.01, γ_c = 10⁻² g", "T / g", false, 0, HIGHEST, curves, marks)));
    }

    private Curve two() {
        PaperMachine machine =
                PaperMachine.noiseless(Statistics.SPIN, CHI, CHI).fromOneZero().under(new NoiseSpec(COLLECTIVE, 0, 0));
        double[] x = temperatures();
        List<Curve.Point> points = DoubleStream.of(PLACES)
                .mapToObj(t -> new Curve.Point(
                        t,
                        machine.at(t, t).bell() / 2,
                        machine.at(t, t).spec("Fig. 5, two qubits", ensemble),
                        Curve.Quantity.WWZB))
                .toList();
        double[] w = DoubleStream.of(x).map(t -> machine.at(t, t).bell() / 2).toArray();
        return new Curve("two qubits, W = B/2", Hue.BLACK, false, false, x, w, points);
    }

    private Curve four(String graph, String name, Hue hue) {
        double[] x = temperatures();
        List<Curve.Point> points = DoubleStream.of(PLACES)
                .mapToObj(t -> new Curve.Point(t, exactAtEnd(graph, t), spec(graph, t), Curve.Quantity.WWZB))
                .toList();
        double[] w = DoubleStream.of(x).map(t -> exact(graph, t)).toArray();
        return new Curve(name, hue, false, true, x, w, points);
    }

    private static double[] temperatures() {
        double[] x = new double[PIECES + 1];
        for (int k = 0; k <= PIECES; k++) {
            x[k] = COLDEST + (HOTTEST - COLDEST) * k / PIECES;
        }
        return x;
    }

    /** W of the exact steady state. */
    private double exact(String graph, double temperature) {
        FreeSteadyState steady = FreeSteadyState.of(
                        ModelFactory.of(spec(graph, temperature)).openSystem())
                .orElseThrow(() -> new IllegalStateException("no steady state of the " + graph));
        return Wwzb.of(CorrelationTensor.of(steady.rho()), STARTS).value();
    }

    /** W of the exact mean state at the time of the points: the parity sectors of the ring mix too slowly to have settled by then. */
    private double exactAtEnd(String graph, double temperature) {
        List<ComplexMatrix> strings =
                CorrelationTensor.names(4).stream().map(Pauli::string).toList();
        double[][] means = new FreeEvolution(
                        ModelFactory.of(spec(graph, temperature)).openSystem())
                .exact(TimeSteps.dividing(new double[] {END}, END), strings)
                .means();
        return Wwzb.of(new CorrelationTensor(4, means[means.length - 1]), STARTS)
                .value();
    }

    private Spec spec(String graph, double temperature) {
        BathSpec bath = new BathSpec(Statistics.SPIN, temperature, CHI, OptionalDouble.empty());
        ProcessSpec local = new ProcessSpec.White(graph.equals("ring") ? RING_LOCAL : 0);
        QubitsSpec machine = new QubitsSpec(
                4,
                graph,
                1,
                List.of(),
                new StateSpec.Product("1010"),
                Collections.nCopies(4, bath),
                Collections.nCopies(4, 0.0),
                new ProcessSpec.White(COLLECTIVE),
                Collections.nCopies(4, local));
        return new Spec(
                "Fig. 5, four qubits, " + graph,
                machine,
                TimeSpec.equidistant(END, 1).withStep(STEP),
                ensemble,
                FluctuationSpec.DEFAULT);
    }
}
