package io.strikeiq.imports.nse;

import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a table says: {@code NIFTY_01-07-2019_09:30.csv} is NIFTY, captured at 09:30 Indian time; a folder such as
 * {@code 11JUL2019} above it names the expiry.
 *
 * @param expiry null when the path does not name it
 */
record NseFileName(String symbol, LocalDate date, LocalTime time, LocalDate expiry) {
    private static final Pattern NAME =
            Pattern.compile("([A-Z0-9&-]+)_([0-9]{2}-[0-9]{2}-[0-9]{4})_([0-9]{2})[:.-]([0-9]{2})\\.csv");
    /** Keeps the name of an option, with strike and expiry, short enough. */
    private static final int LONGEST_SYMBOL = 20;

    private static final Pattern EXPIRY = Pattern.compile("[0-9]{1,2}[A-Za-z]{3}[0-9]{4}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter FOLDER = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMuuuu")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a path; empty when it is no name of a table.
     *
     * @throws MalformedRowException when it is one, of a day, a time or an expiry that does not exist
     */
    static Optional<NseFileName> parse(SourceFile file) throws MalformedRowException {
        Matcher name = NAME.matcher(file.fileName());
        if (!name.matches()) {
            return Optional.empty();
        }
        if (name.group(1).length() > LONGEST_SYMBOL) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "symbol", name.group(1), "1 to " + LONGEST_SYMBOL + " characters"));
        }
        LocalDate date =
                read(file, "date", name.group(2), DATE, "a day of the calendar as dd-mm-yyyy", LocalDate::from);
        String clock = name.group(3) + ":" + name.group(4);
        LocalTime time = read(file, "time", clock, TIME, "a time of day as hh:mm", LocalTime::from);
        String folder = file.folderName();
        LocalDate expiry = EXPIRY.matcher(folder).matches()
                ? read(file, "expiry", folder, FOLDER, "a day of the calendar such as 11JUL2019", LocalDate::from)
                : null;
        return Optional.of(new NseFileName(name.group(1), date, time, expiry));
    }

    private static <T> T read(
            SourceFile file, String part, String text, DateTimeFormatter format, String allowed, TemporalQuery<T> query)
            throws MalformedRowException {
        try {
            return format.parse(text, query);
        } catch (DateTimeException e) {
            throw new MalformedRowException(RowError.ofName(file.name(), part, text, allowed));
        }
    }
}
