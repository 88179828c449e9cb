package org.bellwether.simulation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bellwether.ensemble.Indices;
import org.bellwether.recording.Selection;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.SpecDifference;

/** Joins parts of one ensemble into the job that would have run them all: to the bit, for its sums are exact. */
public final class Merge {
    private Merge() {}

    /**
     * A part.
     *
     * @param name what messages call it
     * @param job the part
     * @param resume the command line that finishes it
     */
    public record Part(String name, Job job, String resume) {}

    /**
     * The job of all trajectories of the parts, finished. Single trajectories that they recorded stay with them; a verdict or
     * fluctuations are asked for where all parts asked for the same.
     *
     * @param parts one at least
     * @throws BadInputException if a part is not finished, two are not of one configuration, seed and kernel, or a trajectory
     *     is in two
     */
    public static Job of(List<Part> parts) {
        Part first = parts.get(0);
        Indices all = Indices.NONE;
        double seconds = 0;
        for (Part part : parts) {
            requireFinished(part);
            requireSame(first, part);
            requireDisjoint(parts, part, all);
            all = all.plus(part.job().state().done());
            seconds += part.job().seconds();
        }
        Task task = first.job().task();
        boolean alike = parts.stream()
                .map(part -> part.job().task())
                .allMatch(other ->
                        other.question() == task.question() && Objects.equals(other.reference(), task.reference()));
        Job merged = Job.of(
                new Task(
                        task.spec(),
                        task.kernel(),
                        all,
                        Selection.NONE,
                        alike ? task.question() : Question.MEANS,
                        alike ? task.reference() : null,
                        null),
                first.job().simulation(),
                seconds);
        parts.forEach(part -> merged.state().add(part.job().state()));
        return merged;
    }

    private static void requireFinished(Part part) {
        if (!part.job().finished()) {
            throw new BadInputException(
                    part.name(),
                    null,
                    "has only " + part.job().state().done().count() + " of its "
                            + part.job().expected() + " trajectories",
                    "Finish it with: " + part.resume());
        }
    }

    private static void requireSame(Part first, Part part) {
        Task a = first.job().task();
        Task b = part.job().task();
        Optional<SpecDifference> difference = SpecDifference.between(a.spec(), b.spec());
        if (difference.isPresent()) {
            SpecDifference d = difference.get();
            throw different(d.key(), d.first(), first, d.second(), part);
        }
        if (a.kernel() != b.kernel()) {
            throw different("--kernel", a.kernel().text(), first, b.kernel().text(), part);
        }
    }

    private static BadInputException different(String key, String a, Part first, String b, Part part) {
        return new BadInputException(
                key,
                null,
                "must be the same in all runs that are merged, and is " + a + " in " + first.name() + " and " + b
                        + " in " + part.name(),
                null);
    }

    private static void requireDisjoint(List<Part> parts, Part part, Indices before) {
        Indices indices = part.job().state().done();
        Optional<Indices.Range> both = indices.overlap(before);
        if (both.isPresent()) {
            Indices twice = new Indices(List.of(both.get()));
            String other = parts.stream()
                    .filter(p -> p.job().state().done().overlap(twice).isPresent())
                    .findFirst()
                    .orElseThrow()
                    .name();
            throw new BadInputException(
                    "trajectories " + both.get(),
                    null,
                    "are in " + other + " and in " + part.name() + ", and would count twice",
                    "Merge runs over different trajectories, made with --range.");
        }
    }
}
