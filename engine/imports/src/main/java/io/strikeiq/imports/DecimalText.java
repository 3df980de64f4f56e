package io.strikeiq.imports;

/**
 * Numbers as data files write them: ASCII digits with an optional sign, fraction and power of ten. Java's own parser also takes
 * {@code NaN}, {@code Infinity}, hexadecimal numbers and a trailing {@code f} or {@code d}, none of which a venue means.
 */
public final class DecimalText {
    /** Largest magnitude taken: far above any price, size or open interest, and safe to multiply. */
    public static final double MOST = 1e15;

    private DecimalText() {}

    /**
     * The number that a text is.
     *
     * @throws NumberFormatException when it is no number, or beyond {@link #MOST}
     */
    public static double parse(String text) {
        if (!isDecimal(text)) {
            throw new NumberFormatException("no decimal number");
        }
        double value = Double.parseDouble(text);
        if (!(Math.abs(value) <= MOST)) {
            throw new NumberFormatException("beyond 1e15");
        }
        return value;
    }

    /**
     * The whole number that a text of ASCII digits with an optional minus is.
     *
     * @throws NumberFormatException when it is no number, or does not fit into 64 bits
     */
    public static long whole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (digits(text, start) != text.length() || start == text.length()) {
            throw new NumberFormatException("no whole number");
        }
        return Long.parseLong(text);
    }

    private static boolean isDecimal(String text) {
        int start = skipSign(text, 0);
        int afterWhole = digits(text, start);
        int end = afterWhole;
        int count = afterWhole - start;
        if (end < text.length() && text.charAt(end) == '.') {
            int afterFraction = digits(text, end + 1);
            count += afterFraction - end - 1;
            end = afterFraction;
        }
        if (count == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int power = skipSign(text, end + 1);
            end = digits(text, power);
            return end > power && end == text.length();
        }
        return end == text.length();
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    /** Position after the digits that begin at a position. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
