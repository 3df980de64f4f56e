package io.strikeiq.core.conflation;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.List;

/** Ticks of which only the latest of an instrument counts. */
public final class Replaceable {
    /** Their types; the position is the kind. */
    public static final List<TickType> TYPES =
            List.of(TickType.QUOTE, TickType.DEPTH, TickType.VENUE_GREEKS, TickType.UNDERLYING_PRICE);

    static final int KINDS = 4;
    static final int NO_KIND = -1;

    private Replaceable() {}

    /** The kind of a tick, {@link #NO_KIND} when none may take its place. */
    static int kind(MarketEvent tick) {
        if (tick.instrumentId < 0 || tick.instrumentId > Instrument.MAX_ID) {
            return NO_KIND;
        }
        return switch (tick.type) {
            case QUOTE -> 0;
            case DEPTH -> 1;
            case VENUE_GREEKS -> 2;
            case UNDERLYING_PRICE -> 3;
            default -> NO_KIND;
        };
    }
}
