package io.strikeiq.service.imports.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.imports.MalformedRowException;
import io.strikeiq.service.imports.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
            receiveTime = Long.parseLong(head);
            JsonNode root = JSON.readTree(text.substring(space + 1));
            data = root.has("data") ? root.get("data") : root;
        } catch (NumberFormatException e) {
            throw wrong("receive time", head, "nanoseconds since the epoch, then a space and the message");
        } catch (JsonProcessingException e) {
            throw wrong("message", e.getOriginalMessage(), "a JSON object");
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

    /** Transaction time of the matching engine, in nanoseconds since the epoch. */
    long exchangeTime() throws MalformedRowException {
        return TimeUnit.MILLISECONDS.toNanos(integer("T"));
    }

    long integer(String field) throws MalformedRowException {
        JsonNode value = data.path(field);
        if (!value.isIntegralNumber()) {
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
            double number = Double.parseDouble(value.asText());
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
