package io.strikeiq.core.instrument;

/**
 * The terms of an instrument as of {@code effectiveFrom}.
 *
 * @param id dense id within a journal, from 0
 * @param symbol the venue's or a readable name, unique within a journal
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
        long effectiveFrom) {
    /** Largest id: state is held in arrays by id. */
    public static final int MAX_ID = (1 << 22) - 1;

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

    public boolean isUnderlying() {
        return id == underlyingId;
    }
}
