package io.strikeiq.venue;

import io.strikeiq.venue.yaml.Section;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Reads the calendar of a venue's file, and the hours of a product that has its own. */
final class CalendarReader {
    private static final String ALWAYS = "always";

    private final Section section;
    private final Fields fields;
    private final String venue;

    CalendarReader(Section section, String venue) {
        this.section = section;
        this.fields = new Fields(section);
        this.venue = venue;
    }

    /** The venue's own calendar. */
    TradingCalendar read() {
        ZoneId zone = zone();
        String text = section.text("hours", ALWAYS);
        Hours hours = text.equals(ALWAYS) ? null : fields.hours("hours", text).orElse(null);
        LocalTime earlyClose = earlyClose(hours);
        NavigableSet<Integer> years = new TreeSet<>();
        Set<LocalDate> holidays = days("holidays", years);
        Set<LocalDate> shortened = days("earlyCloses", new TreeSet<>());
        if (hours != null && years.isEmpty()) {
            section.wrong("holidays", "must name at least one year");
        }
        if (!shortened.isEmpty() && earlyClose == null) {
            section.wrong("earlyClose", "must be set, since earlyCloses names days");
        }
        return new TradingCalendar(
                venue, zone, hours, earlyClose, new TradingDays(weekend(), years, holidays, shortened, special()));
    }

    /** The venue's calendar with the hours of a product, where it has its own. */
    TradingCalendar hoursOf(TradingCalendar calendar) {
        String text = section.text("hours", "");
        if (text.isEmpty()) {
            return calendar;
        }
        Hours hours = fields.hours("hours", text).orElse(null);
        LocalTime earlyClose = earlyClose(hours);
        return hours == null || calendar.isAlwaysOpen() ? calendar : calendar.with(hours, earlyClose);
    }

    private LocalTime earlyClose(Hours hours) {
        LocalTime close = fields.time("earlyClose", null);
        if (close != null && (hours == null || !close.isAfter(hours.open()) || !close.isBefore(hours.close()))) {
            section.wrong("earlyClose", "'" + close + "' is not within the hours");
            return null;
        }
        return close;
    }

    private ZoneId zone() {
        String text = section.text("zone", "UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            section.wrong("zone", "'" + text + "' is no time zone; allowed names such as Asia/Kolkata");
            return ZoneId.of("UTC");
        }
    }

    private Set<DayOfWeek> weekend() {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        for (String word : Fields.words(section.text("weekend", "saturday sunday"))) {
            TradingCalendar.weekday(word)
                    .ifPresentOrElse(
                            weekend::add,
                            () -> section.wrong("weekend", "'" + word + "' is no weekday; allowed monday to sunday"));
        }
        return weekend;
    }

    /** Days by year, such as {@code 2025: 02-26 03-14}. */
    private Set<LocalDate> days(String key, NavigableSet<Integer> years) {
        Set<LocalDate> days = new HashSet<>();
        Section byYear = section.section(key);
        for (String year : List.copyOf(byYear.keys())) {
            if (!year.matches("[12][0-9]{3}")) {
                byYear.text(year, "");
                byYear.wrong(year, "'" + year + "' is no year");
                continue;
            }
            years.add(Integer.valueOf(year));
            for (String day : Fields.words(byYear.text(year, ""))) {
                try {
                    if (!days.add(LocalDate.parse(year + "-" + day))) {
                        byYear.wrong(year, "'" + day + "' is there twice");
                    }
                } catch (DateTimeException e) {
                    byYear.wrong(year, "'" + day + "' is no day of " + year + "; allowed mm-dd, separated by blanks");
                }
            }
        }
        return days;
    }

    /** Hours by day, such as {@code 2025-02-01: 09:15-15:30}. */
    private Map<LocalDate, Hours> special() {
        Map<LocalDate, Hours> special = new HashMap<>();
        Section byDay = section.section("specialSessions");
        for (String day : List.copyOf(byDay.keys())) {
            String text = byDay.text(day, "");
            try {
                LocalDate date = LocalDate.parse(day);
                new Fields(byDay).hours(day, text).ifPresent(hours -> special.put(date, hours));
            } catch (DateTimeException e) {
                byDay.wrong(day, "'" + day + "' is no day; allowed yyyy-mm-dd");
            }
        }
        return special;
    }
}
