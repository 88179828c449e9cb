package org.bellwether.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlFactory;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.toml.TomlReadFeature;

/** TOML text as a tree, syntax errors in words. */
final class Toml {
    /** What some editors put before a text, and nothing shows; the parser cannot do with it anywhere. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    // Dates as dates: they would pass for text.
    private static final TomlMapper MAPPER = TomlMapper.builder(TomlFactory.builder()
                    .enable(TomlReadFeature.PARSE_JAVA_TIME)
                    .build())
            .build();

    private static final Map<String, String> IN_WORDS = Map.ofEntries(
            Map.entry("Premature end of file", "the file ends inside a list, a table, a text or an assignment"),
            Map.entry("Unknown token", "expected a number, \"text\" in quotes, true, false, a [list] or a {table}"),
            Map.entry("Duplicate key", "this key is given a second time"),
            Map.entry(
                    "Table redefined",
                    "this table is opened a second time; only a list of tables is, and with double brackets:"
                            + " [[machine.bath]]"),
            Map.entry("Path into existing", "this name already stands for something else"),
            Map.entry("Array already finished", "this name already stands for something else"),
            Map.entry("Zero-prefixed", "a number must not begin with 0; a text such as \"01\" needs quotes"),
            Map.entry("Newline not permitted", "the line ends too early"),
            Map.entry("More data after value", "expected the end of the line, or a comma in a list"),
            Map.entry("Illegal control character", "a control character is not allowed here"),
            Map.entry("Unknown escape", "unknown escape sequence; a backslash in \"text\" is written twice"),
            Map.entry("Invalid number", "this number cannot be read"),
            Map.entry("Document nesting", "lists or tables are nested too deeply"));

    private Toml() {}

    /**
     * @param source what the text is called in messages, such as a file name
     * @throws BadInputException if the text is not TOML, naming line and column
     */
    static ObjectNode parse(String toml, String source) {
        String text = toml.indexOf(BYTE_ORDER_MARK) == 0 ? toml.substring(1) : toml;
        int mark = text.indexOf(BYTE_ORDER_MARK);
        if (mark >= 0) {
            long line =
                    1 + text.substring(0, mark).chars().filter(c -> c == '\n').count();
            throw new BadInputException(
                    source + ", line " + line, null, "holds an invisible character, U+FEFF", "Remove it.");
        }
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw syntaxError(text.replace("\r\n", "\n").split("\n", -1), source, e);
        }
    }

    /** A single value in TOML syntax; null if the text is none. */
    static @Nullable JsonNode parseValue(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf(BYTE_ORDER_MARK) >= 0) {
            return null;
        }
        try {
            return MAPPER.readTree("value = " + text).get("value");
        } catch (JacksonException e) {
            return null;
        }
    }

    private static BadInputException syntaxError(String[] lines, String source, JacksonException e) {
        String problem = e.getOriginalMessage();
        String words = IN_WORDS.entrySet().stream()
                .filter(entry -> problem.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is not valid TOML");
        TokenStreamLocation location = e.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return new BadInputException(source, null, words, null);
        }
        boolean late = problem.startsWith("Duplicate key");
        int line = late ? assignmentBefore(lines, location) : Math.min(location.getLineNr(), lines.length);
        int column = late ? 1 : location.getColumnNr();
        String shown = "\n    " + BadInputException.printable(lines[line - 1]);
        return new BadInputException(source + ", line " + line + ", column " + column, null, words + shown, null);
    }

    /** A duplicate key is noticed at the next token only, maybe lines further down: the last line before with an assignment. */
    private static int assignmentBefore(String[] lines, TokenStreamLocation next) {
        int line = Math.min(next.getLineNr(), lines.length);
        String text = lines[line - 1];
        boolean nothingBefore = text.substring(0, Math.max(0, Math.min(next.getColumnNr() - 1, text.length())))
                .isBlank();
        line -= nothingBefore ? 1 : 0;
        while (line > 1 && !isAssignment(lines[line - 1])) {
            line--;
        }
        return Math.max(1, line);
    }

    private static boolean isAssignment(String line) {
        return !line.stripLeading().startsWith("#") && line.contains("=");
    }
}
