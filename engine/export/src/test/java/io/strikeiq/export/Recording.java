package io.strikeiq.export;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A tick journal of every type of tick and the signal journal of a run, made once for all tests of a JVM. */
public final class Recording {
    /** Ticks of the tick journal, of every type. */
    public static final int TICKS = 600;

    private static final Recording SHARED = new Recording();

    private final Path ticks;
    private final Path signals;

    private Recording() {
        try {
            Path folder = Files.createTempDirectory("recording");
            this.ticks = folder.resolve("ticks");
            this.signals = folder.resolve("signals");
            MarketEvent tick = new MarketEvent();
            RandomTicks random = new RandomTicks(11);
            try (TickJournalWriter writer = TickJournalWriter.open(ticks, new JournalInfo("random ticks", Map.of()))) {
                for (int n = 1; n <= TICKS; n++) {
                    writer.accept(random.fill(tick, n));
                }
                writer.complete();
            }
            TestRun.record(signals, 6_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folder of the tick journal. */
    public static Path ticks() {
        return SHARED.ticks;
    }

    /** Folder of the signal journal. */
    public static Path signals() {
        return SHARED.signals;
    }
}
