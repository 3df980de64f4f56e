package io.strikeiq.feeds;

/** The last trades that a run has recorded, by which a feed that fetches those of a gap gives none twice. */
@FunctionalInterface
public interface RecordedTrades {
    /** Of a run that has recorded none. */
    RecordedTrades NONE = (venue, symbol, tradeId) -> false;

    /**
     * Whether a trade is among them: those of the last seconds before the feed ended, at least.
     *
     * @param venue as the instrument's terms have it
     * @param symbol as the instrument's terms have it
     */
    boolean contains(String venue, String symbol, long tradeId);
}
