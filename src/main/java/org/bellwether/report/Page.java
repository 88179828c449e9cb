package org.bellwether.report;

import java.util.Locale;

/** Text for a terminal, no line of it longer than {@value #WIDTH} columns. */
final class Page {
    /** The widest line. */
    static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** A line; what does not fit is broken between words, and goes on four columns further in. */
    void line(String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments);
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        while (line.codePointCount(0, line.length()) > WIDTH) {
            int most = line.offsetByCodePoints(0, WIDTH);
            int space = line.lastIndexOf(' ', most);
            int end = space > indent + 4 ? space : most;
            text.append(line.substring(0, end).stripTrailing()).append('\n');
            line = " ".repeat(indent + 4) + line.substring(end).stripLeading();
        }
        text.append(line.stripTrailing()).append('\n');
    }

    /** An empty line. */
    void gap() {
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
