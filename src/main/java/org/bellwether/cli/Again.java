package org.bellwether.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.bellwether.report.ShellCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command line that was given, as it goes on with what it has begun: from any directory, and replacing nothing. */
final class Again {
    private static final String OUTPUT = "--output";
    /** The first would begin anew; the second is given as a whole path. */
    private static final Set<String> LEFT_OUT = Set.of("--force", OUTPUT);

    private Again() {}

    /** The command that was parsed, with its results in a directory. */
    static ShellCommand of(CommandSpec command, Path directory) {
        ParseResult parsed = command.commandLine().getParseResult();
        ShellCommand again = ShellCommand.of(command.name());
        for (PositionalParamSpec parameter : parsed.matchedPositionalsSet()) {
            for (String value : parameter.originalStringValues()) {
                again = again.with(whole(value));
            }
        }
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            String name = option.longestName();
            if (LEFT_OUT.contains(name)) {
                continue;
            }
            if (option.arity().max() == 0) {
                again = again.with(name);
                continue;
            }
            for (String value : option.originalStringValues()) {
                again = again.with(name + "=" + value);
            }
        }
        return again.with(OUTPUT, ShellCommand.path(directory));
    }

    /** The name of a file with its directories; another name as it is. */
    private static String whole(String name) {
        try {
            Path file = Path.of(name);
            return Files.exists(file) ? ShellCommand.path(file) : name;
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
