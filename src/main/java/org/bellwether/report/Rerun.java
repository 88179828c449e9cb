package org.bellwether.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bellwether.ensemble.Indices;
import org.bellwether.simulation.Question;
import org.bellwether.spec.SpecWriter;
import org.bellwether.trajectory.KernelKind;
import org.bellwether.trajectory.Kernels;

/** The commands that make a result once more, to the bit, into a directory beside it. */
final class Rerun {
    private final Run run;
    private final Path directory;

    private Rerun(Run run, Path directory) {
        this.run = run;
        this.directory = directory;
    }

    /** A section of a page. */
    static void write(Html page, Run run, Path directory) {
        page.heading(2, "Run it again");
        page.paragraph(
                "The file spec.toml beside this page holds every setting; it gives the same averages to the last bit,"
                        + " on any number of threads.");
        for (ShellCommand command : new Rerun(run, directory).commands()) {
            page.element("pre", command.toString());
        }
        page.raw("<details>").element("summary", "spec.toml");
        page.element("pre", SpecWriter.toToml(run.simulation().spec())).raw("</details>");
    }

    /** One command or, where trajectories in the middle are missing, one for each range and the merge. */
    private List<ShellCommand> commands() {
        String again = ShellCommand.path(directory) + "-again";
        List<Indices.Range> ranges = run.indices().ranges();
        if (!run.isPart()) {
            return List.of(whole().with("-o", again));
        }
        if (ranges.size() == 1) {
            return List.of(part(ranges.get(0)).with("-o", again));
        }
        List<ShellCommand> commands = new ArrayList<>();
        ShellCommand merge = ShellCommand.of("merge");
        for (Indices.Range range : ranges) {
            String shard = again + "-" + range.from();
            commands.add(part(range).with("-o", shard));
            merge = merge.with(shard);
        }
        commands.add(merge.with("-o", again));
        return commands;
    }

    private ShellCommand part(Indices.Range range) {
        return whole().with("--range", range.from() + ":" + range.to());
    }

    private ShellCommand whole() {
        ShellCommand command =
                ShellCommand.of(question().command(), ShellCommand.path(ResultDirectory.specFile(directory)));
        if (run.referenceName() != null) {
            command = command.with("--reference", ShellCommand.path(ResultDirectory.referenceFile(directory)));
        }
        if (!run.recorded().isEmpty()) {
            command = command.with("--record", run.recorded().text());
        }
        KernelKind kind = run.cost().kernel().kind();
        KernelKind usual =
                run.simulation().kernel(Kernels.Choice.AUTO, question()).kind();
        boolean chosen = kind.isGeneral() && !usual.isGeneral();
        return chosen ? command.with("--kernel", "general") : command;
    }

    private Question question() {
        if (run.fluctuations() != null) {
            return Question.FLUCTUATIONS;
        }
        return run.judgement().deciding() == null ? Question.MEANS : Question.VERDICT;
    }
}
