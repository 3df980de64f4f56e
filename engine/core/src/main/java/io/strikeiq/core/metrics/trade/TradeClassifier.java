package io.strikeiq.core.metrics.trade;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.metrics.MetricCalculator;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.SpotBand;
import io.strikeiq.core.state.ChainState;
import io.strikeiq.core.state.MarketState;
import io.strikeiq.core.state.StateVisitor;
import io.strikeiq.core.state.UnderlyingState;
import io.strikeiq.core.state.WrittenBlocks;
import java.util.Arrays;

/**
 * The side of a trade: the venue's flag, else the rule of Lee and Ready (1991) in the form of Ellis, Michaely and O'Hara
 * (2000): at or beyond a quote it is that quote's side, anywhere else the tick rule decides against the last different
 * price of the same instrument. One for an underlying, its derivatives included: it is given each tick first, and whoever
 * needs the side of the trade in hand asks for it.
 *
 * <p>A locked quote says nothing, since the trade is at both sides; nor does a crossed one. A leg of a combination has no
 * side, and a trade agreed off the book only the one that the venue tells; neither moves the tick rule on. O(1) per trade;
 * grows only when a larger ordinal comes.
 */
public final class TradeClassifier implements MetricCalculator {
    private static final int INITIAL = 1024;

    /** By ordinal within the underlying: price of the last trade, {@code NaN} before the first. */
    private double[] lastPrice = unknown(INITIAL);
    /** By ordinal: sign of the last price change between trades, 0 before the first. */
    private byte[] lastChange = new byte[INITIAL];

    private final WrittenBlocks written = new WrittenBlocks(2);

    private final BestQuotes quotes = new BestQuotes();
    private int side;

    /** +1 when a buyer took liquidity in the trade in hand, −1 for a seller, 0 when unknown or when it is no trade. */
    public int side() {
        return side;
    }

    @Override
    public long nextDue() {
        return Long.MAX_VALUE;
    }

    @Override
    public void narrow(SpotBand band) {
        // No move of spot concerns it before its time.
    }

    @Override
    public void onTick(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        side = 0;
        if (tick.instrument == null) {
            return;
        }
        if (tick.type == TickType.TRADE) {
            side = tick.option ? optionSide(tick, state) : bookSide(tick);
        } else if (!tick.option && (tick.type == TickType.QUOTE || tick.type == TickType.DEPTH)) {
            quotes.update(tick);
        }
    }

    @Override
    public void onOptionQuote(MarketEvent tick, MarketState state, UnderlyingState underlying, MetricFrame frame) {
        side = 0;
    }

    private int optionSide(MarketEvent trade, MarketState state) {
        ChainState chain = state.chainOf(trade.instrumentId);
        if (chain == null) {
            return 0;
        }
        int column = state.columnOf(trade.instrumentId);
        return sign(trade, chain.bid(column), chain.ask(column));
    }

    private int bookSide(MarketEvent trade) {
        int slot = quotes.slotOf(trade.ordinal);
        return slot < 0 ? sign(trade, Double.NaN, Double.NaN) : sign(trade, quotes.bid(slot), quotes.ask(slot));
    }

    private int sign(MarketEvent trade, double bid, double ask) {
        if ((trade.flags & MarketEvent.FLAG_COMBO) != 0) {
            return 0;
        }
        if ((trade.flags & MarketEvent.FLAG_BLOCK) != 0) {
            return trade.aggressor.sign();
        }
        return sign(trade.ordinal, trade.price, trade.aggressor, bid, ask);
    }

    /**
     * Classifies a trade; to be called once per trade, in order.
     *
     * @param bid best bid in force at the trade, {@code NaN} when there is none
     * @param ask best ask in force at the trade, {@code NaN} when there is none
     */
    int sign(int ordinal, double price, Aggressor flag, double bid, double ask) {
        int change = priceChange(ordinal, price);
        if (flag != Aggressor.UNKNOWN) {
            return flag.sign();
        }
        boolean lockedOrCrossed = bid >= ask;
        if (!lockedOrCrossed && price >= ask) {
            return 1;
        }
        if (!lockedOrCrossed && price <= bid) {
            return -1;
        }
        return change;
    }

    @Override
    public void onRetire(int ordinal) {
        quotes.forget(ordinal);
        if (ordinal < lastPrice.length) {
            lastPrice[ordinal] = Double.NaN;
            lastChange[ordinal] = 0;
            written.write(ordinal);
        }
    }

    /** The tick rule: sign of the last change of price, this trade's included; every trade moves it on. */
    private int priceChange(int ordinal, double price) {
        ensureCapacity(ordinal);
        written.write(ordinal);
        double last = lastPrice[ordinal];
        if (price > last) {
            lastChange[ordinal] = 1;
        } else if (price < last) {
            lastChange[ordinal] = -1;
        }
        if (!Double.isNaN(price)) {
            lastPrice[ordinal] = price;
        }
        return Double.isNaN(price) ? 0 : lastChange[ordinal];
    }

    private void ensureCapacity(int ordinal) {
        int length = lastPrice.length;
        if (ordinal < length) {
            return;
        }
        int size = Math.max(ordinal + 1, 2 * length);
        lastPrice = Arrays.copyOf(lastPrice, size);
        Arrays.fill(lastPrice, length, size, Double.NaN);
        lastChange = Arrays.copyOf(lastChange, size);
    }

    private static double[] unknown(int size) {
        double[] array = new double[size];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    @Override
    public void visit(StateVisitor visitor) {
        lastPrice = visitor.visitWhole(lastPrice, written, 0);
        lastChange = visitor.visitWhole(lastChange, written, 1);
        quotes.visit(visitor);
    }
}
