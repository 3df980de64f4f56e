package io.strikeiq.core.instrument;

/**
 * The terms of an instrument as of {@code effectiveFrom}.
 *
 * @param id dense id within a journal, from 0
 * @param symbol the venue's or a readable name, unique within a venue
 * @param kind kind of instrument
 * @param underlyingId id of the underlying's instrument; its own id when it is an underlying itself
 * @param right call or put, {@link OptionRight#NONE} when not an option
 * @param strike strike price, {@code NaN} when not an option
 * @param expiryTime expiry instant in nanoseconds since the epoch, {@link Long#MAX_VALUE} when it does not expire
 * @param style exercise style, EUROPEAN when not an option
 * @param contractSize units of the underlying in one contract or lot
 * @param tickSize smallest price step, {@code NaN} when unknown
 * @param currency ISO 4217 code or coin of prices
 * @param effectiveFrom nanoseconds since the epoch from which these terms hold
 * @param venue short name of the venue, empty when the journal has one venue only; unique together with the symbol
 * @param series what tells apart options of equal expiry, strike and right: AM or PM settlement, an adjusted contract, the
 *     coin of settlement; empty for the ordinary one
 * @param premiumUnit in what prices of an option are; of a future or perpetual COIN says that it is inverse
 * @param negativePrices whether a price may be zero or negative, as of spreads and some commodities
 * @param bookInstrumentId of an underlying, the instrument whose book and trades are its own; −1 for the default
 */
public record Instrument(
        int id,
        String symbol,
        InstrumentKind kind,
        int underlyingId,
        OptionRight right,
        double strike,
        long expiryTime,
        ExerciseStyle style,
        double contractSize,
        double tickSize,
        String currency,
        long effectiveFrom,
        String venue,
        String series,
        PremiumUnit premiumUnit,
        boolean negativePrices,
        int bookInstrumentId) {
    /** Largest id: state is held in arrays by id. */
    public static final int MAX_ID = (1 << 22) - 1;
    /** {@link #bookInstrumentId} of an underlying whose book is found by the default rule. */
    public static final int DEFAULT_BOOK = -1;

    private static final int MAX_NAME = 24;

    /** Checks what every consumer relies on. */
    public Instrument {
        if (id < 0 || underlyingId < 0) {
            throw new IllegalArgumentException("instrument " + symbol + ": negative id");
        }
        if (id > MAX_ID || underlyingId > MAX_ID) {
            throw new IllegalArgumentException("instrument " + symbol + ": ids are dense, at most " + MAX_ID);
        }
        if (symbol.isEmpty() || symbol.length() > 48) {
            throw new IllegalArgumentException("instrument symbol '" + symbol + "' must have 1 to 48 characters");
        }
        if (kind == InstrumentKind.OPTION && (right == OptionRight.NONE || !(strike > 0))) {
            throw new IllegalArgumentException("option " + symbol + " needs a right and a positive strike");
        }
        if (!(contractSize > 0)) {
            throw new IllegalArgumentException("instrument " + symbol + ": contract size must be positive");
        }
        if (venue.length() > MAX_NAME || series.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "instrument " + symbol + ": venue and series have at most " + MAX_NAME + " characters");
        }
        if (bookInstrumentId < DEFAULT_BOOK || bookInstrumentId > MAX_ID) {
            throw new IllegalArgumentException("instrument " + symbol + ": book instrument " + bookInstrumentId
                    + " is not in " + DEFAULT_BOOK + ".." + MAX_ID);
        }
    }

    /** Terms of a journal of one venue, of the ordinary series, paid in currency, never negative. */
    public Instrument(
            int id,
            String symbol,
            InstrumentKind kind,
            int underlyingId,
            OptionRight right,
            double strike,
            long expiryTime,
            ExerciseStyle style,
            double contractSize,
            double tickSize,
            String currency,
            long effectiveFrom) {
        this(
                id,
                symbol,
                kind,
                underlyingId,
                right,
                strike,
                expiryTime,
                style,
                contractSize,
                tickSize,
                currency,
                effectiveFrom,
                "",
                "",
                PremiumUnit.CURRENCY,
                false,
                DEFAULT_BOOK);
    }

    /** An underlying that does not expire. */
    public static Instrument underlying(
            int id, String symbol, InstrumentKind kind, double contractSize, double tickSize, String currency) {
        return new Instrument(
                id,
                symbol,
                kind,
                id,
                OptionRight.NONE,
                Double.NaN,
                Long.MAX_VALUE,
                ExerciseStyle.EUROPEAN,
                contractSize,
                tickSize,
                currency,
                0L);
    }

    /** An option on {@code underlyingId}. */
    public static Instrument option(
            int id,
            String symbol,
            int underlyingId,
            OptionRight right,
            double strike,
            long expiryTime,
            ExerciseStyle style,
            double contractSize,
            double tickSize,
            String currency) {
        return new Instrument(
                id,
                symbol,
                InstrumentKind.OPTION,
                underlyingId,
                right,
                strike,
                expiryTime,
                style,
                contractSize,
                tickSize,
                currency,
                0L);
    }

    public boolean isOption() {
        return kind == InstrumentKind.OPTION;
    }

    /** Whether it is a future or perpetual that pays in coin: its sizes are in currency and not in units. */
    public boolean isInverse() {
        return premiumUnit == PremiumUnit.COIN && !isOption();
    }

    public boolean isUnderlying() {
        return id == underlyingId;
    }

    /** The same instrument under another name. */
    public Instrument withSymbol(String name) {
        return new Instrument(
                id,
                name,
                kind,
                underlyingId,
                right,
                strike,
                expiryTime,
                style,
                contractSize,
                tickSize,
                currency,
                effectiveFrom,
                venue,
                series,
                premiumUnit,
                negativePrices,
                bookInstrumentId);
    }

    /** The same instrument at a venue. */
    public Instrument withVenue(String name) {
        return with(name, series, premiumUnit, negativePrices, bookInstrumentId);
    }

    /** The same terms in a series. */
    public Instrument withSeries(String name) {
        return with(venue, name, premiumUnit, negativePrices, bookInstrumentId);
    }

    /** The same terms with premiums in another unit. */
    public Instrument withPremiumUnit(PremiumUnit unit) {
        return with(venue, series, unit, negativePrices, bookInstrumentId);
    }

    /** The same terms, whether or not prices may be zero or negative. */
    public Instrument withNegativePrices(boolean allowed) {
        return with(venue, series, premiumUnit, allowed, bookInstrumentId);
    }

    /** The same underlying, with book and trades of another instrument. */
    public Instrument withBook(int instrumentId) {
        return with(venue, series, premiumUnit, negativePrices, instrumentId);
    }

    private Instrument with(String atVenue, String ofSeries, PremiumUnit unit, boolean negative, int book) {
        return new Instrument(
                id,
                symbol,
                kind,
                underlyingId,
                right,
                strike,
                expiryTime,
                style,
                contractSize,
                tickSize,
                currency,
                effectiveFrom,
                atVenue,
                ofSeries,
                unit,
                negative,
                book);
    }
}
