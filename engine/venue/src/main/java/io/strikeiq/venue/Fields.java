package io.strikeiq.venue;

import io.strikeiq.venue.yaml.Section;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values of a venue's file that a config has none of: times, ranges of days, weekdays. */
final class Fields {
    private final Section section;

    Fields(Section section) {
        this.section = section;
    }

    /** A time of day; the default when the key is absent. */
    LocalTime time(String key, LocalTime defaultValue) {
        String text = section.text(key, "");
        if (text.isEmpty()) {
            return defaultValue;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            section.wrong(key, "'" + text + "' is no time of day; allowed hh:mm");
            return defaultValue;
        }
    }

    /** Hours such as {@code 09:15-15:30}, empty when they are wrong. */
    Optional<Hours> hours(String key, String text) {
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                return Optional.of(new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            section.wrong(key, "'" + text + "' are no hours: " + e.getMessage() + "; allowed hh:mm-hh:mm");
            return Optional.empty();
        }
        section.wrong(key, "'" + text + "' are no hours; allowed hh:mm-hh:mm");
        return Optional.empty();
    }

    /** A range of days; all days when the key is absent. */
    DateRange range(String key) {
        String text = section.text(key, "");
        if (text.isEmpty()) {
            return DateRange.ALWAYS;
        }
        try {
            return DateRange.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            section.wrong(key, "'" + text + "' is no range of days: " + e.getMessage() + "; allowed " + DateRange.FORM);
            return DateRange.ALWAYS;
        }
    }

    /** A day of the week; empty when it is wrong or absent. */
    Optional<DayOfWeek> weekday(String key) {
        String text = section.text(key, "");
        Optional<DayOfWeek> day = TradingCalendar.weekday(text);
        if (day.isEmpty()) {
            section.wrong(key, "'" + text + "' is no weekday; allowed monday to sunday");
        }
        return day;
    }

    /** Kinds of contract, separated by blanks; all when the key is absent. */
    Set<ContractKind> contracts(String key) {
        String text = section.text(key, "");
        if (text.isEmpty()) {
            return LotRule.ANY;
        }
        Set<ContractKind> kinds = EnumSet.noneOf(ContractKind.class);
        List<String> names = Arrays.stream(ContractKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        for (String word : words(text)) {
            if (names.contains(word)) {
                kinds.add(ContractKind.values()[names.indexOf(word)]);
            } else {
                section.wrong(key, "'" + word + "' is no kind of contract; allowed " + String.join(", ", names));
            }
        }
        return kinds;
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
