package io.strikeiq.core.event;

/** The payload of prices, trades, depth and open interest. */
abstract class TickPayload extends TickQuote {
    /** Last price of an underlying or a trade. */
    public double price = Double.NaN;
    /** Size of a trade. */
    public double size = Double.NaN;
    /** The venue's id of a trade, 0 when unknown. */
    public long tradeId;

    public double openInterest = Double.NaN;
    /** Open interest of the option before an OPEN_INTEREST tick, {@code NaN} when first seen; set by market state. */
    public double priorOpenInterest = Double.NaN;

    /** {@link MarketEvent#FLAG_BLOCK}, {@link MarketEvent#FLAG_COMBO} and {@link MarketEvent#FLAG_BACKFILLED} of a trade. */
    public int flags;

    /** Depth levels in use of both sides, best first; unused levels are {@code NaN}. */
    public int depth;
    /** Levels that the source offered; more than {@link #depth} when the worst did not fit the slot. */
    public int levelsOffered;

    public Aggressor aggressor = Aggressor.UNKNOWN;

    public final double[] bidPrices = new double[MarketEvent.MAX_DEPTH];
    public final double[] bidSizes = new double[MarketEvent.MAX_DEPTH];
    public final double[] askPrices = new double[MarketEvent.MAX_DEPTH];
    public final double[] askSizes = new double[MarketEvent.MAX_DEPTH];

    /** Levels of the arrays behind which all are {@code NaN}. */
    int levelsFilled = MarketEvent.MAX_DEPTH;
}
