package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.persistence.journal.JournalDamagedException;

/** The ticks of a journal up to damage, which is an end that is remembered. */
final class GoodTicks implements TickSource {
    private final TickSource journal;
    private String damage;

    GoodTicks(TickSource journal) {
        this.journal = journal;
    }

    @Override
    public boolean next(MarketEvent slot) {
        try {
            return damage == null && journal.next(slot);
        } catch (JournalDamagedException e) {
            damage = e.getMessage();
            return false;
        }
    }

    @Override
    public boolean mayWait() {
        return journal.mayWait();
    }

    /** What is wrong behind the last tick, null when nothing is. */
    String damage() {
        return damage;
    }

    @Override
    public void close() {
        journal.close();
    }
}
