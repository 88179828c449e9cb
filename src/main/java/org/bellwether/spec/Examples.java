package org.bellwether.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The built-in configurations. */
public final class Examples {
    private static final List<String> NAMES = List.of(
            "fig3-spin",
            "fig3-boson",
            "noiseless",
            "local-noise",
            "collective-noise",
            "local-memory",
            "telegraph",
            "four-qubits",
            "jaynes-cummings",
            "bose-hubbard");

    private Examples() {}

    /** The names of all examples. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The text of an example, TOML with comments.
     *
     * @throws BadInputException if there is no example of that name
     */
    public static String text(String name) {
        Names.indexIn(NAMES, "example", name);
        String file = "examples/" + name + ".toml";
        try (InputStream in = Examples.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An example; its title describes it in one line.
     *
     * @throws BadInputException if there is no example of that name
     */
    public static Spec spec(String name) {
        return SpecReader.parse(text(name), "the example " + name, List.of());
    }
}
