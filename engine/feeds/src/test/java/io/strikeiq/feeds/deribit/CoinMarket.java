package io.strikeiq.feeds.deribit;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.PushedTicks;
import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.websocket.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small market that pays in coin, on a local exchange: an index, its perpetual, and five strikes of one expiry. */
final class CoinMarket implements AutoCloseable {
    static final int INDEX = 0;
    static final int PERPETUAL = 1;
    static final int FIRST_OPTION = 2;
    static final int STRIKES = 5;
    static final long SECOND = 1_000_000_000L;

    final PushedTicks source = new PushedTicks();
    final MarketEvent tick = new MarketEvent();
    final LocalExchange exchange;
    /** Time of the next tick: the exchange plays at once, and stamps of receipt are the real time. */
    private long time = Instant.now().toEpochMilli() * 1_000_000;

    CoinMarket(LocalFaults faults) throws IOException {
        exchange = LocalExchange.open(source, 0, Double.POSITIVE_INFINITY, faults);
        source.push(tick.asInstrument(
                Instrument.underlying(INDEX, "BTC", InstrumentKind.INDEX, 1, 0.01, "USD")
                        .withBook(PERPETUAL),
                time));
        source.push(tick.asInstrument(
                new Instrument(
                                PERPETUAL,
                                "BTC-PERPETUAL",
                                InstrumentKind.PERPETUAL,
                                INDEX,
                                OptionRight.NONE,
                                Double.NaN,
                                Long.MAX_VALUE,
                                ExerciseStyle.EUROPEAN,
                                10,
                                0.5,
                                "USD",
                                0)
                        .withPremiumUnit(PremiumUnit.COIN),
                time));
        for (int i = 0; i < 2 * STRIKES; i++) {
            list(FIRST_OPTION + i, 58_000 + 1_000 * (i / 2), i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT);
        }
        source.push(tick.asUnderlyingPrice(INDEX, time, 60_000));
    }

    void list(int id, double strike, OptionRight right) {
        source.push(tick.asInstrument(
                Instrument.option(
                                id,
                                "option " + id,
                                INDEX,
                                right,
                                strike,
                                expiry(),
                                ExerciseStyle.EUROPEAN,
                                1,
                                0.0001,
                                "USD")
                        .withPremiumUnit(PremiumUnit.COIN),
                time));
    }

    /** 08:00 UTC in a week. */
    private long expiry() {
        long day = TimeUnit.DAYS.toNanos(1);
        return (time / day + 7) * day + TimeUnit.HOURS.toNanos(8);
    }

    long next() {
        time = Math.max(time + 1_000_000, Instant.now().toEpochMilli() * 1_000_000);
        return time;
    }

    void depth(int id, double bid, double ask, double size) {
        tick.asDepth(id, next(), 2);
        tick.bidPrices[0] = bid;
        tick.bidSizes[0] = size;
        tick.bidPrices[1] = bid - 1;
        tick.bidSizes[1] = 2 * size;
        tick.askPrices[0] = ask;
        tick.askSizes[0] = size;
        tick.askPrices[1] = ask + 1;
        tick.askSizes[1] = 2 * size;
        source.push(tick);
    }

    /** A feed of the exchange that calls as fast as it can. */
    Feed feed() {
        return feed(TimeUnit.HOURS.toNanos(1), FrameTap.NONE);
    }

    /** One whose frames are kept. */
    Feed feed(FrameTap tap) {
        return feed(TimeUnit.HOURS.toNanos(1), tap);
    }

    Feed feed(long silence) {
        return feed(silence, FrameTap.NONE);
    }

    private Feed feed(long silence, FrameTap tap) {
        Endpoint endpoint = new Endpoint(
                URI.create("ws://127.0.0.1:" + exchange.port() + "/ws/api/v2"), Optional.empty(), 16 << 20);
        return new DeribitFeed(
                new DeribitSettings(
                        endpoint,
                        Optional.empty(),
                        List.of(DeribitUnderlying.of("BTC")),
                        2,
                        10,
                        true,
                        false,
                        silence,
                        TimeUnit.MINUTES.toNanos(1),
                        0,
                        0,
                        TimeUnit.MILLISECONDS.toNanos(1)),
                tap);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
