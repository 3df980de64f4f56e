package io.strikeiq.learning.page;

import java.util.Locale;

/** Text and numbers as HTML. */
final class Html {
    private Html() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A number, an empty text when it is unknown. */
    static String number(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }

    /** An opening row of a table's head; a heading that starts with {@code >} is of numbers. */
    static String head(String... headings) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String heading : headings) {
            boolean isNumber = heading.startsWith(">");
            row.append(isNumber ? "<th class=\"n\">" : "<th>")
                    .append(escaped(isNumber ? heading.substring(1) : heading))
                    .append("</th>");
        }
        return row.append("</tr>").toString();
    }

    /** A row whose first cells are text and whose others are numbers. */
    static String row(int texts, String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.length; i++) {
            row.append(i < texts ? "<td>" : "<td class=\"n\">")
                    .append(escaped(cells[i]))
                    .append("</td>");
        }
        return row.append("</tr>").toString();
    }
}
