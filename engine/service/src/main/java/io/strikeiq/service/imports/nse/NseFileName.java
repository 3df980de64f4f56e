package io.strikeiq.service.imports.nse;

import io.strikeiq.service.imports.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
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
            Pattern.compile("([A-Z0-9&-]+)_(\\d{2}-\\d{2}-\\d{4})_(\\d{2})[:.-](\\d{2})\\.csv");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
    private static final DateTimeFormatter FOLDER = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMuuuu")
            .toFormatter(Locale.ENGLISH);

    /** Reads a path; empty when it is no name of a table. */
    static Optional<NseFileName> parse(SourceFile file) {
        Matcher name = NAME.matcher(file.fileName());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(name.group(2), DATE);
            LocalTime time = LocalTime.of(Integer.parseInt(name.group(3)), Integer.parseInt(name.group(4)));
            return Optional.of(new NseFileName(name.group(1), date, time, expiryOf(file.folderName())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate expiryOf(String folder) {
        try {
            return LocalDate.parse(folder, FOLDER);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
