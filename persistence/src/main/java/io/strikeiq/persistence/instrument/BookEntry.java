package io.strikeiq.persistence.instrument;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of an instrument book.
 *
 * <pre>
 *   ID &lt;tab&gt; ROLE &lt;tab&gt; VENUE &lt;tab&gt; SYMBOL &lt;tab&gt; CRC-32C of all before it, 8 hex digits
 *                         backslash, tab and line feed written \\, \t and \n
 * </pre>
 *
 * @param role {@link #INSTRUMENT} for the instrument of the symbol, {@link #BOOK} for the one whose book is the underlying's
 */
record BookEntry(int id, String role, String venue, String symbol) {
    static final String INSTRUMENT = "instrument";
    static final String BOOK = "book";
    private static final int FIELDS = 5;

    /** What an entry is found by. */
    String key() {
        return key(role, venue, symbol);
    }

    static String key(String role, String venue, String symbol) {
        return role + "\t" + venue + "\t" + symbol;
    }

    /** The line without its end. */
    String line() {
        String text = id + "\t" + role + "\t" + escaped(venue) + "\t" + escaped(symbol) + "\t";
        return text + sum(text);
    }

    /** Reads a line; empty when it is none that was written whole. */
    static Optional<BookEntry> of(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS
                || !fields[0].matches("\\d{1,9}")
                || !fields[FIELDS - 1].equals(sum(line.substring(0, line.lastIndexOf('\t') + 1)))) {
            return Optional.empty();
        }
        return Optional.of(
                new BookEntry(Integer.parseInt(fields[0]), fields[1], unescaped(fields[2]), unescaped(fields[3])));
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescaped(String name) {
        return name.translateEscapes();
    }

    private static String sum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
