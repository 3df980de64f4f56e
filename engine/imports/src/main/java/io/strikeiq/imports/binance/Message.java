package io.strikeiq.imports.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.EpochTime;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import java.util.ArrayList;
import java.util.List;

/** One recorded line: the receive time in nanoseconds, a space, and the message as received. */
final class Message {
    /** Kinds of message, by their type field. */
    enum Kind {
        DEPTH("book difference"),
        BEST("best quote"),
        TRADE("trade"),
        SNAPSHOT("book snapshot"),
        UNKNOWN("other message");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** A price level of the book; a size of 0 removes it. */
    record Level(double price, double size) {}

    private static final long MOST_APART = 60_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final long line;
    private final Kind kind;
    private final long receiveTime;
    private final JsonNode data;

    Message(String file, long line, String text) throws MalformedRowException {
        this.file = file;
        this.line = line;
        int space = text.indexOf(' ');
        String head = space < 0 ? text : text.substring(0, space);
        try {
            receiveTime = EpochTime.nanos(DecimalText.whole(head));
            JsonNode root = JSON.readTree(text.substring(space + 1));
            data = root.has("data") ? root.get("data") : root;
        } catch (NumberFormatException e) {
            throw wrong("receive time", head, EpochTime.ALLOWED + ", then a space and the message");
        } catch (JsonProcessingException e) {
            throw wrong("message", text.substring(space + 1), "a JSON object");
        }
        kind = kindOf(data);
    }

    private static Kind kindOf(JsonNode data) {
        if (data.has("lastUpdateId")) {
            return Kind.SNAPSHOT;
        }
        return switch (data.path("e").asText()) {
            case "depthUpdate" -> Kind.DEPTH;
            case "bookTicker" -> Kind.BEST;
            case "trade" -> Kind.TRADE;
            default -> Kind.UNKNOWN;
        };
    }

    Kind kind() {
        return kind;
    }

    long receiveTime() {
        return receiveTime;
    }

    /**
     * Transaction time of the matching engine, in nanoseconds since the epoch. A time that leaves that of receipt by more than a minute is
     * no time of this recording.
     */
    long exchangeTime() throws MalformedRowException {
        long value = integer("T");
        try {
            long time = EpochTime.nanos(value);
            if (Math.abs(time - receiveTime) <= MOST_APART) {
                return time;
            }
        } catch (NumberFormatException e) {
            throw wrong("T", Long.toString(value), EpochTime.ALLOWED);
        }
        throw wrong("T", Long.toString(value), "a time within a minute of that of receipt");
    }

    /** True when the venue says by it that there was no trade: type {@code NA}, price and size 0. */
    boolean isEmptyTrade() {
        return "NA".equals(data.path("X").asText()) && isZero("p") && isZero("q");
    }

    /** True when a price or size is 0, by which the venue says that there is no order. */
    boolean isZero(String field) {
        try {
            return DecimalText.parse(data.path(field).asText()) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    boolean has(String field) {
        return data.has(field);
    }

    /** The error of a kind of message that this importer does not know. */
    MalformedRowException unknownKind() {
        JsonNode type = data.path("e");
        return wrong(
                "e", type.isMissingNode() ? "" : type.asText(), "depthUpdate, bookTicker, trade, or a book snapshot");
    }

    long integer(String field) throws MalformedRowException {
        JsonNode value = data.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, value.toString(), "a whole number");
        }
        return value.asLong();
    }

    boolean flag(String field) throws MalformedRowException {
        JsonNode value = data.path(field);
        if (!value.isBoolean()) {
            throw wrong(field, value.toString(), "true or false");
        }
        return value.asBoolean();
    }

    /** A price or size, written as text; above 0 when {@code positive}. */
    double decimal(String field, boolean positive) throws MalformedRowException {
        return decimal(field, data.path(field), positive);
    }

    private double decimal(String field, JsonNode value, boolean positive) throws MalformedRowException {
        try {
            double number = DecimalText.parse(value.asText());
            if (positive ? number > 0 : number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(field, value.toString(), "a number");
        }
        throw wrong(field, value.toString(), positive ? "a number above 0" : "a number of 0 or more");
    }

    /** The levels of a side. */
    List<Level> levels(String field) throws MalformedRowException {
        JsonNode side = data.path(field);
        if (!side.isArray()) {
            throw wrong(field, side.toString(), "an array of price and size");
        }
        List<Level> levels = new ArrayList<>(side.size());
        for (JsonNode level : side) {
            levels.add(new Level(decimal(field, level.path(0), true), decimal(field, level.path(1), false)));
        }
        return levels;
    }

    MalformedRowException wrong(String field, String value, String allowed) {
        return new MalformedRowException(new RowError(file, line, field, value, allowed));
    }
}
