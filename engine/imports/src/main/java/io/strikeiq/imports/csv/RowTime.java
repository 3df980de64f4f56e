package io.strikeiq.imports.csv;

import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.DecimalText;
import io.strikeiq.imports.EpochTime;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.venue.TradingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The time of a row.
 *
 * @param origin of the time, or of the time of day where {@code day} says the day
 * @param format of it; null for a number since 1970, or in {@code perDay} after midnight
 * @param unit nanoseconds in one unit after midnight, 0 where the format says the time
 * @param day of the row, null where the time says it too
 * @param zone of local times, null for that of the venue
 * @param bar length of the bar that begins then, 0 for what happened then
 */
record RowTime(Origin origin, DateTimeFormatter format, long unit, Day day, ZoneId zone, long bar) {
    /** A day of its own. */
    record Day(Origin origin, DateTimeFormatter format) {}

    /** The columns that are needed. */
    void addColumns(Set<String> columns) {
        origin.column().ifPresent(columns::add);
        Optional.ofNullable(day).flatMap(each -> each.origin().column()).ifPresent(columns::add);
    }

    /**
     * Nanoseconds since the epoch at which the row's bar begins, or its event was; a row of a whole day is of its close.
     *
     * @param hours of the row's product
     */
    long start(
            CsvRow row, CsvColumns columns, Matcher file, String fileName, Set<String> missing, TradingCalendar hours)
            throws MalformedRowException {
        String text = origin.text(row, columns, file, missing);
        ZoneId local = zone == null ? hours.zone() : zone;
        try {
            if (day != null) {
                LocalDate date = LocalDate.parse(day.origin().text(row, columns, file, missing), day.format());
                return unit > 0
                        ? sinceMidnight(date, text, local)
                        : nanos(date.atTime(LocalTime.parse(text, format)), local);
            }
            if (format == null) {
                return EpochTime.nanos(DecimalText.whole(text));
            }
            TemporalAccessor parsed =
                    format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime instant) {
                return ChronoUnit.NANOS.between(Instant.EPOCH, instant.toInstant());
            }
            return parsed instanceof LocalDate date ? hours.closeTime(date) : nanos((LocalDateTime) parsed, local);
        } catch (DateTimeException | ArithmeticException e) {
            throw origin.wrong(row, columns, fileName, text, "a time in the format of the mapping");
        } catch (NumberFormatException e) {
            throw origin.wrong(row, columns, fileName, text, unit > 0 ? "a number after midnight" : EpochTime.ALLOWED);
        }
    }

    /** The clocks change at night: counted back from noon, midnight is where a day's times count from. */
    private long sinceMidnight(LocalDate date, String text, ZoneId local) {
        double units = DecimalText.parse(text);
        if (!(units >= 0 && units * unit <= 86_400e9)) {
            throw new NumberFormatException("no time of a day");
        }
        return nanos(date.atTime(LocalTime.NOON), local) - 12 * 3_600_000_000_000L + Math.round(units * unit);
    }

    private static long nanos(LocalDateTime time, ZoneId local) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, time.atZone(local).toInstant());
    }
}
