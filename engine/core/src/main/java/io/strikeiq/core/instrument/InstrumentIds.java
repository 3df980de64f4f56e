package io.strikeiq.core.instrument;

/**
 * The ids of instruments by venue and symbol, each given once and for good, over runs and restarts. Any thread may ask; it is
 * asked for definitions only, never for a tick.
 */
public interface InstrumentIds {
    /** For {@link #id(String, String, int)}: whatever id nobody has. */
    int ANY = -1;

    /**
     * The id of an instrument; a new one when it has none.
     *
     * @param venue short name of the venue as in {@link Instrument#venue()}, empty for the only one
     * @param symbol symbol as in {@link Instrument#symbol()}
     */
    default int id(String venue, String symbol) {
        return id(venue, symbol, ANY);
    }

    /**
     * The id of an instrument.
     *
     * @param wanted what an instrument gets that has none, if nobody has that, or {@link #ANY}
     */
    int id(String venue, String symbol, int wanted);

    /**
     * The id of the instrument whose book is that of an underlying, which is defined before that instrument has been named.
     *
     * @param underlying symbol of the underlying
     */
    int bookId(String venue, String underlying);

    /** Names an id that was given before, and returns the id that the name has then: an older one stays. */
    int name(String venue, String symbol, int id);
}
