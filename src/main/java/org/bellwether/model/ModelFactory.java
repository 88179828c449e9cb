package org.bellwether.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.CustomSpec;
import org.bellwether.spec.OperatorSpec;
import org.bellwether.spec.QubitsSpec;
import org.bellwether.spec.SiteSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;

/** Makes the model that a configuration describes. */
public final class ModelFactory {
    private static final double HERMITIAN = 1e-12;

    private ModelFactory() {}

    /**
     * The model of a configuration, with its noise and its initial state.
     *
     * @throws BadInputException if an operator that must be Hermitian is not
     */
    public static Model of(Spec spec) {
        if (spec.system() instanceof QubitsSpec machine) {
            return qubits(machine, spec.time().end());
        }
        return spec.system() instanceof CustomSpec system
                ? custom(system, spec.time().end())
                : MachineFactory.of(spec);
    }

    /** The baths of a configuration, by their numbers. */
    public static List<Bath> baths(Spec spec) {
        return spec.system().baths().stream().map(MachineFactory::bath).toList();
    }

    private static QubitMachine qubits(QubitsSpec spec, double end) {
        return new QubitMachine(
                graph(spec),
                spec.baths().stream().map(MachineFactory::bath).toList(),
                MachineFactory.process(spec.collective(), end),
                spec.local().stream()
                        .map(process -> MachineFactory.process(process, end))
                        .toList(),
                spec.field(),
                state(spec.initialState(), List.of(), 1 << spec.qubits()));
    }

    private static QubitGraph graph(QubitsSpec spec) {
        return switch (spec.graph()) {
            case "chain" -> QubitGraph.chain(spec.qubits(), spec.coupling());
            case "ring" -> QubitGraph.ring(spec.qubits(), spec.coupling());
            case "star" -> QubitGraph.star(spec.qubits(), spec.coupling());
            case "complete" -> QubitGraph.complete(spec.qubits(), spec.coupling());
            default ->
                new QubitGraph(
                        spec.qubits(),
                        spec.couplings().stream()
                                .map(pair -> new QubitGraph.Edge(pair.first(), pair.second(), pair.coupling()))
                                .toList());
        };
    }

    private static CustomSystem custom(CustomSpec spec, double end) {
        List<Integer> levels = spec.sites().stream().map(SiteSpec::levels).toList();
        SiteOperators operators = new SiteOperators(levels);
        ComplexMatrix h = hermitian("system.hamiltonian", spec.hamiltonian(), operators);
        List<JumpChannel> jumps = new ArrayList<>();
        for (CustomSpec.Jump jump : spec.jumps()) {
            jumps.add(new JumpChannel(jump.name(), operators.matrix(jump.operator()), jump.rate()));
        }
        for (int k = 0; k < spec.bathCouplings().size(); k++) {
            CustomSpec.BathCoupling bath = spec.bathCouplings().get(k);
            ComplexMatrix coupling = hermitian("system.bath." + k + ".operator", bath.operator(), operators);
            jumps.addAll(BathCoupling.of(h, coupling).channels(bath.name(), k, MachineFactory.bath(bath.bath())));
        }
        List<NoiseChannel> noises = new ArrayList<>();
        for (int k = 0; k < spec.noiseChannels().size(); k++) {
            CustomSpec.Noise noise = spec.noiseChannels().get(k);
            noises.add(new NoiseChannel(
                    noise.name(),
                    hermitian("system.noise." + k + ".operator", noise.operator(), operators),
                    MachineFactory.process(noise.process(), end)));
        }
        int n = operators.dimension();
        OpenSystem system = new OpenSystem(
                h, ComplexMatrix.zero(n, n), jumps, noises, state(spec.initialState(), levels, operators.dimension()));
        return new CustomSystem(
                levels,
                system,
                observables(spec, operators),
                correlations(levels, system),
                spec.bathCouplings().size());
    }

    private static ComplexMatrix hermitian(String key, OperatorSpec operator, SiteOperators operators) {
        ComplexMatrix matrix = operators.matrix(operator);
        ComplexMatrix skew = matrix.minus(matrix.adjoint());
        if (skew.maxAbs() > HERMITIAN * Math.max(1, matrix.maxAbs())) {
            throw new BadInputException(
                    key,
                    operator.texts().toString(),
                    "must be Hermitian, and differs from its adjoint by up to " + skew.maxAbs() + " in an element",
                    "Add the adjoint of every term that is not its own, as \"0.5 a1 adag2\" to \"0.5 adag1 a2\".");
        }
        return matrix;
    }

    /** Those that are named; else, of qubits, the one- and two-body strings, and of other sites numbers or populations. */
    private static List<Observable> observables(CustomSpec spec, SiteOperators operators) {
        if (!spec.observables().isEmpty()) {
            return spec.observables().stream()
                    .map(named -> new Observable(
                            named.name(), hermitian("system.observables." + named.name(), named.operator(), operators)))
                    .toList();
        }
        List<Observable> all = new ArrayList<>();
        for (int site = 0; site < spec.sites().size(); site++) {
            all.addAll(ofSite(site, spec.sites().get(site), operators));
        }
        return all;
    }

    private static List<Observable> ofSite(int site, SiteSpec spec, SiteOperators operators) {
        int number = site + 1;
        if (spec.levels() == 2 && !spec.isMode()) {
            return List.of(
                    named("x" + number, OperatorSpec.Kind.X, 0, site, operators),
                    named("y" + number, OperatorSpec.Kind.Y, 0, site, operators),
                    named("z" + number, OperatorSpec.Kind.Z, 0, site, operators));
        }
        if (spec.isMode()) {
            return List.of(named("n" + number, OperatorSpec.Kind.N, 0, site, operators));
        }
        return IntStream.range(0, spec.levels())
                .mapToObj(level -> named("p" + level + "_" + number, OperatorSpec.Kind.P, level, site, operators))
                .toList();
    }

    private static Observable named(String name, OperatorSpec.Kind kind, int level, int site, SiteOperators operators) {
        OperatorSpec.Term term = new OperatorSpec.Term(1, 0, List.of(new OperatorSpec.Factor(kind, level, site)));
        return new Observable(name, operators.matrix(new OperatorSpec(List.of(term))));
    }

    /** All that figures of merit of qubits take. */
    private static List<Observable> correlations(List<Integer> levels, OpenSystem system) {
        boolean qubits = levels.stream().allMatch(n -> n == 2);
        if (!qubits || levels.size() < 2 || levels.size() > QubitStrings.MOST) {
            return List.of();
        }
        QubitStrings strings = QubitStrings.of(levels.size(), system);
        return IntStream.range(0, 2)
                .mapToObj(k -> k == 0 ? strings.fewBody() : strings.manyBody())
                .flatMap(List::stream)
                .toList();
    }

    /** A state of qubits, or of sites with so many levels. */
    private static InitialState state(StateSpec state, List<Integer> levels, int dimension) {
        if (state instanceof StateSpec.Product product) {
            ComplexMatrix psi = ComplexMatrix.identity(1);
            for (char letter : product.letters().toCharArray()) {
                psi = psi.kronecker(MachineFactory.qubit(letter));
            }
            return InitialState.pure(psi);
        }
        if (state instanceof StateSpec.Levels each) {
            int index = 0;
            for (int site = 0; site < levels.size(); site++) {
                index = index * levels.get(site) + each.levels().get(site);
            }
            double[] re = new double[dimension];
            re[index] = 1;
            return InitialState.pure(ComplexMatrix.column(re, new double[dimension]));
        }
        if (state instanceof StateSpec.Named named && named.name().equals(StateSpec.MIXED)) {
            return InitialState.maximallyMixed(dimension);
        }
        return MachineFactory.initialState(state);
    }
}
