package org.bellwether.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the user gave cannot be used. The message is for the user and stands alone:
 * {@code machine.bath.0.temperature = -0.6: must be a finite number >= 0. Did you mean 0.6?}
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_VALUE = 80;

    private final String key;
    private final @Nullable String value;
    private final String rule;
    private final @Nullable String cure;

    /**
     * @param key what is wrong: a configuration key, a command-line option, or a file name
     * @param value what was given, as the user would write it; null where nothing was given
     * @param rule what is required, to be read after a colon
     * @param cure what to do about it, a sentence; null where none can be guessed
     */
    public BadInputException(String key, @Nullable String value, String rule, @Nullable String cure) {
        this("", key, value == null ? null : printable(value), rule, cure);
    }

    private BadInputException(String prefix, String key, @Nullable String value, String rule, @Nullable String cure) {
        super(prefix + printable(key) + (value == null ? "" : " = " + value) + ": " + rule
                + (cure == null ? "" : ". " + cure));
        this.key = key;
        this.value = value;
        this.rule = rule;
        this.cure = cure;
    }

    /** A required key that is not there. */
    static BadInputException missing(String key, String rule) {
        return new BadInputException(key, null, "is missing; it " + rule, null);
    }

    /** The same, its message opening with the name of the file the input came from. */
    BadInputException in(String source) {
        return new BadInputException(printable(source) + ": ", key, value, rule, cure);
    }

    /** The same with another cure. */
    BadInputException withCure(@Nullable String other) {
        return new BadInputException("", key, value, rule, other);
    }

    /** What is wrong: a configuration key such as "machine.bath.0.temperature", a command-line option, or a file name. */
    public String key() {
        return key;
    }

    /** What was given, if anything was. */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** What is required. */
    public String rule() {
        return rule;
    }

    /** What to do about it, where that can be guessed. */
    public Optional<String> cure() {
        return Optional.ofNullable(cure);
    }

    /** User text made fit for one line of a message: long text cut, control characters replaced. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_VALUE)
                .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
        return text.codePointCount(0, text.length()) > LONGEST_VALUE ? clean + "..." : clean.toString();
    }
}
