package org.bellwether.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.spec.BadInputException;
import org.bellwether.spec.Examples;
import org.bellwether.spec.Spec;
import org.bellwether.spec.SpecReader;

/** A configuration as the command line names it: a file or, where there is no such file, a built-in example. */
final class ConfigFile {
    private ConfigFile() {}

    /** Reads it and applies changes to it; {@code option} is what messages call the place of a name that is none. */
    static Spec read(String option, String name, List<String> changes) {
        Path file = path(option, name, "must be the name of a file");
        if (!Files.exists(file) && Examples.names().contains(name)) {
            return SpecReader.parse(Examples.text(name), "the example " + name, changes);
        }
        return SpecReader.read(file, changes);
    }

    /** A name as a path. */
    static Path path(String option, String name, String rule) {
        if (name.isBlank()) {
            throw new BadInputException(option, '"' + name + '"', rule, null);
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new BadInputException(option, '"' + name + '"', rule, null);
        }
    }
}
