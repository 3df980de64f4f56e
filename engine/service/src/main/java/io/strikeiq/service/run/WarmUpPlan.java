package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the ticks of the last days in the journals of earlier runs of the same feeds. */
final class WarmUpPlan {
    private final long length;
    private final String source;
    private final PrintWriter said;
    private final List<WarmUp.Part> parts = new ArrayList<>();
    private long newest = Long.MIN_VALUE;
    private long oldest;

    /**
     * @param length nanoseconds of event time before the last recorded tick
     * @param source what the journals must say of the source of their ticks: the same feeds give the same ids
     * @param said where it is said which journal cannot be read
     */
    WarmUpPlan(long length, String source, PrintWriter said) {
        this.length = length;
        this.source = source;
        this.said = said;
    }

    /**
     * The warm-up of a run that begins now.
     *
     * @param runs the runs that are there, oldest first
     */
    WarmUp of(List<RunFolder> runs) {
        boolean more = length > 0;
        for (int i = runs.size() - 1; i >= 0 && more; i--) {
            more = add(runs.get(i).ticks());
        }
        long ticks = parts.stream().mapToLong(WarmUp.Part::ticks).sum();
        return ticks == 0 ? WarmUp.NONE : new WarmUp(ticks, oldest, newest, parts);
    }

    /** Adds what a journal has of the time; false once a journal ends before it. */
    private boolean add(Path journal) {
        if (!JournalInspector.isJournal(journal)) {
            return true;
        }
        try {
            return read(journal);
        } catch (JournalException e) {
            said.println("no warm-up from " + journal + ": " + e.getMessage());
            said.flush();
            return true;
        }
    }

    private boolean read(Path journal) {
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            if (!reader.info().source().equals(source)) {
                return true;
            }
            if (newest == Long.MIN_VALUE) {
                newest = last(journal);
            }
            return read(journal, reader);
        }
    }

    private boolean read(Path journal, TickJournalReader reader) {
        GoodTicks ticks = new GoodTicks(reader);
        MarketEvent tick = new MarketEvent();
        long definitions = 0;
        long first = 0;
        long last = 0;
        long begin = 0;
        while (ticks.next(tick)) {
            if (first == 0 && tick.exchangeTime >= newest - length) {
                first = tick.sequence;
                begin = tick.exchangeTime;
            }
            definitions += first == 0 && tick.type == TickType.INSTRUMENT ? 1 : 0;
            last = tick.sequence;
        }
        if (first == 0) {
            return last == 0;
        }
        oldest = begin;
        parts.add(0, new WarmUp.Part(RunManifest.path(journal), definitions, first, last));
        return first == 1;
    }

    private static long last(Path journal) {
        try (GoodTicks ticks = new GoodTicks(TickJournalReader.open(journal))) {
            MarketEvent tick = new MarketEvent();
            long time = Long.MIN_VALUE + 1;
            while (ticks.next(tick)) {
                time = Math.max(time, tick.exchangeTime);
            }
            return Math.max(0, time);
        }
    }
}
