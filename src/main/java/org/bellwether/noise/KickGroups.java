package org.bellwether.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.NoiseChannel;
import org.bellwether.model.NoiseProcess.White;
import org.bellwether.model.OpenSystem;

/**
 * The kick of a system whose noise operators need not commute, as a symmetric product of {@link Kicks} of groups that do:
 *
 * <pre>
 *   K = K_1'(dt/2) K_2'(dt/2) ... K_m(dt) ... K_2(dt/2) K_1(dt/2).
 * </pre>
 *
 * <p>The two halves of a group have the increments of its noise over the first and over the second half of the step: with one increment
 * halved the mean would only be of first order. So the mean over white noise is e^{D_1 dt/2} e^{D_2 dt/2} ... e^{D_2 dt/2} e^{D_1 dt/2},
 * D_g being the dissipators of a group, of order 2 in dt. Of one group it is exact.
 *
 * @param groups at least one, the outermost first; the static field is in the first one that it commutes with
 */
public record KickGroups(List<Kicks> groups) {
    private static final double TOLERANCE = 1e-10;

    /** Makes the list immutable. */
    public KickGroups {
        groups = List.copyOf(groups);
    }

    /** The groups of a system: each channel, in their order, and then the field is in the first group that it commutes with. */
    public static KickGroups of(OpenSystem system) {
        List<NoiseChannel> noises = system.noises();
        List<List<ComplexMatrix>> operators = new ArrayList<>();
        operators.add(new ArrayList<>());
        int[] group = new int[noises.size()];
        for (int j = 0; j < group.length; j++) {
            if (!noises.get(j).process().isZero()) {
                group[j] = join(noises.get(j).operator(), operators);
            }
        }
        int fieldGroup = join(system.field(), operators);
        return new KickGroups(IntStream.range(0, operators.size())
                .mapToObj(g -> Kicks.of(part(system, group, g, fieldGroup == g)))
                .toList());
    }

    private static int join(ComplexMatrix operator, List<List<ComplexMatrix>> groups) {
        int g = 0;
        while (g < groups.size() && !groups.get(g).stream().allMatch(other -> commute(operator, other))) {
            g++;
        }
        if (g == groups.size()) {
            groups.add(new ArrayList<>());
        }
        groups.get(g).add(operator);
        return g;
    }

    private static boolean commute(ComplexMatrix a, ComplexMatrix b) {
        return a.commutator(b).maxAbs() <= TOLERANCE * a.maxAbs() * b.maxAbs();
    }

    /** The system with the noise of one group: that of the others vanishes, so that every channel keeps its place and its stream. */
    private static OpenSystem part(OpenSystem system, int[] group, int g, boolean withField) {
        List<NoiseChannel> noises = new ArrayList<>();
        for (int j = 0; j < group.length; j++) {
            NoiseChannel noise = system.noises().get(j);
            noises.add(group[j] == g ? noise : new NoiseChannel(noise.name(), noise.operator(), new White(0)));
        }
        int n = system.dimension();
        ComplexMatrix field = withField ? system.field() : ComplexMatrix.zero(n, n);
        return new OpenSystem(system.hamiltonian(), field, system.jumps(), noises, system.initialState());
    }

    /** The part of a step that the kicks of a group are over: half of it, and all of it for the innermost group. */
    public double part(int group) {
        return group == groups.size() - 1 ? 1 : 0.5;
    }

    /** The unitary from the basis of a group to that of the next, n x n. */
    public ComplexMatrix toNext(int group) {
        return groups.get(group + 1).basis().adjoint().times(groups.get(group).basis());
    }
}
