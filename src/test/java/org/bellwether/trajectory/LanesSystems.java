package org.bellwether.trajectory;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathCoupling;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.NoiseProcess.OrnsteinUhlenbeck;
import org.bellwether.model.NoiseProcess.Quasistatic;
import org.bellwether.model.NoiseProcess.Telegraph;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.QubitGraph;
import org.bellwether.model.QubitGraph.Edge;
import org.bellwether.model.QubitMachine;
import org.bellwether.model.SiteOperators;
import org.bellwether.spec.OperatorSpecs;
import org.bellwether.testkit.TestSystems;

/** Systems beyond the two-qubit machine, those of golden/many-*.json and golden/general-*.json among them, and their observables. */
record LanesSystems(String name, OpenSystem system, List<ComplexMatrix> observables) {
    private static final Bath COLD = new Bath(BathStatistics.SPIN, 0.3, 0.01);

    @Override
    public String toString() {
        return name;
    }

    static Stream<LanesSystems> all() {
        return Stream.of(
                machine(
                        "chain3",
                        QubitGraph.chain(3, 1),
                        List.of(
                                new Bath(BathStatistics.SPIN, 0.6, 0.05),
                                COLD,
                                new Bath(BathStatistics.BOSON, 0.4, 0.15)),
                        white(0.01),
                        white(1e-4, 2e-4, 0),
                        4),
                machine(
                        "couplings3",
                        new QubitGraph(3, List.of(new Edge(1, 2, 1), new Edge(2, 3, 0.6))),
                        Collections.nCopies(3, new Bath(BathStatistics.SPIN, 0.6, 0.05)),
                        new Telegraph(0.02, 2),
                        white(0.001, 0.001, 0.001),
                        2),
                complete4("complete4", white(0.01), white(1e-5, 1e-5, 1e-5, 1e-5)),
                complete4(
                        "complete4 remembering",
                        new OrnsteinUhlenbeck(0.05, 3),
                        List.of(
                                new Telegraph(0.01, 2),
                                new OrnsteinUhlenbeck(0.02, 3),
                                new Quasistatic(0.1),
                                new White(0.01))),
                complete4("complete4 quiet", white(0), white(0, 0, 0, 0)),
                machine(
                        "ring4",
                        QubitGraph.ring(4, 1),
                        List.of(
                                new Bath(BathStatistics.BOSON, 0.3, 0.1),
                                new Bath(BathStatistics.BOSON, 0.2, 0.1),
                                new Bath(BathStatistics.SPIN, 0.3, 0.2),
                                new Bath(BathStatistics.BOSON, 0.5, 0.05)),
                        white(0.02),
                        white(1e-4, 0, 2e-4, 1e-4),
                        12),
                jaynesCummings(),
                boseHubbard(),
                qutrit(),
                driven(),
                nonCommuting(0.03, 0.05),
                threeGroups());
    }

    private static LanesSystems complete4(String name, NoiseProcess collective, List<NoiseProcess> local) {
        return machine(name, QubitGraph.complete(4, 1), Collections.nCopies(4, COLD), collective, local, 10);
    }

    static LanesSystems named(String name) {
        return all().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static LanesSystems machine(
            String name,
            QubitGraph graph,
            List<Bath> baths,
            NoiseProcess collective,
            List<NoiseProcess> local,
            int start) {
        int n = 1 << graph.qubits();
        OpenSystem system =
                new QubitMachine(graph, baths, collective, local, InitialState.pure(unit(n, start))).openSystem();
        return new LanesSystems(name, system, observables(n));
    }

    private static LanesSystems jaynesCummings() {
        OperatorSpecs specs = new OperatorSpecs("qubit", "mode:5");
        SiteOperators sites = new SiteOperators(specs.levels());
        OpenSystem system = new OpenSystem(
                sites.matrix(specs.read("1.0 adag2 a2", "1.0 adag1 a1", "0.2 adag1 a2", "0.2 a1 adag2")),
                ComplexMatrix.zero(10, 10),
                List.of(
                        new JumpChannel("loss", sites.matrix(specs.read("1 a2")), 0.1),
                        new JumpChannel("gain", sites.matrix(specs.read("1 adag2")), 0.02),
                        new JumpChannel("decay", sites.matrix(specs.read("1 a1")), 0.01)),
                List.of(new NoiseChannel("dephasing", sites.matrix(specs.read("1 z1")), 0.02)),
                InitialState.pure(unit(10, 5)));
        return new LanesSystems("jaynes-cummings", system, observables(10));
    }

    private static LanesSystems boseHubbard() {
        OperatorSpecs specs = new OperatorSpecs("mode:3", "mode:3");
        SiteOperators sites = new SiteOperators(specs.levels());
        ComplexMatrix h = sites.matrix(
                specs.read("-1.0 adag1 a2", "-1.0 a1 adag2", "4.0 n1 n1", "-4.0 n1", "4.0 n2 n2", "-4.0 n2"));
        List<JumpChannel> jumps = Stream.concat(
                        BathCoupling.of(h, sites.matrix(specs.read("1 a1", "1 adag1")))
                                .channels("left", 0, new Bath(BathStatistics.SPIN, 0.6, 0.05))
                                .stream(),
                        BathCoupling.of(h, sites.matrix(specs.read("1 a2", "1 adag2")))
                                .channels("right", 1, new Bath(BathStatistics.SPIN, 0.3, 0.15))
                                .stream())
                .toList();
        OpenSystem system = new OpenSystem(
                h,
                ComplexMatrix.zero(9, 9),
                jumps,
                List.of(
                        new NoiseChannel("lattice", sites.matrix(specs.read("1 n1", "1 n2")), 0.04),
                        new NoiseChannel("left", sites.matrix(specs.read("1 n1")), 0.0004),
                        new NoiseChannel("right", sites.matrix(specs.read("1 n2")), 0.0004)),
                InitialState.pure(unit(9, 3)));
        return new LanesSystems("bose-hubbard", system, observables(9));
    }

    /** Noise in no basis of the system's. */
    private static LanesSystems qutrit() {
        return new LanesSystems("qutrit", TestSystems.noisyQutrit(), observables(3));
    }

    private static LanesSystems driven() {
        OperatorSpecs specs = new OperatorSpecs("qubit");
        SiteOperators sites = new SiteOperators(specs.levels());
        OpenSystem system = new OpenSystem(
                sites.matrix(specs.read("0.5 z1", "0.3 x1")),
                ComplexMatrix.zero(2, 2),
                List.of(new JumpChannel("decay", sites.matrix(specs.read("1 a1")), 0.2)),
                List.of(new NoiseChannel("x", sites.matrix(specs.read("1 x1")), new OrnsteinUhlenbeck(0.2, 4))),
                InitialState.pure(unit(2, 0)));
        return new LanesSystems("transverse-ou", system, observables(2));
    }

    /** Two noises that do not commute, and decay. */
    static LanesSystems nonCommuting(double x, double z) {
        OperatorSpecs specs = new OperatorSpecs("qubit");
        SiteOperators sites = new SiteOperators(specs.levels());
        OpenSystem system = new OpenSystem(
                sites.matrix(specs.read("0.5 z1")),
                ComplexMatrix.zero(2, 2),
                List.of(new JumpChannel("decay", sites.matrix(specs.read("1 a1")), 0.05)),
                List.of(
                        new NoiseChannel("x", sites.matrix(specs.read("1 x1")), x),
                        new NoiseChannel("z", sites.matrix(specs.read("1 z1")), z)),
                InitialState.pure(unit(2, 1)));
        return new LanesSystems("non-commuting", system, observables(2));
    }

    /** Three groups of noises of different kinds on a qubit that exchanges energy with a mode, and a field. */
    private static LanesSystems threeGroups() {
        OperatorSpecs specs = new OperatorSpecs("qubit", "mode:3");
        SiteOperators sites = new SiteOperators(specs.levels());
        OpenSystem system = new OpenSystem(
                sites.matrix(specs.read("1.0 n2", "0.5 adag1 a2", "0.5 a1 adag2")),
                sites.matrix(specs.read("0.2 y1")),
                List.of(
                        new JumpChannel("loss", sites.matrix(specs.read("1 a2")), 0.1),
                        new JumpChannel("gain", sites.matrix(specs.read("1 adag1")), 0.05)),
                List.of(
                        new NoiseChannel("x", sites.matrix(specs.read("1 x1")), new OrnsteinUhlenbeck(0.1, 2)),
                        new NoiseChannel("x2", sites.matrix(specs.read("1 x1", "0.3 n2")), 0.1),
                        new NoiseChannel("y", sites.matrix(specs.read("1 y1")), new Telegraph(0.05, 3)),
                        new NoiseChannel("z", sites.matrix(specs.read("1 z1")), 0.05),
                        new NoiseChannel("n", sites.matrix(specs.read("1 n2")), new OrnsteinUhlenbeck(0.1, 2))),
                InitialState.pure(unit(6, 1)));
        return new LanesSystems("three groups", system, observables(6));
    }

    private static NoiseProcess white(double intensity) {
        return new White(intensity);
    }

    private static List<NoiseProcess> white(double... intensities) {
        return Arrays.stream(intensities).mapToObj(LanesSystems::white).toList();
    }

    private static ComplexMatrix unit(int n, int k) {
        double[] unit = new double[n];
        unit[k] = 1;
        return ComplexMatrix.column(unit, new double[n]);
    }

    /** Real and imaginary parts of the coherences of neighbouring states, and every population. */
    private static List<ComplexMatrix> observables(int n) {
        return IntStream.range(0, n)
                .boxed()
                .flatMap(k -> {
                    int next = (k + 1) % n;
                    ComplexMatrix up = ComplexMatrix.outer(unit(n, k), unit(n, next));
                    return Stream.of(
                            ComplexMatrix.outer(unit(n, k), unit(n, k)),
                            up.plus(up.adjoint()),
                            up.minus(up.adjoint()).times(0, 1));
                })
                .toList();
    }
}
