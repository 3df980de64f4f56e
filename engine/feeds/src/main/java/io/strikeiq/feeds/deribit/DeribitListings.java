package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.json.JsonReader;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Instruments as they are listed and as they end, over one connection. */
final class DeribitListings {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitListings.class);

    private final DeribitState state;
    private final LongSupplier clock;
    private boolean changed;

    /** @param clock the venue's time as far as is known */
    DeribitListings(DeribitState state, LongSupplier clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Whether something was listed or has ended since this was last asked. */
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    boolean isKnown(String name) {
        return state.instruments.byName().get(name) != null;
    }

    /** Takes an answer that lists many. */
    void instruments(JsonReader reader) {
        reader.enterArray();
        while (reader.nextElement()) {
            instrument(reader);
        }
    }

    /** Takes one; what cannot be read is passed over. */
    void instrument(JsonReader reader) {
        int from = reader.position();
        reader.skip();
        int behind = reader.position();
        reader.seek(from);
        try {
            DeribitInstrument instrument = state.instruments.read(reader);
            long now = clock.getAsLong();
            if (instrument != null && !instrument.isOver(now)) {
                state.out.define(instrument, now);
                changed = true;
            }
        } catch (IllegalArgumentException e) {
            state.counts.get(DeribitChannel.Kind.STATES).drop(Drop.MALFORMED);
            LOG.debug("an instrument cannot be read: {}", PlainText.of(e.getMessage()));
        }
        reader.resume(behind);
    }

    /** The venue says that an instrument is no more. */
    void end(String name, long time) {
        DeribitInstrument known = state.instruments.byName().get(name);
        if (known != null && known.isOption() && !known.expired) {
            expire(known, Math.min(time, known.terms.expiryTime()));
        }
    }

    /** Ends options whose time has come; the venue ends their channels itself. */
    void expire(long time) {
        for (DeribitInstrument each : state.instruments.listed()) {
            if (!each.expired && each.isOver(time)) {
                expire(each, each.terms.expiryTime());
            }
        }
    }

    private void expire(DeribitInstrument instrument, long time) {
        instrument.expired = true;
        changed = true;
        state.out.expire(instrument, time);
    }
}
