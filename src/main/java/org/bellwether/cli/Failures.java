package org.bellwether.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.bellwether.simulation.EngineException;
import org.bellwether.simulation.TooFewException;
import org.bellwether.spec.BadInputException;
import org.bellwether.trajectory.IntegrationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What users are told when something goes wrong: one message, never a stack trace. */
final class Failures {
    /** Set to "true", the Java property of this name adds the stack trace of an internal error. */
    static final String TRACE = "bellwether.trace";

    private static final Pattern LONG_WORD = Pattern.compile("(\\S{100})\\S{156,}");

    private Failures() {}

    /** A command line that cannot be understood. */
    static int usage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String message = e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : e.getMessage();
        line.getErr().println("bellwether: " + shortened(String.valueOf(message)));
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return Main.BAD_INPUT;
    }

    /** A message in which no word is so long that the others are lost. */
    private static String shortened(String message) {
        return LONG_WORD.matcher(message).replaceAll("$1...");
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().get(0);
        boolean expectsCommand = !e.getCommandLine().getSubcommands().isEmpty();
        String kind = e.isUnknownOption() ? "option" : expectsCommand ? "command" : "argument";
        StringBuilder message = new StringBuilder("unknown " + kind + " '" + argument + "'");
        if (kind.equals("argument")) {
            message.append("; everything before it was understood");
        } else if (!e.getSuggestions().isEmpty()) {
            message.append("; did you mean ").append(e.getSuggestions().get(0)).append('?');
        } else if (kind.equals("command")) {
            message.append("; commands are ").append(commands(e.getCommandLine()));
        }
        return message.toString();
    }

    /** The names of all commands. */
    static String commands(CommandLine line) {
        return String.join(", ", line.getSubcommands().keySet());
    }

    /** A command that failed. */
    static int execution(Exception e, CommandLine line, CommandLine.ParseResult result) {
        return report(e, line);
    }

    /** Anything that was thrown. */
    static int report(Throwable e, CommandLine line) {
        line.getErr().println("bellwether: " + message(e));
        if (Boolean.getBoolean(TRACE)) {
            e.printStackTrace(line.getErr());
        }
        return e instanceof BadInputException ? Main.BAD_INPUT : Main.FAILURE;
    }

    /** What is said of it. */
    static String message(Throwable e) {
        if (e instanceof BadInputException
                || e instanceof IntegrationException
                || e instanceof TooFewException
                || e instanceof EngineException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof IOException io) {
            return disk(io);
        }
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException io) {
            return disk(io);
        }
        if (e instanceof OutOfMemoryError) {
            // Not formatted: the tables of a locale would need memory.
            return "out of memory, of which the Java virtual machine may take "
                    + Runtime.getRuntime().maxMemory() / 1_000_000
                    + " MB. Ask for fewer output times or threads, or give it"
                    + " more: BELLWETHER_JAVA_OPTS=-Xmx8g";
        }
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "internal error: " + reason + ". Please report it, with what BELLWETHER_JAVA_OPTS=-D" + TRACE
                + "=true adds";
    }

    private static String disk(IOException e) {
        if (!(e instanceof FileSystemException file)) {
            return "input or output failed: " + e.getMessage();
        }
        return "cannot write " + shortened(String.valueOf(file.getFile())) + ": " + reason(file);
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such directory, and none can be made there";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        return e.getReason() == null ? "the disk refuses" : e.getReason();
    }
}
