package io.strikeiq.feeds.binance;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;

/**
 * A perpetual of the venue, as an underlying of its own, or as the book of an underlying of another venue.
 *
 * @param underlying equal to the perpetual where it is its own
 */
public record BinanceContract(Instrument underlying, Instrument perpetual) {
    /** Its own underlying. */
    static BinanceContract alone(int id, String symbol, Venue venue) {
        Product product = venue.product(symbol);
        Instrument terms = Instrument.underlying(
                        id, product.symbol(), product.kind(), 1, product.tickSize(), product.currency())
                .withVenue(venue.name());
        return new BinanceContract(terms, terms);
    }

    /**
     * The book of another venue's underlying, which then names it.
     *
     * @param id of the perpetual
     * @param underlying of the other venue, without a book
     */
    public static BinanceContract bookOf(Instrument underlying, int id, String symbol, Venue venue) {
        Product product = venue.product(symbol);
        Instrument perpetual = new Instrument(
                        id,
                        product.symbol(),
                        InstrumentKind.PERPETUAL,
                        underlying.id(),
                        OptionRight.NONE,
                        Double.NaN,
                        Long.MAX_VALUE,
                        ExerciseStyle.EUROPEAN,
                        1,
                        product.tickSize(),
                        product.currency(),
                        0)
                .withVenue(venue.name());
        return new BinanceContract(underlying, perpetual);
    }

    boolean isAlone() {
        return perpetual.isUnderlying();
    }

    /**
     * Defines both, whichever feed comes first: of one that is the book of another the ids are known before the definition
     * that needs them.
     */
    public void define(FeedSink sink, MarketEvent tick, long time) {
        if (!isAlone()) {
            sink.known(underlying);
            sink.known(perpetual);
            sink.accept(tick.asInstrument(underlying.withBook(perpetual.id()), time));
        }
        sink.accept(tick.asInstrument(perpetual, time));
    }
}
