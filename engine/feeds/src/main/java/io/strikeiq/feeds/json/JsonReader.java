package io.strikeiq.feeds.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Pulls one value after the other out of JSON text in a buffer. Nothing is allocated for objects, arrays, names, short
 * texts and numbers; a field that nobody asks for is passed over.
 *
 * <pre>
 *   reader.open(bytes, from, to);
 *   reader.enterObject();
 *   while (reader.nextField()) {
 *       switch (reader.field(NAMES)) {
 *           case PRICE -> price = reader.number();
 *           default -> reader.skip();
 *       }
 *   }
 * </pre>
 */
public final class JsonReader {
    private final JsonNumber number = new JsonNumber();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    /** Whether nothing of the object or array has been read, so that no comma comes before what follows. */
    private boolean first;

    private byte[] nameBytes = bytes;
    private int nameFrom;
    private int nameTo;
    private byte[] textBytes = bytes;
    private int textFrom;
    private int textTo;
    private byte[] unescaped = new byte[64];

    /** Begins with the value at a place. */
    public void open(byte[] buffer, int from, int to) {
        bytes = buffer;
        at = from;
        end = to;
        first = true;
    }

    /** Where the reader is; {@link #seek} goes back there. */
    public int position() {
        return at;
    }

    /** Goes to where a value begins. */
    public void seek(int position) {
        at = position;
        first = true;
    }

    /** Goes back to the place it had reached, after a value of an object or array. */
    public void resume(int position) {
        at = position;
        first = false;
    }

    private JsonException wrong(String wanted) {
        return new JsonException(wanted + " was expected at " + at);
    }

    private byte next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        if (at >= end) {
            throw new JsonException("the text ends at " + at);
        }
        return bytes[at];
    }

    private void enter(char bracket) {
        if (next() != bracket) {
            throw wrong("'" + bracket + "'");
        }
        at++;
        first = true;
    }

    public void enterObject() {
        enter('{');
    }

    public void enterArray() {
        enter('[');
    }

    public boolean isObject() {
        return next() == '{';
    }

    public boolean isArray() {
        return next() == '[';
    }

    public boolean isText() {
        return next() == '"';
    }

    public boolean isNull() {
        return next() == 'n';
    }

    /** Whether nothing but space follows. */
    public boolean isAtEnd() {
        while (at < end && bytes[at] <= ' ') {
            at++;
        }
        return at >= end;
    }

    /** Goes to the value of the next field; false after the last one. */
    public boolean nextField() {
        if (!more('}')) {
            return false;
        }
        text();
        nameBytes = textBytes;
        nameFrom = textFrom;
        nameTo = textTo;
        if (next() != ':') {
            throw wrong("':'");
        }
        at++;
        return true;
    }

    /** Goes to the next element; false after the last one. */
    public boolean nextElement() {
        return more(']');
    }

    private boolean more(char bracket) {
        byte b = next();
        if (b == bracket) {
            at++;
            first = false;
            return false;
        }
        if (!first) {
            if (b != ',') {
                throw wrong("','");
            }
            at++;
        }
        first = false;
        return true;
    }

    /** Which of the names the field has. */
    public int field(JsonNames names) {
        return names.indexOf(nameBytes, nameFrom, nameTo);
    }

    /** Reads a text, which {@link #get} and {@link #textOf} then look at. */
    public void text() {
        if (next() != '"') {
            throw wrong("'\"'");
        }
        int from = ++at;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                unescape(from);
                return;
            }
            at++;
        }
        if (at >= end) {
            throw new JsonException("a text does not end");
        }
        textBytes = bytes;
        textFrom = from;
        textTo = at++;
    }

    private void unescape(int from) {
        int length = 0;
        at = from;
        while (at < end && bytes[at] != '"') {
            if (length + 4 > unescaped.length) {
                unescaped = Arrays.copyOf(unescaped, 2 * unescaped.length);
            }
            length = bytes[at] == '\\' ? escape(length) : plain(length);
        }
        if (at >= end) {
            throw new JsonException("a text does not end");
        }
        at++;
        textBytes = unescaped;
        textFrom = 0;
        textTo = length;
    }

    private int plain(int length) {
        unescaped[length] = bytes[at++];
        return length + 1;
    }

    private int escape(int length) {
        if (at + 1 >= end) {
            throw new JsonException("a text does not end");
        }
        byte b = bytes[at + 1];
        at += 2;
        if (b == 'u') {
            return unicode(length);
        }
        unescaped[length] = switch (b) {
            case '"', '\\', '/' -> b;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw wrong("an escape");
        };
        return length + 1;
    }

    /** Surrogates come one by one; no name has any. */
    private int unicode(int length) {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < end ? Character.digit(bytes[at++], 16) : -1;
            if (digit < 0) {
                throw wrong("a digit of an escape");
            }
            code = 16 * code + digit;
        }
        if (code < 0x80) {
            unescaped[length] = (byte) code;
            return length + 1;
        }
        if (code < 0x800) {
            unescaped[length] = (byte) (0xC0 | (code >> 6));
            unescaped[length + 1] = (byte) (0x80 | (code & 0x3F));
            return length + 2;
        }
        unescaped[length] = (byte) (0xE0 | (code >> 12));
        unescaped[length + 1] = (byte) (0x80 | ((code >> 6) & 0x3F));
        unescaped[length + 2] = (byte) (0x80 | (code & 0x3F));
        return length + 3;
    }

    /** What a table has by the text read last, null when nothing. */
    public <T> T get(NameTable<T> table) {
        return table.get(textBytes, textFrom, textTo);
    }

    /** Whether the text read last is one of the names, by its position. */
    public int textOf(JsonNames names) {
        return names.indexOf(textBytes, textFrom, textTo);
    }

    /** The first character of the text read last, 0 when it is empty. */
    public int firstCharacter() {
        return textFrom < textTo ? textBytes[textFrom] : 0;
    }

    /** The digits at the end of the text read last as a number, 0 when there are none or more than 18. */
    public long digitsAtEnd() {
        int from = textTo;
        while (from > textFrom && textBytes[from - 1] >= '0' && textBytes[from - 1] <= '9') {
            from--;
        }
        long value = 0;
        for (int i = from; i < textTo; i++) {
            value = 10 * value + textBytes[i] - '0';
        }
        return textTo - from > 18 ? 0 : value;
    }

    /** The text of the value as an object of its own, empty for null. */
    public String string() {
        if (isNull()) {
            literal("null");
            return "";
        }
        text();
        return new String(textBytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
    }

    /** A number, or a number written as a text; {@code NaN} for null, for an empty text, and beyond the largest double. */
    public double number() {
        byte b = next();
        if (b == 'n') {
            literal("null");
            return Double.NaN;
        }
        if (b == '"') {
            text();
            return textAsNumber();
        }
        number.read(bytes, at, end);
        at = number.end();
        return bounded(number.value());
    }

    private double textAsNumber() {
        if (textFrom == textTo) {
            return Double.NaN;
        }
        number.read(textBytes, textFrom, textTo);
        if (number.end() != textTo) {
            throw wrong("a number");
        }
        return bounded(number.value());
    }

    private static double bounded(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** A whole number, however it is written; 0 for null. */
    public long whole() {
        if (isNull()) {
            literal("null");
            return 0;
        }
        number.read(bytes, at, end);
        at = number.end();
        return number.wholeValue();
    }

    /** True or false; false for null. */
    public boolean flag() {
        byte b = next();
        literal(b == 't' ? "true" : b == 'f' ? "false" : "null");
        return b == 't';
    }

    private void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw wrong(word);
            }
            at++;
        }
    }

    /** Passes over a value. */
    public void skip() {
        int open = 0;
        do {
            byte b = next();
            switch (b) {
                case '{', '[' -> {
                    open++;
                    at++;
                }
                case '}', ']' -> {
                    open--;
                    at++;
                }
                case '"' -> skipText();
                case ',', ':' -> {
                    if (open == 0) {
                        throw wrong("a value");
                    }
                    at++;
                }
                default -> skipScalar();
            }
        } while (open > 0);
        if (open < 0) {
            throw wrong("a value");
        }
        first = false;
    }

    private void skipText() {
        at++;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw new JsonException("a text does not end");
        }
        at++;
    }

    private void skipScalar() {
        int from = at;
        while (at < end && isScalar(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw wrong("a value");
        }
    }

    private static boolean isScalar(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || b == '.' || b == '-' || b == '+' || b == 'E';
    }
}
