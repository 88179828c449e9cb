package org.bellwether.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.recording.NoiseFileReader;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.NoiseFiles;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;

/** A configuration as the command line names it: a file or, where there is no such file, a built-in example. */
final class ConfigFile {
    private ConfigFile() {}

    /**
     * Its text, read once: what is piped in cannot be read twice.
     *
     * @param name what messages call it
     * @param text the text
     * @param files the files that it may name, relative to its own directory
     */
    record Source(String name, String text, NoiseFiles files) {
        /** Applies changes to it. */
        Spec with(List<String> changes) {
            return SpecReader.parse(text, name, changes, files);
        }
    }

    /** Reads it; {@code option} is what messages call the place of a name that is none. */
    static Source source(String option, String name) {
        Path file = path(option, name, "must be the name of a file");
        return !Files.exists(file) && Examples.names().contains(name)
                ? new Source("the example " + name, Examples.text(name), new NoiseFileReader(Path.of("")))
                : new Source(file.toString(), SpecReader.content(file), beside(file));
    }

    /** The files beside a configuration. */
    static NoiseFiles beside(Path file) {
        return new NoiseFileReader(file.resolveSibling(""));
    }

    /** Reads it and applies changes to it. */
    static Spec read(String option, String name, List<String> changes) {
        return source(option, name).with(changes);
    }

    /** A name as a path. */
    static Path path(String option, String name, String rule) {
        if (name.isBlank()) {
            throw new BadInputException(option, '"' + name + '"', rule, null);
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            boolean plain = name.chars().allMatch(c -> c < 0x80);
            throw new BadInputException(
                    option,
                    '"' + name + '"',
                    plain
                            ? rule
                            : rule + " in the character set of the locale, " + System.getProperty("sun.jnu.encoding"),
                    plain ? null : "Set LC_ALL=C.UTF-8.");
        }
    }
}
