package org.bellwether.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.QubitGraph;

/** The graph of a machine: its qubits on a circle, and lines between those that are coupled. */
final class GraphFigure {
    private static final double REACH = 1.4;
    private static final int SIDE = 420;

    private GraphFigure() {}

    static Picture of(QubitGraph graph) {
        List<Layer> layers = new ArrayList<>();
        double strongest = graph.edges().stream()
                .mapToDouble(QubitGraph.Edge::coupling)
                .max()
                .orElse(0);
        for (QubitGraph.Edge edge : graph.edges()) {
            double[] x = {x(graph, edge.first()), x(graph, edge.second())};
            double[] y = {y(graph, edge.first()), y(graph, edge.second())};
            Pen pen = edge.coupling() >= strongest * (1 - 1e-9) ? Pen.SOLID : Pen.DASHED;
            layers.add(new Layer.Line("", x, y, Hue.GREY, pen));
        }
        for (int qubit = 1; qubit <= graph.qubits(); qubit++) {
            layers.add(new Layer.Points(
                    "qubit " + qubit,
                    new double[] {x(graph, qubit)},
                    new double[] {y(graph, qubit)},
                    Hue.of(qubit - 1)));
        }
        boolean alike = graph.edges().stream().allMatch(edge -> edge.coupling() >= strongest * (1 - 1e-9));
        return new Picture(
                "graph",
                "Couplings",
                "The qubits and the " + graph.edges().size() + " couplings between them, "
                        + (alike
                                ? "all of the strength g = " + Numbers.plain(strongest) + "."
                                : "drawn through where they are the strongest, g = " + Numbers.plain(strongest)
                                        + ", and dashed where they are weaker."),
                new Figure(List.of(new Chart("", blank(), blank(), layers)), 1, SIDE, SIDE));
    }

    /** Without numbers. */
    private static Axis blank() {
        return new Axis("", false, OptionalDouble.of(-REACH), OptionalDouble.of(REACH), List.of(""));
    }

    private static double x(QubitGraph graph, int qubit) {
        return Math.sin(2 * Math.PI * (qubit - 1) / graph.qubits());
    }

    private static double y(QubitGraph graph, int qubit) {
        return Math.cos(2 * Math.PI * (qubit - 1) / graph.qubits());
    }
}
