package io.strikeiq.service.run;

import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.watch.view.ConfidenceText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A signal as one line of the console, in a time zone; the date stands on a line of its own whenever it changes. */
final class SignalLine {
    private static final long SECOND = 1_000_000_000L;

    private final ZoneId zone;
    private final DateTimeFormatter time;
    private LocalDate day;

    SignalLine(ZoneId zone) {
        this.zone = zone;
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /** The line of a signal, before it the line of its date if that is another than the last signal's. */
    String of(Signal signal) {
        Instant at = Instant.ofEpochSecond(signal.time / SECOND, signal.time % SECOND);
        LocalDate today = LocalDate.ofInstant(at, zone);
        String date = today.equals(day)
                ? ""
                : "── " + today + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone) + " ──" + System.lineSeparator();
        day = today;
        return date
                + String.format(
                        Locale.ROOT,
                        "%s  %-12s %-6s %-22s strength %.2f  %s  spot %.2f%s%s",
                        time.format(at),
                        signal.underlying,
                        direction(signal.direction),
                        signal.type.name(),
                        signal.strength,
                        ConfidenceText.of(
                                signal.confidence, signal.confidenceLow, signal.confidenceHigh, signal.confidenceCount),
                        signal.spot,
                        Double.isNaN(signal.level) ? "" : String.format(Locale.ROOT, "  level %.2f", signal.level),
                        signal.book.isEmpty() ? "" : "  book " + signal.book);
    }

    /** The word too, for those who search the output. */
    private static String direction(Direction direction) {
        return switch (direction) {
            case UP -> "▲ UP";
            case DOWN -> "▼ DOWN";
            case NONE -> "•";
        };
    }
}
