package io.strikeiq.feeds.nse;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.venue.Product;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The instruments of a day with ids from 0 in the order in which they are listed: an underlying, then what is listed on it. */
public final class NseListing {
    private static final String CURRENCY = "INR";

    private final Venue venue;
    private final List<NseInstrument> all = new ArrayList<>();
    private byte[] kept = new byte[0];

    public NseListing(Venue venue) {
        this.venue = venue;
    }

    /** Keeps the part of the venue's list that this was made of, as JSON. */
    public void keep(byte[] part) {
        kept = part;
    }

    /** What was kept of the venue's list. */
    byte[] kept() {
        return kept;
    }

    public List<NseInstrument> all() {
        return all;
    }

    public List<NseInstrument> underlyings() {
        return all.stream().filter(each -> each.terms.isUnderlying()).toList();
    }

    private NseInstrument add(Instrument terms, String key) {
        NseInstrument instrument = new NseInstrument(terms.withVenue(venue.name()), key);
        all.add(instrument);
        return instrument;
    }

    private Product product(String name) throws IOException {
        try {
            return venue.product(name);
        } catch (VenueException e) {
            throw new IOException(e.getMessage() + "; " + e.advice(), e);
        }
    }

    /**
     * Lists an index.
     *
     * @param name as options have it
     * @param key what the broker calls it
     */
    public NseInstrument index(String name, String key) throws IOException {
        double tick = product(name).tickSize();
        return add(Instrument.underlying(all.size(), name, InstrumentKind.INDEX, 1, tick, CURRENCY), key);
    }

    /** Lists a future; the last of its lot and tick sizes are in units and in currency. */
    public NseInstrument future(
            NseInstrument underlying, String key, String symbol, LocalDate expiry, double lot, double tick)
            throws IOException {
        Product product = product(underlying.terms.symbol());
        return add(
                new Instrument(
                        all.size(),
                        symbol,
                        InstrumentKind.FUTURE,
                        underlying.terms.id(),
                        OptionRight.NONE,
                        Double.NaN,
                        venue.expiryTime(product, expiry),
                        product.exercise(),
                        lot,
                        tick,
                        CURRENCY,
                        0),
                key);
    }

    /** Lists an option. */
    public NseInstrument option(
            NseInstrument underlying,
            String key,
            String symbol,
            OptionRight right,
            double strike,
            LocalDate expiry,
            double lot,
            double tick)
            throws IOException {
        Product product = product(underlying.terms.symbol());
        return add(
                Instrument.option(
                        all.size(),
                        symbol,
                        underlying.terms.id(),
                        right,
                        strike,
                        venue.expiryTime(product, expiry),
                        product.exercise(),
                        lot,
                        tick,
                        CURRENCY),
                key);
    }
}
