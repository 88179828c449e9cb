package org.bellwether.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bellwether.spec.BadInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Files with a JSON document in each line, one for each finished point. */
final class PointLines {
    private PointLines() {}

    /**
     * All lines of a file but one that was not written to its end; none where there is no file.
     *
     * @throws BadInputException if the file is none of text
     * @throws IOException if the disk does not let us
     */
    static List<String> read(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        if (!Files.isRegularFile(file)) {
            throw bad(directory, name);
        }
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (CharacterCodingException e) {
            throw bad(directory, name);
        }
    }

    /**
     * The document of a line.
     *
     * @throws BadInputException if it is none
     */
    static JsonNode parse(String line, Path directory, String name) {
        try {
            return Json.parse(line);
        } catch (JacksonException e) {
            throw bad(directory, name);
        }
    }

    private static BadInputException bad(Path directory, String name) {
        return new BadInputException(
                "--output",
                directory.toString(),
                "holds a " + name + " that is no list of JSON documents",
                "Give another directory, or --force to begin anew.");
    }
}
