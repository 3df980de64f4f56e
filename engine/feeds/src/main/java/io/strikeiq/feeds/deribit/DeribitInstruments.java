package io.strikeiq.feeds.deribit;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The instruments of the feed, by name, with ids from 0 in the order in which they became known: underlyings with the
 * perpetual that is their book, then what the venue lists.
 */
final class DeribitInstruments {
    /** Name of the venue, as its file has it. */
    static final String VENUE = "DERIBIT";

    /** More than all that is listed; a venue that sends more is not this one. */
    private static final int MOST = 100_000;

    private static final long MILLISECOND = 1_000_000L;
    private static final String CURRENCY = "USD";
    private static final JsonNames FIELDS = JsonNames.of(
            "instrument_name",
            "kind",
            "option_type",
            "strike",
            "expiration_timestamp",
            "contract_size",
            "tick_size",
            "settlement_period",
            "instrument_type",
            "quote_currency");

    private final NameTable<DeribitInstrument> byName = new NameTable<>();
    private final List<DeribitInstrument> all = new ArrayList<>();
    private final List<DeribitUnderlying> underlyings;
    private final List<DeribitInstrument> underlyingInstruments = new ArrayList<>();

    DeribitInstruments(List<DeribitUnderlying> underlyings) {
        this.underlyings = underlyings;
        for (DeribitUnderlying each : underlyings) {
            int id = 2 * underlyingInstruments.size();
            Instrument terms = underlying(id, each.name()).withBook(id + 1);
            underlyingInstruments.add(add(new DeribitInstrument(terms, each)));
            // The place of the perpetual, which is defined when its terms are known.
            all.add(null);
        }
    }

    /** An underlying without a book. */
    static Instrument underlying(int id, String name) {
        return Instrument.underlying(id, name, InstrumentKind.INDEX, 1, 0.01, CURRENCY)
                .withVenue(VENUE);
    }

    private DeribitInstrument add(DeribitInstrument instrument) {
        if (instrument.id() == all.size()) {
            all.add(instrument);
        } else {
            all.set(instrument.id(), instrument);
        }
        byName.put(instrument.terms.symbol(), instrument);
        return instrument;
    }

    NameTable<DeribitInstrument> byName() {
        return byName;
    }

    /** The instrument of an underlying by its position. */
    DeribitInstrument underlying(int index) {
        return underlyingInstruments.get(index);
    }

    int underlyings() {
        return underlyings.size();
    }

    DeribitInstrument of(DeribitUnderlying underlying) {
        return underlyingInstruments.get(underlyings.indexOf(underlying));
    }

    /** The underlying of an index, null when it is of none. */
    DeribitInstrument ofIndex(String index) {
        for (int i = 0; i < underlyings.size(); i++) {
            if (underlyings.get(i).index().equals(index)) {
                return underlyingInstruments.get(i);
            }
        }
        return null;
    }

    /** Every instrument that is listed, underlyings left out. */
    List<DeribitInstrument> listed() {
        return all.stream()
                .filter(each -> each != null && !each.terms.isUnderlying())
                .toList();
    }

    /**
     * Reads the terms of an instrument.
     *
     * @return it, if it is new and of an underlying that is wanted; null otherwise
     * @throws IllegalArgumentException when the terms cannot be
     */
    DeribitInstrument read(JsonReader reader) {
        String name = "";
        String kind = "";
        String type = "";
        String right = "";
        String period = "";
        String quote = CURRENCY;
        double strike = Double.NaN;
        double size = Double.NaN;
        double tickSize = Double.NaN;
        long expiry = 0;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> name = reader.string();
                case 1 -> kind = reader.string();
                case 2 -> right = reader.string();
                case 3 -> strike = reader.number();
                case 4 -> expiry = reader.whole();
                case 5 -> size = reader.number();
                case 6 -> tickSize = reader.number();
                case 7 -> period = reader.string();
                case 8 -> type = reader.string();
                case 9 -> quote = reader.string();
                default -> reader.skip();
            }
        }
        DeribitUnderlying underlying = underlyingOf(name);
        if (underlying == null || byName.get(name) != null) {
            return null;
        }
        boolean inverse = type.isEmpty() ? underlying.inverse() : type.equals("reversed");
        if (kind.equals("option")) {
            return option(
                    name, underlying, right, strike, expiry * MILLISECOND, size, tickSize, inverse ? CURRENCY : quote);
        }
        return period.equals("perpetual") ? perpetual(name, underlying, size, tickSize, inverse) : null;
    }

    private DeribitUnderlying underlyingOf(String name) {
        for (DeribitUnderlying each : underlyings) {
            if (each.lists(name)) {
                return each;
            }
        }
        return null;
    }

    private DeribitInstrument option(
            String name,
            DeribitUnderlying underlying,
            String right,
            double strike,
            long expiryTime,
            double size,
            double tickSize,
            String currency) {
        if (all.size() >= MOST) {
            throw new IllegalArgumentException("more than " + MOST + " instruments");
        }
        Instrument terms = Instrument.option(
                        all.size(),
                        name,
                        of(underlying).id(),
                        right.equals("call")
                                ? OptionRight.CALL
                                : right.equals("put") ? OptionRight.PUT : OptionRight.NONE,
                        strike,
                        expiryTime,
                        ExerciseStyle.EUROPEAN,
                        size,
                        tickSize,
                        currency)
                .withVenue(VENUE);
        return add(new DeribitInstrument(
                underlying.inverse() ? terms.withPremiumUnit(PremiumUnit.COIN) : terms, underlying));
    }

    /** Of an inverse one sizes are in dollars, which the unit says; of a linear one in coin. */
    private DeribitInstrument perpetual(
            String name, DeribitUnderlying underlying, double size, double tickSize, boolean inverse) {
        int underlyingId = of(underlying).id();
        Instrument terms = new Instrument(
                        underlyingId + 1,
                        name,
                        InstrumentKind.PERPETUAL,
                        underlyingId,
                        OptionRight.NONE,
                        Double.NaN,
                        Long.MAX_VALUE,
                        ExerciseStyle.EUROPEAN,
                        size,
                        tickSize,
                        CURRENCY,
                        0)
                .withVenue(VENUE)
                .withPremiumUnit(inverse ? PremiumUnit.COIN : PremiumUnit.CURRENCY);
        return add(new DeribitInstrument(terms, underlying));
    }
}
