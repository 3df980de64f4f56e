package io.strikeiq.feeds.nse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which instruments of a day a feed lists, also as the question that is kept beside its frames: with the lines that answer it the
 * frames can be decoded again.
 *
 * @param broker venue in the config
 * @param underlyings names as options have them
 * @param expiries how many of the nearest to list, of each underlying
 * @param day the day at the venue
 */
public record NseDay(String broker, List<String> underlyings, int expiries, LocalDate day) {
    private static final Pattern QUESTION = Pattern.compile(
            "/instruments/([a-z]+)\\?underlyings=([^ &]+)" + "&expiries=([0-9]{1,2})&day=([0-9]{4}-[0-9]{2}-[0-9]{2})");

    /** Takes a copy of the names. */
    public NseDay {
        underlyings = List.copyOf(underlyings);
    }

    /** As a path and query; nothing is asked of a server by it. */
    String question() {
        return "/instruments/" + broker + "?underlyings="
                + String.join(",", underlyings).replace("&", "%26") + "&expiries=" + expiries + "&day=" + day;
    }

    /** Reads a question; empty where it is another one. */
    static Optional<NseDay> of(String question) {
        Matcher matcher = QUESTION.matcher(question);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NseDay(
                    matcher.group(1),
                    List.of(matcher.group(2).replace("%26", "&").split(",", -1)),
                    Integer.parseInt(matcher.group(3)),
                    LocalDate.parse(matcher.group(4))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
