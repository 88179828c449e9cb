package org.bellwether.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.bellwether.report.Version;
import org.bellwether.validation.TestOutcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Bellwether's command line. */
@Command(
        name = "bellwether",
        description =
                "Stochastic trajectories of a noisy two-qubit thermal machine, validated against its master equation.",
        versionProvider = Main.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SteadyStateCommand.class,
            SimulateCommand.class,
            ValidateCommand.class,
            FluctuationsCommand.class,
            ResumeCommand.class,
            ExtendCommand.class,
            MergeCommand.class,
            CompareCommand.class,
            FiguresCommand.class,
            SweepCommand.class,
            ExamplesCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done; where something is tested, it agrees",
            "1:internal failure, or the disk refuses",
            "2:bad input",
            "3:validate, compare, figures or a sweep of validate disagree",
            "4:validate, compare or a sweep of validate could not test anything: too few trajectories or events",
            "130:interrupted; what was computed is kept in the --output directory",
            "143:terminated; the same"
        },
        footer = {
            "",
            "To begin:",
            "  bellwether validate",
            "  bellwether examples fig3-spin > my.toml",
            "  bellwether simulate my.toml -o result"
        })
public final class Main implements Runnable {
    /** Exit status of success, and of a validation that agrees. */
    static final int OK = 0;
    /** Exit status of internal failures, and of disks that refuse. */
    static final int FAILURE = 1;
    /** Exit status of bad input. */
    static final int BAD_INPUT = 2;
    /** Exit status of a validation that disagrees. */
    static final int DISAGREES = 3;
    /** Exit status of a validation that could not test anything. */
    static final int NOT_TESTED = 4;

    private static final int WIDTH = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("unused") // read by picocli
    private boolean helpAsked;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused") // read by picocli
    private boolean versionAsked;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec command;

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        StandardOutput stream = new StandardOutput();
        System.exit(run(utf8(stream), utf8(standardError()), stream::complaint, arguments));
    }

    /**
     * Standard error, or the file descriptor that the launcher names: it keeps the JVM's remark on its incubating vector module
     * away from the user by filtering what the JVM itself prints. The descriptor itself, not a file opened by its name, which
     * would have a position of its own and overwrite what others write to the same log.
     */
    private static OutputStream standardError() {
        Integer number = Integer.getInteger("bellwether.stderr.fd");
        if (number == null) {
            return System.err;
        }
        try {
            FileDescriptor descriptor = new FileDescriptor();
            Field field = FileDescriptor.class.getDeclaredField("fd");
            field.setAccessible(true);
            field.setInt(descriptor, number);
            return new FileOutputStream(descriptor);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return System.err;
        }
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command with the given streams and returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(out, err, () -> StandardOutput.LOST, arguments);
    }

    /**
     * The same.
     *
     * @param complaint what is said where {@code out} cannot be written; nothing if empty
     */
    private static int run(PrintWriter out, PrintWriter err, Supplier<String> complaint, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
        int status = execute(line, arguments);
        if (out.checkError()) {
            status = FAILURE;
            String reason = complaint.get();
            if (!reason.isEmpty()) {
                err.println("bellwether: " + reason);
            }
        }
        err.flush();
        return status;
    }

    /** The exit status of a test. */
    static int status(TestOutcome outcome) {
        return switch (outcome) {
            case AGREES -> OK;
            case DISAGREES -> DISAGREES;
            case NOT_TESTED -> NOT_TESTED;
        };
    }

    private static int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return Failures.report(e, line);
        }
    }

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(command).commandLine();
        throw new ParameterException(line, "no command was given; commands are " + Failures.commands(line));
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
