package io.strikeiq.persistence;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.database.Database;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.database.Migrations;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.persistence.writer.BatchWriter;
import io.strikeiq.persistence.writer.WriterSettings;
import java.nio.file.Path;

/** Does once what the JVMs that tests start do: journals, and a database that is migrated and written. */
final class ChildRehearsal {
    private static final long TICKS = 2_000;

    private ChildRehearsal() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Path ticks = folder.resolve("ticks");
        try (TickJournalWriter writer = TickJournalWriter.open(ticks, JournalInfo.of("rehearsal"))) {
            RandomTicks random = new RandomTicks(1);
            MarketEvent tick = new MarketEvent();
            for (long n = 1; n <= TICKS; n++) {
                writer.accept(random.fill(tick, n));
            }
        }
        TickJournalReader.open(ticks).close();
        Path signals = folder.resolve("signals");
        TestRun.record(signals, TICKS);
        Path server = ServerTemplate.EMPTY.copyTo(folder.resolve("server"));
        try (Database database = Database.open(DatabaseSettings.embedded(server))) {
            new Migrations(database).migrate();
            BatchWriter.catchUp(database, signals, WriterSettings.defaults());
        }
    }
}
