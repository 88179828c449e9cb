package org.bellwether.report;

import java.util.List;
import java.util.Locale;

/** A page under construction. What is not said to be HTML is text and escaped; the page is well-formed XML too. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /** HTML as it is. */
    Html raw(String markup) {
        html.append(markup).append('\n');
        return this;
    }

    /** A heading; level 1 is the page's. */
    Html heading(int level, String text) {
        return element("h" + level, text);
    }

    Html paragraph(String format, Object... arguments) {
        return element("p", String.format(Locale.ROOT, format, arguments));
    }

    /** An element that holds text. */
    Html element(String tag, String text) {
        return raw("<" + tag + ">" + escaped(text) + "</" + tag + ">");
    }

    /** A list, unless it is empty. */
    Html list(List<String> items) {
        if (!items.isEmpty()) {
            raw("<ul>");
            items.forEach(item -> element("li", item));
            raw("</ul>");
        }
        return this;
    }

    /** A table that scrolls by itself where it is too wide; the first cell of each row is its heading. */
    Html table(String name, List<String> columns, List<List<String>> rows) {
        raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(name) + "\">");
        raw("<table>").element("caption", name);
        html.append("<thead><tr>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        raw("</tr></thead>").raw("<tbody>");
        for (List<String> row : rows) {
            html.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            raw("</tr>");
        }
        return raw("</tbody></table></div>");
    }

    /** Text as it stands in HTML and XML, in an element or in an attribute; what no XML may hold is replaced. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean allowed(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return !control && Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
