package org.bellwether.report;

import java.util.Locale;

/** Text for a terminal, no line of it longer than {@value #WIDTH} columns. */
final class Page {
    /** The widest line. */
    static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    /**
     * A line; what does not fit is broken between words, if possible behind a comma, and goes on four columns further in. Numbers
     * stay together with their errors, and brackets with what is in them.
     */
    void line(String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments).stripTrailing();
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        while (line.codePointCount(0, line.length()) > WIDTH) {
            int end = end(line, indent + 4, line.offsetByCodePoints(0, WIDTH));
            text.append(line.substring(0, end).stripTrailing()).append('\n');
            line = " ".repeat(indent + 4) + line.substring(end).stripLeading();
        }
        text.append(line).append('\n');
    }

    /** Where to break a line: at the last comma of its second half, or else at the last space. */
    private static int end(String line, int least, int most) {
        int last = most;
        boolean found = false;
        for (int k = most; k > least; k--) {
            if (line.charAt(k) == ' ' && isBreakable(line, k)) {
                boolean behindComma = ",;:".indexOf(line.charAt(k - 1)) >= 0;
                if (behindComma && k > most / 2) {
                    return k;
                }
                last = found ? last : k;
                found = true;
            }
        }
        return last;
    }

    private static boolean isBreakable(String line, int space) {
        String before = line.substring(0, space).stripTrailing();
        String after = line.substring(space).stripLeading();
        boolean inBracket = before.lastIndexOf('[') > before.lastIndexOf(']');
        return !inBracket && !before.matches("(?s).*[±=<]") && !after.matches("(?s)[±=<\\[%].*");
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
