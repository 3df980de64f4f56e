package io.strikeiq.feeds.deribit;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.binance.BinanceFeedFactory;
import io.strikeiq.feeds.connection.Outages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What outlives a connection: instruments, trades that have been there, counts, and whether data flow. */
final class DeribitState {
    final DeribitInstruments instruments;
    final DeribitTicks out;
    final SeenTrades seen;
    final Map<DeribitChannel.Kind, ChannelCounts> counts = new EnumMap<>(DeribitChannel.Kind.class);
    private final boolean binanceBook;
    /** Whether the underlyings have been defined. */
    private boolean defined;

    /** Whether the run had recorded ticks of before. */
    private final boolean goesOn;

    private final Outages outages;

    /** @param binanceBook whether the book of an underlying is that of Binance's perpetual */
    DeribitState(List<DeribitUnderlying> underlyings, boolean binanceBook, FeedPosition behind, FeedSink sink) {
        this.binanceBook = binanceBook;
        this.instruments = new DeribitInstruments(underlyings);
        this.seen = new SeenTrades(behind.trades());
        this.goesOn = behind.ticks() > 0;
        this.out = new DeribitTicks(sink, instruments, goesOn ? behind.exchangeTime() : 0);
        for (DeribitChannel.Kind each : DeribitChannel.Kind.values()) {
            counts.put(
                    each, new ChannelCounts(each.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        this.outages = new Outages(behind, (time, state, from, to) -> out.state(null, time, state, from, to));
    }

    /** From when trades are missing, 0 when none are. */
    long missingSince() {
        return outages.downSince();
    }

    /** Defines the underlyings, and opens them where the run begins. */
    void define(long time) {
        if (defined) {
            return;
        }
        defined = true;
        for (int i = 0; i < instruments.underlyings(); i++) {
            DeribitInstrument each = instruments.underlying(i);
            if (binanceBook) {
                Instrument terms = DeribitInstruments.underlying(each.id(), each.terms.symbol());
                out.define(BinanceFeedFactory.bookOf(terms, each.id() + 1), time);
            } else {
                out.define(each, time);
            }
            if (!goesOn) {
                out.open(each, time);
            }
        }
        outages.defined();
    }

    /** The connection is lost. */
    void lost() {
        outages.lost(out.lastTime());
    }

    /** Nothing has come for too long. */
    void stale(long silence) {
        outages.stale(out.lastTime(), silence);
    }

    /** Data flow again; what was missed has been fetched as far as it could. */
    void connected(long time) {
        outages.connected(time);
    }
}
