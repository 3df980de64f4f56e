package io.strikeiq.imports.lobster;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import java.util.List;

/**
 * One message.
 *
 * @param nanos time in nanoseconds after midnight
 * @param size shares
 * @param price in ten-thousandths of a dollar; of a halt −1, 0 for quotes again, 1 for trading again
 * @param bid whether the order that rested, or is new, buys
 */
record LobsterMessage(long nanos, Kind kind, long size, long price, boolean bid) {
    /** Types of message, by their number from 1. */
    enum Kind {
        NEW,
        PART_CANCELLED,
        DELETED,
        EXECUTED,
        HIDDEN_EXECUTED,
        CROSS,
        HALT
    }

    static final List<String> COLUMNS = List.of("time", "type", "order id", "size", "price", "direction");
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY_SECONDS = 86_400;
    private static final long MOST = 1_000_000_000_000L;

    static LobsterMessage read(CsvRow row) throws MalformedRowException {
        long nanos = nanos(row);
        Kind kind = KINDS.get((int) row.whole(1, 1, KINDS.size()) - 1);
        long size = row.whole(3);
        if (kind == Kind.HALT) {
            return new LobsterMessage(nanos, kind, 0, row.whole(4, -1, 1), false);
        }
        long price = row.whole(4);
        if (price == 0 || price > MOST) {
            throw row.wrong(4, "a whole number from 1 to " + MOST);
        }
        if (size == 0 || size > MOST) {
            throw row.wrong(3, "a whole number from 1 to " + MOST);
        }
        long direction = row.whole(5, -1, 1);
        if (direction == 0) {
            throw row.wrong(5, "-1 for a sell order, 1 for a buy order");
        }
        return new LobsterMessage(nanos, kind, size, price, direction > 0);
    }

    /** Seconds with up to nine digits after the point, exactly; further digits say nothing. */
    private static long nanos(CsvRow row) throws MalformedRowException {
        String text = row.text(0);
        int point = text.indexOf('.');
        double seconds = row.number(0, 0, DAY_SECONDS);
        if (point < 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return Math.round(seconds * SECOND);
        }
        // The number itself may be rounded up to the next second.
        long whole = 0;
        for (int at = 0; at < point; at++) {
            whole = text.charAt(at) >= '0' ? 10 * whole + (text.charAt(at) - '0') : whole;
        }
        long nanos = 0;
        for (int i = 0; i < 9; i++) {
            int at = point + 1 + i;
            nanos = 10 * nanos + (at < text.length() ? text.charAt(at) - '0' : 0);
        }
        return whole * SECOND + nanos;
    }

    /** The side that took: it is not the one that rested. A cross has none. */
    Aggressor aggressor() {
        if (kind == Kind.CROSS) {
            return Aggressor.UNKNOWN;
        }
        return bid ? Aggressor.SELL : Aggressor.BUY;
    }

    boolean isTrade() {
        return kind == Kind.EXECUTED || kind == Kind.HIDDEN_EXECUTED || kind == Kind.CROSS;
    }

    /** By how much the shown size at its price changes; 0 when the message is not of the shown book. */
    long change() {
        return switch (kind) {
            case NEW -> size;
            case PART_CANCELLED, DELETED, EXECUTED -> -size;
            case HIDDEN_EXECUTED, CROSS, HALT -> 0;
        };
    }
}
