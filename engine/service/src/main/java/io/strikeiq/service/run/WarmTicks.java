package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;

/** The ticks of a warm-up, numbered up to 0. */
final class WarmTicks implements TickSource {
    private final WarmUp warmUp;
    private long number;
    private int part = -1;
    private TickJournalReader reader;

    WarmTicks(WarmUp warmUp) {
        this.warmUp = warmUp;
        this.number = warmUp.firstNumber();
    }

    @Override
    public boolean next(MarketEvent slot) {
        while (reader != null || part + 1 < warmUp.parts().size()) {
            if (reader == null) {
                part++;
                reader = TickJournalReader.open(Path.of(warmUp.parts().get(part).journal()));
            }
            if (nextOfPart(slot, warmUp.parts().get(part))) {
                slot.sequence = number++;
                return true;
            }
            close();
        }
        return false;
    }

    /** Of the ticks before the first only definitions. */
    private boolean nextOfPart(MarketEvent slot, WarmUp.Part of) {
        while (reader.position() < of.last() && reader.next(slot)) {
            if (slot.sequence >= of.first() || slot.type == TickType.INSTRUMENT) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
