package io.strikeiq.imports.nse;

import io.strikeiq.imports.RejectReason;
import io.strikeiq.venue.Hours;
import io.strikeiq.venue.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which captures of one series show the market of the time in their name. A capture repeats an older page when the site
 * was stale, and shows a later one when the recorder filled a missing time afterwards, which must not be seen early.
 *
 * <p>The contracts traded in a day can only grow, and an index does not jump by {@link #LARGEST_MOVE} from one capture to the next.
 * Of what is left of a day after the plain checks, the longest run of captures that keeps to both is kept; the others are of
 * another time.
 */
final class CaptureFilter {
    /** Share of the spot. The largest true move of 2019's recordings is 1.0 %, on the day of the election result. */
    static final double LARGEST_MOVE = 0.02;

    private final TradingCalendar calendar;

    CaptureFilter(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Judges the captures of one series.
     *
     * @param captures in the order of time
     * @param closingSpots by day of the series, the last spot that any capture of the underlying shows before that day
     * @return the reason for which each is rejected, null for those to be kept, in the order given
     */
    Map<Capture, RejectReason> judge(List<Capture> captures, Map<LocalDate, Double> closingSpots) {
        Map<Capture, RejectReason> verdicts = new LinkedHashMap<>();
        Map<LocalDate, List<Capture>> left = new LinkedHashMap<>();
        Set<String> contents = new HashSet<>();
        Capture previous = null;
        Capture kept = null;
        for (Capture capture : captures) {
            double closingSpot = closingSpots.getOrDefault(capture.date(), Double.NaN);
            RejectReason reason = plainReason(capture, closingSpot);
            if (reason == null && contents.contains(capture.content())) {
                reason = isSameTime(capture, previous) ? RejectReason.DUPLICATE : RejectReason.STALE_CONTENT;
            } else if (reason == null && isSameTime(capture, kept)) {
                reason = RejectReason.DUPLICATE;
            }
            verdicts.put(capture, reason);
            contents.add(capture.content());
            if (reason == null) {
                kept = capture;
                left.computeIfAbsent(capture.date(), day -> new ArrayList<>()).add(capture);
            }
            previous = capture;
        }
        left.values().forEach(day -> rejectOutOfOrder(day, verdicts));
        return verdicts;
    }

    private static boolean isSameTime(Capture capture, Capture other) {
        return other != null
                && capture.time().equals(other.time())
                && capture.date().equals(other.date());
    }

    private RejectReason plainReason(Capture capture, double closingSpot) {
        if (capture.sides() == 0) {
            return RejectReason.HEADER_ONLY;
        }
        if (capture.date().isAfter(capture.series().expiry())) {
            return RejectReason.AFTER_EXPIRY;
        }
        if (!calendar.isTradingDay(capture.date())) {
            return RejectReason.HOLIDAY;
        }
        if (capture.time().isBefore(hours(capture).open())
                || capture.time().isAfter(hours(capture).close())) {
            return RejectReason.OUTSIDE_SESSION;
        }
        return capture.spot() == closingSpot ? RejectReason.STALE_SPOT : null;
    }

    private Hours hours(Capture capture) {
        return calendar.hours(capture.date());
    }

    private static void rejectOutOfOrder(List<Capture> day, Map<Capture, RejectReason> verdicts) {
        boolean[] kept = longestRising(day);
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                verdicts.put(day.get(i), RejectReason.OUT_OF_ORDER);
            }
        }
    }

    private static boolean mayFollow(Capture later, Capture earlier) {
        return later.volume() >= earlier.volume() && Math.abs(later.spot() / earlier.spot() - 1) <= LARGEST_MOVE;
    }

    /** Marks the longest run in which each capture may follow the one before; of equally long ones, the one that ends first. */
    private static boolean[] longestRising(List<Capture> day) {
        int n = day.size();
        int[] length = new int[n];
        int[] before = new int[n];
        int best = 0;
        for (int i = 0; i < n; i++) {
            length[i] = 1;
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                if (mayFollow(day.get(i), day.get(j)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            best = length[i] > length[best] ? i : best;
        }
        boolean[] kept = new boolean[n];
        Arrays.fill(kept, false);
        for (int i = best; i >= 0; i = before[i]) {
            kept[i] = true;
        }
        return kept;
    }
}
