package org.bellwether.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code bellwether resume}. */
@Command(
        name = "resume",
        description = {
            "Go on with a run that was interrupted, to the bits of one that was not; report a finished one once more.",
            "It does what the interrupted command was asked for, and its exit status is that command's. Of a finished run it "
                    + "writes the files again if any is missing."
        })
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The --output directory of the run.")
    private String directory = "";

    @Mixin
    private final ComputeOptions compute = new ComputeOptions();

    @Mixin
    private final OutputOptions printing = new OutputOptions();

    @CommandLine.Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        return new Pipeline(
                        Manner.of(compute, printing),
                        Objects.requireNonNull(command).commandLine())
                .resume(ConfigFile.path("DIR", directory, "must be the name of a directory"));
    }
}
