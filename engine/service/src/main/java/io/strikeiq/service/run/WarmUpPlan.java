package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalSpan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the ticks of the last days, in the journals of earlier runs of the same feeds and in one that the config names. Of a
 * journal its end is read, and what its index says of where the days begin.
 */
final class WarmUpPlan {
    private final long length;
    private final String source;
    private final Optional<Path> named;
    private final PrintWriter said;

    /**
     * @param length nanoseconds of event time before the last recorded tick
     * @param source what the journals of earlier runs must say of the source of their ticks
     * @param named a journal beside them, of any source
     * @param said where it is said which journal cannot be used
     */
    WarmUpPlan(long length, String source, Optional<Path> named, PrintWriter said) {
        this.length = length;
        this.source = source;
        this.named = named;
        this.said = said;
    }

    /** A journal, and how far it reaches. */
    private record Candidate(Path journal, TickJournalSpan span) {}

    /**
     * The warm-up of a run that begins now.
     *
     * @param runs the runs that are there, oldest first
     */
    WarmUp of(List<RunFolder> runs) {
        if (length == 0) {
            return WarmUp.NONE;
        }
        List<Candidate> candidates = candidates(runs);
        candidates.sort(Comparator.comparingLong(each -> each.span().lastTime()));
        List<WarmUp.Part> parts = new ArrayList<>();
        long newest = candidates.isEmpty()
                ? 0
                : candidates.get(candidates.size() - 1).span().lastTime();
        long oldest = Long.MAX_VALUE;
        for (int i = candidates.size() - 1; i >= 0 && oldest > newest - length; i--) {
            Candidate each = candidates.get(i);
            if (each.span().lastTime() > oldest) {
                say("no warm-up from " + each.journal() + ": its ticks end after those of a later journal begin");
                continue;
            }
            Optional<WarmUp.Part> part = part(each, newest - length);
            part.ifPresent(found -> parts.add(0, found));
            oldest = part.map(WarmUp.Part::begin).orElse(oldest);
            if (each.span().lastTime() < newest - length) {
                break;
            }
        }
        long ticks = parts.stream().mapToLong(WarmUp.Part::ticks).sum();
        return ticks == 0 ? WarmUp.NONE : new WarmUp(ticks, oldest, newest, parts);
    }

    private List<Candidate> candidates(List<RunFolder> runs) {
        List<Candidate> candidates = new ArrayList<>();
        for (RunFolder run : runs) {
            if (JournalInspector.isJournal(run.ticks())) {
                candidate(run.ticks(), source).ifPresent(candidates::add);
            }
        }
        named.flatMap(journal -> candidate(journal, null)).ifPresent(candidates::add);
        return candidates;
    }

    /** @param wanted the source that it must have, null for any */
    private Optional<Candidate> candidate(Path journal, String wanted) {
        try {
            TickJournalSpan span = TickJournalSpan.of(journal);
            boolean isUseful = span.lastTick() > 0 && (wanted == null || wanted.equals(span.source()));
            return isUseful ? Optional.of(new Candidate(journal, span)) : Optional.empty();
        } catch (JournalException e) {
            say("no warm-up from " + journal + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What a journal has from a time on. */
    private Optional<WarmUp.Part> part(Candidate of, long from) {
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.openAt(of.journal(), from)) {
            long definitions = reader.definitionsBefore().size();
            long first = reader.position() + 1;
            if (first > of.span().lastTick() || !reader.next(tick)) {
                return Optional.empty();
            }
            return Optional.of(new WarmUp.Part(
                    RunManifest.path(of.journal()),
                    definitions,
                    first,
                    of.span().lastTick(),
                    tick.exchangeTime));
        } catch (JournalException e) {
            say("no warm-up from " + of.journal() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private void say(String line) {
        said.println(line);
        said.flush();
    }
}
