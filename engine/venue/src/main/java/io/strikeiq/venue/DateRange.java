package io.strikeiq.venue;

import java.time.LocalDate;

/**
 * Days from one to another, both included.
 *
 * @param first {@link LocalDate#MIN} when it has no beginning
 * @param last {@link LocalDate#MAX} when it has no end
 */
public record DateRange(LocalDate first, LocalDate last) {
    /** How a file writes it. */
    static final String FORM = "a day, or a range of days such as 2019-02-11..2025-08-28, 2025-08-29.. or ..2019-02-10";

    /** All days. */
    static final DateRange ALWAYS = new DateRange(LocalDate.MIN, LocalDate.MAX);

    /** Refuses a range that ends before it begins. */
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the range ends on " + last + ", before it begins on " + first);
        }
    }

    /**
     * Reads {@code A..B}, {@code A..}, {@code ..B} or {@code A}.
     *
     * @throws java.time.DateTimeException when a day is none
     */
    static DateRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            LocalDate day = LocalDate.parse(text);
            return new DateRange(day, day);
        }
        String first = text.substring(0, dots);
        String last = text.substring(dots + 2);
        return new DateRange(
                first.isEmpty() ? LocalDate.MIN : LocalDate.parse(first),
                last.isEmpty() ? LocalDate.MAX : LocalDate.parse(last));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
