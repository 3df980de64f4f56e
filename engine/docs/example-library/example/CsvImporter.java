package example;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a tick journal of trades in a file of lines {@code nanoseconds,price,size}, in the order of time. */
public final class CsvImporter {
    /** Imports FILE into the folder JOURNAL. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        try (TickJournalWriter journal = TickJournalWriter.open(Path.of(arguments[1]), JournalInfo.of(file.toString()))) {
            MarketEvent tick = new MarketEvent();
            long time = 0;
            for (String line : Files.readAllLines(file)) {
                String[] fields = line.split(",", -1);
                long before = time;
                time = Long.parseLong(fields[0]);
                if (before == 0) {
                    Instrument stock = Instrument.underlying(0, "ACME", InstrumentKind.EQUITY, 1, 0.01, "USD");
                    journal.accept(tick.asInstrument(stock, time));
                }
                double price = Double.parseDouble(fields[1]);
                double size = Double.parseDouble(fields[2]);
                journal.accept(tick.asTrade(0, time, price, size, Aggressor.UNKNOWN));
            }
            journal.accept(tick.asClock(time));
            journal.complete();
        }
    }
}
