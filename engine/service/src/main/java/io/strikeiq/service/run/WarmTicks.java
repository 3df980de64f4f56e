package io.strikeiq.service.run;

import io.strikeiq.core.event.IdTranslation;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentIds;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.UserException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The ticks of a warm-up, numbered up to 0, with the ids of the run's instruments. */
final class WarmTicks implements TickSource {
    private final WarmUp warmUp;
    private final InstrumentIds book;
    private long number;
    private int part = -1;
    private TickJournalReader reader;
    private IdTranslation ids;
    private Iterator<Instrument> definitions;

    WarmTicks(WarmUp warmUp, InstrumentIds book) {
        this.warmUp = warmUp;
        this.book = book;
        this.number = warmUp.firstNumber();
    }

    @Override
    public boolean next(MarketEvent slot) {
        while (reader != null || part + 1 < warmUp.parts().size()) {
            if (reader == null) {
                part++;
                open(warmUp.parts().get(part));
            }
            if (nextOfPart(slot, warmUp.parts().get(part))) {
                slot.sequence = number++;
                return true;
            }
            close();
        }
        return false;
    }

    private void open(WarmUp.Part of) {
        reader = TickJournalReader.open(Path.of(of.journal()), of.first());
        List<Instrument> before = reader.definitionsBefore();
        if (reader.position() != of.first() - 1 || before.size() != of.definitions()) {
            throw new UserException("the warm-up of the run cannot be done again: " + of.journal()
                    + " has no more what it" + " had from tick " + of.first() + " on");
        }
        ids = new IdTranslation(book);
        definitions = before.iterator();
    }

    /** First the definitions that hold before its first tick; what follows has its own time. */
    private boolean nextOfPart(MarketEvent slot, WarmUp.Part of) {
        if (definitions.hasNext()) {
            slot.asInstrument(definitions.next(), of.begin());
            translate(slot);
            return true;
        }
        boolean more = reader.position() < of.last() && reader.next(slot);
        if (more) {
            translate(slot);
        }
        return more;
    }

    /** A mark of an instrument that has not been defined must not become one of all. */
    private void translate(MarketEvent slot) {
        if (!ids.translate(slot)) {
            slot.asClock(slot.exchangeTime);
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
