package io.strikeiq.service.simulator;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import java.util.EnumSet;
import java.util.function.IntConsumer;

/**
 * Simulated sessions on the trading days of the venue: each evening the nearest expiry passes and each morning a new one is listed,
 * prices begin again at the first day's, with a gap, and on given days the first underlying splits two for one, so that
 * living contracts are redefined. Ids are never used for two contracts.
 */
public final class SimulatedDays {
    private final SimulatorSettings settings;
    private final SimulatedVenue venue;
    private final int splitEvery;
    /** Instruments of one underlying in one session: itself, then its options by expiry. */
    private final int block;

    private final int optionsOfExpiry;

    /**
     * @param settings of one session; each day has a seed of its own
     * @param splitEvery days from one split of the first underlying to the next
     */
    public SimulatedDays(SimulatorSettings settings, int splitEvery) {
        this.settings = settings;
        this.venue = SimulatedVenue.shipped();
        this.splitEvery = splitEvery;
        this.optionsOfExpiry = 2 * settings.strikes();
        this.block = 1 + optionsOfExpiry * settings.expiries();
    }

    /**
     * Plays a number of days.
     *
     * @param evening is called after each day, with its number from 0
     */
    public void play(int days, TickSink sink, IntConsumer evening) {
        play(0, days, sink, evening);
    }

    /** As the other, from a day on. */
    public void play(int first, int days, TickSink sink, IntConsumer evening) {
        for (int day = first; day < first + days; day++) {
            SimulatorSettings today = new SimulatorSettings(
                    settings.seed() + day,
                    settings.underlyings(),
                    settings.strikes(),
                    settings.expiries(),
                    settings.ticks());
            int number = day;
            new MarketSimulator(today, venue, day, EnumSet.allOf(EventKind.class))
                    .run(tick -> sink.accept(moved(tick, number)), event -> {});
            evening.accept(day);
        }
    }

    /** Nanoseconds from the first session's open to that of a day. */
    private long offset(int day) {
        return venue.open(day) - venue.open(0);
    }

    private MarketEvent moved(MarketEvent tick, int day) {
        tick.exchangeTime += offset(day);
        tick.receiveTime += offset(day);
        if (tick.type == TickType.INSTRUMENT) {
            define(tick, day);
        } else if (tick.instrumentId >= 0) {
            scale(tick, tick.instrumentId < block ? factor(day) : 1);
            tick.instrumentId = id(tick.instrumentId, day);
        }
        return tick;
    }

    /** Underlyings first, then the options by the day of their expiry. */
    private int id(int original, int day) {
        int underlying = original / block;
        int option = original % block - 1;
        if (option < 0) {
            return underlying;
        }
        int expiryDay = day + option / optionsOfExpiry;
        return settings.underlyings()
                + (expiryDay * settings.underlyings() + underlying) * optionsOfExpiry
                + option % optionsOfExpiry;
    }

    private double factor(int day) {
        return 1.0 / (1 << (day / splitEvery));
    }

    private void define(MarketEvent tick, int day) {
        Instrument original = tick.definition;
        String symbol = original.symbol();
        long expiry = original.expiryTime();
        double strike = original.strike();
        if (original.isOption()) {
            int expiryDay = day + (original.id() % block - 1) / optionsOfExpiry;
            expiry = venue.close(expiryDay);
            symbol = symbol.replaceFirst("-W\\d+-", "-D" + expiryDay + "-");
            strike *= original.id() < block ? factor(day) : 1;
        }
        tick.instrumentId = id(original.id(), day);
        tick.definition = new Instrument(
                tick.instrumentId,
                symbol,
                original.kind(),
                id(original.underlyingId(), day),
                original.right(),
                strike,
                expiry,
                original.style(),
                original.contractSize(),
                original.tickSize(),
                original.currency(),
                tick.exchangeTime);
    }

    private static void scale(MarketEvent tick, double factor) {
        tick.price *= factor;
        tick.bidPrice *= factor;
        tick.askPrice *= factor;
        for (int level = 0; level < MarketEvent.MAX_DEPTH; level++) {
            tick.bidPrices[level] *= factor;
            tick.askPrices[level] *= factor;
        }
    }
}
