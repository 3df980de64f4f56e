package io.strikeiq.imports.lobster;

import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says, such as {@code AMZN_2012-06-21_34200000_57600000_message_5.csv}.
 *
 * @param levels levels of the book on each side
 */
record LobsterFileName(String symbol, LocalDate date, boolean messages, int levels) {
    static final int MOST_LEVELS = 200;
    private static final Pattern NAME = Pattern.compile(
            "([A-Za-z0-9.-]{1,20})_([0-9]{4}-[0-9]{2}-[0-9]{2})_[0-9]+_[0-9]+_(message|orderbook)_([0-9]{1,3})\\.csv");

    /**
     * Reads a file name; empty when it is not one of a message or book file.
     *
     * @throws MalformedRowException when it is one and a part of it cannot be
     */
    static Optional<LobsterFileName> parse(SourceFile file) throws MalformedRowException {
        Matcher name = NAME.matcher(file.fileName());
        if (!name.matches()) {
            return Optional.empty();
        }
        int levels = Integer.parseInt(name.group(4));
        if (levels < 1 || levels > MOST_LEVELS) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "levels", name.group(4), "a number from 1 to " + MOST_LEVELS));
        }
        try {
            return Optional.of(new LobsterFileName(
                    name.group(1), LocalDate.parse(name.group(2)), name.group(3).equals("message"), levels));
        } catch (DateTimeException e) {
            throw new MalformedRowException(
                    RowError.ofName(file.name(), "date", name.group(2), "a day of the calendar as yyyy-mm-dd"));
        }
    }
}
