package io.strikeiq.imports.databento;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One record, in place of the one before. All numbers are little-endian; prices are billionths, with the largest number for none.
 *
 * <pre>
 *   0 length in words of 4 bytes   1 kind   2 publisher   4 instrument   8 time of the event
 *   trades, mbp, bbo:  16 price  24 size  28 action  29 side  30 flags  31 depth  32 time of receipt  48 levels of 32 bytes
 *   level:             0 bid  8 ask  16 size of the bid  20 size of the ask
 * </pre>
 */
final class DbnRecord {
    static final int HEADER = 16;
    static final int MOST_BYTES = 255 * 4;

    private static final double PRICE_SCALE = 1e9;
    private static final long NO_TIME = -1;
    private static final long NO_SIZE = 0xFFFF_FFFFL;
    private static final int LEVELS = 48;
    private static final int LEVEL = 32;

    private final ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int length;
    private int version;

    /** The array to be filled. */
    byte[] array() {
        return bytes.array();
    }

    void filled(int size, int encoding) {
        length = size;
        version = encoding;
    }

    int length() {
        return length;
    }

    int version() {
        return version;
    }

    int kind() {
        return Byte.toUnsignedInt(bytes.get(1));
    }

    long instrumentId() {
        return Integer.toUnsignedLong(bytes.getInt(4));
    }

    /** Time of the event, or of receipt where the publisher gives none, in nanoseconds since the epoch. */
    long time() {
        long event = bytes.getLong(8);
        return event == NO_TIME || event == 0 ? bytes.getLong(receiptAt()) : event;
    }

    /** Time of receipt, in nanoseconds since the epoch. */
    long received() {
        return bytes.getLong(receiptAt());
    }

    private int receiptAt() {
        return switch (DbnKind.of(kind())) {
            case DEFINITION, STATISTIC -> 16;
            default -> 32;
        };
    }

    /** A price, {@code NaN} for none. */
    double price(int at) {
        long value = bytes.getLong(at);
        return value == Long.MAX_VALUE ? Double.NaN : value / PRICE_SCALE;
    }

    /** Size of the trade or order. */
    double size() {
        return size(24);
    }

    private double size(int at) {
        long value = Integer.toUnsignedLong(bytes.getInt(at));
        return value == NO_SIZE ? Double.NaN : value;
    }

    char action() {
        return letter(28);
    }

    char side() {
        return letter(29);
    }

    char letter(int at) {
        return (char) Byte.toUnsignedInt(bytes.get(at));
    }

    int flags() {
        return Byte.toUnsignedInt(bytes.get(30));
    }

    double bid(int level) {
        return price(LEVELS + level * LEVEL);
    }

    double ask(int level) {
        return price(LEVELS + level * LEVEL + 8);
    }

    double bidSize(int level) {
        return size(LEVELS + level * LEVEL + 16);
    }

    double askSize(int level) {
        return size(LEVELS + level * LEVEL + 20);
    }

    long longAt(int at) {
        return bytes.getLong(at);
    }

    int intAt(int at) {
        return bytes.getInt(at);
    }

    int shortAt(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    int byteAt(int at) {
        return Byte.toUnsignedInt(bytes.get(at));
    }

    /** A text that a zero ends. */
    String text(int at, int size) {
        return text(bytes, at, size);
    }

    static String text(ByteBuffer bytes, int at, int size) {
        int end = at;
        while (end < Math.min(at + size, bytes.limit()) && bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), bytes.arrayOffset() + at, end - at, StandardCharsets.US_ASCII);
    }
}
