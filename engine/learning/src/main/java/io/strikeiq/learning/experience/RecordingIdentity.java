package io.strikeiq.learning.experience;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * By what a recording is known, wherever its folder is: the hash of its first ticks, with the instruments that they are of. Before the
 * first ticks of a journal are deleted it is written beside that, so that it stays.
 */
public final class RecordingIdentity {
    /** Ticks by which a recording is known, definitions of instruments not counted. */
    private static final int KNOWN_BY = 1_000;

    private RecordingIdentity() {}

    /**
     * The identity of a recording.
     *
     * @param ticks folder of the tick journal
     * @throws JournalException when neither the journal nor what was kept of it can be read
     */
    public static String of(Path ticks) {
        Path kept = kept(ticks);
        try {
            return Files.exists(kept) ? Files.readString(kept).strip() : computed(ticks);
        } catch (IOException e) {
            throw new JournalException("cannot read " + kept + ": " + FileFault.reason(e), e);
        }
    }

    /**
     * Keeps the identity of a recording whose first ticks will be deleted.
     *
     * @throws JournalException when the journal cannot be read, or the file not be written
     */
    public static void keep(Path ticks) {
        Path kept = kept(ticks);
        if (Files.exists(kept)) {
            return;
        }
        try {
            DurableFile.write(kept, computed(ticks) + System.lineSeparator());
        } catch (IOException e) {
            throw new JournalException("cannot write " + kept + ": " + FileFault.reason(e), e);
        }
    }

    private static Path kept(Path ticks) {
        return ticks.resolveSibling(ticks.getFileName() + ".recording");
    }

    private static String computed(Path ticks) {
        StringBuilder content = new StringBuilder();
        MarketEvent tick = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(ticks)) {
            content.append(reader.info().source());
            int left = KNOWN_BY;
            while (left > 0 && reader.next(tick)) {
                content.append('\n').append(tick.type).append(' ').append(tick.exchangeTime);
                if (tick.type == TickType.INSTRUMENT) {
                    content.append(' ').append(tick.definition.id());
                    content.append(' ').append(tick.definition.venue());
                    content.append(' ').append(tick.definition.symbol());
                } else {
                    left--;
                    content.append(' ').append(tick.receiveTime).append(' ').append(tick.instrumentId);
                    content.append(' ').append(tick.price).append(' ').append(tick.bestBid());
                    content.append(' ').append(tick.bestAsk());
                }
            }
        }
        return ExperienceVersion.id(content.toString());
    }
}
