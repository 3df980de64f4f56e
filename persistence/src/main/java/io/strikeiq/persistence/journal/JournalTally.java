package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.journal.JournalReport.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the records of a journal by what they are and when. */
final class JournalTally {
    private static final int GAPS_KEPT = 5;
    private static final Comparator<Gap> LONGEST_FIRST =
            Comparator.comparingLong(Gap::nanos).reversed();

    private final Map<String, Long> byType = new LinkedHashMap<>();
    private final Map<String, Long> byUnderlying = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private long records;
    private long firstTime;
    private long lastTime;
    private long reversals;
    private boolean complete;

    /** The journal says that nothing follows. */
    void complete() {
        complete = true;
    }

    /**
     * Adds a record.
     *
     * @param underlying symbol, or null when it concerns none
     * @param time event time in nanoseconds since the epoch, 0 when it has none of its own, as a command
     */
    void add(long index, String type, String underlying, long time) {
        records++;
        byType.merge(type, 1L, Long::sum);
        if (underlying != null) {
            byUnderlying.merge(underlying, 1L, Long::sum);
        }
        if (time != 0) {
            addTime(index, time);
        }
    }

    private void addTime(long index, long time) {
        if (firstTime == 0) {
            firstTime = time;
            lastTime = time;
        } else if (time < lastTime) {
            reversals++;
            firstTime = Math.min(firstTime, time);
        } else {
            addGap(index, time);
            lastTime = time;
        }
    }

    private void addGap(long index, long time) {
        long nanos = time - lastTime;
        if (nanos > 0
                && (gaps.size() < GAPS_KEPT || nanos > gaps.get(gaps.size() - 1).nanos())) {
            gaps.add(new Gap(index, lastTime, nanos));
            gaps.sort(LONGEST_FIRST);
            if (gaps.size() > GAPS_KEPT) {
                gaps.remove(GAPS_KEPT);
            }
        }
    }

    JournalReport report(JournalOpening opening, long lastGoodIndex, boolean incompleteTail, String damage) {
        return new JournalReport(
                opening.kind(),
                opening.info(),
                opening.schemaVersion(),
                records,
                Collections.unmodifiableMap(byType),
                Collections.unmodifiableMap(byUnderlying),
                firstTime,
                lastTime,
                List.copyOf(gaps),
                reversals,
                lastGoodIndex,
                incompleteTail,
                complete,
                damage);
    }
}
