package org.bellwether.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.bellwether.report.Version;
import org.bellwether.spec.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Bellwether's command line. */
@Command(
        name = "bellwether",
        description =
                "Stochastic trajectories of a noisy two-qubit thermal machine, validated against its master equation.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SteadyStateCommand.class, SimulateCommand.class, ValidateCommand.class, ExamplesCommand.class})
public final class Main implements Runnable {
    /** Exit status of success, and of a validation that agrees. */
    static final int OK = 0;
    /** Exit status of internal failures, and of disks that refuse. */
    static final int FAILURE = 1;
    /** Exit status of bad input. */
    static final int BAD_INPUT = 2;
    /** Exit status of a validation that disagrees. */
    static final int DISAGREES = 3;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(utf8(System.out), utf8(System.err), arguments));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command with the given streams and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::reportUsage)
                .setExecutionExceptionHandler(Main::reportFailure);
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(command).commandLine(), "no command was given");
    }

    private static int reportUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("bellwether: " + e.getMessage());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return BAD_INPUT;
    }

    private static int reportFailure(Exception e, CommandLine line, CommandLine.ParseResult result) {
        if (e instanceof BadInputException) {
            line.getErr().println("bellwether: " + e.getMessage());
            return BAD_INPUT;
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        line.getErr().println("bellwether: " + reason);
        return FAILURE;
    }

    /** What --version prints. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "bellwether " + Version.text(), "java " + System.getProperty("java.version"),
            };
        }
    }
}
