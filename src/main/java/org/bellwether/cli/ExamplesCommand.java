package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bellwether.spec.Examples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code bellwether examples}. */
@Command(
        name = "examples",
        description = {
            "List the built-in configurations, or print one to start from.",
            "bellwether examples fig3-spin > my.toml"
        })
final class ExamplesCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The example to print.")
    private @Nullable String name;

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        if (name != null) {
            out.print(Examples.text(name));
        } else {
            for (String example : Examples.names()) {
                out.printf("%-18s %s%n", example, Examples.spec(example).title());
            }
        }
        return Main.OK;
    }
}
