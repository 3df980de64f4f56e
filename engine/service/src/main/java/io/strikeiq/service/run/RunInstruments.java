package io.strikeiq.service.run;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The instrument book for a live run: that of its data folder, with what its journals know and a power failure took from it. */
final class RunInstruments {
    private static final Logger LOG = LoggerFactory.getLogger(RunInstruments.class);

    private RunInstruments() {}

    /** Opens the book; one that is new begins with the instruments of the runs that are there, the newest run's first. */
    static InstrumentBook open(RunFolder run) {
        Path dataFolder = run.dataFolder();
        InstrumentBook book = InstrumentBook.open(dataFolder);
        try {
            boolean isNew = book.size() == 0;
            definitions(run).forEach(book::recorded);
            if (isNew) {
                List<RunFolder> runs = RunFolder.all(dataFolder);
                for (int i = runs.size() - 1; i >= 0; i--) {
                    definitions(runs.get(i)).forEach(each -> book.id(each.venue(), each.symbol(), each.id()));
                }
            }
            return book;
        } catch (RuntimeException e) {
            book.close();
            throw e;
        }
    }

    /** Those that hold at the end of its tick journal. */
    private static List<Instrument> definitions(RunFolder run) {
        if (!JournalInspector.isJournal(run.ticks())) {
            return List.of();
        }
        try (TickJournalReader reader = TickJournalReader.open(run.ticks(), Long.MAX_VALUE)) {
            return reader.definitionsBefore();
        } catch (JournalException e) {
            LOG.debug("the instruments of {} are not known", run.ticks(), e);
            return List.of();
        }
    }
}
