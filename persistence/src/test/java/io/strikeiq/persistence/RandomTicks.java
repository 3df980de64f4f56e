package io.strikeiq.persistence;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import java.util.SplittableRandom;

/** Ticks of every type with random content; tick n of a seed is always the same. */
public final class RandomTicks {
    private static final long START = 1_700_000_000_000_000_000L;
    private final long seed;

    public RandomTicks(long seed) {
        this.seed = seed;
    }

    /** Makes tick {@code n}, from 1, of a random type. */
    public MarketEvent fill(MarketEvent slot, long n) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + n);
        TickType[] types = TickType.values();
        return fill(slot, types[random.nextInt(types.length)], n, random);
    }

    /** Makes tick {@code n} of a type that allocates nothing. */
    public MarketEvent fill(MarketEvent slot, TickType type, long n, SplittableRandom random) {
        long time = START + n * 1_000_000;
        int id = random.nextInt(100);
        MarketEvent tick = switch (type) {
            case INSTRUMENT -> slot.asInstrument(instrument(id, random), time);
            case UNDERLYING_PRICE -> slot.asUnderlyingPrice(id, time, value(random));
            case QUOTE -> slot.asQuote(id, time, value(random), value(random), value(random), value(random));
            case DEPTH -> depth(slot, id, time, random);
            case TRADE ->
                slot.asTrade(
                        id,
                        time,
                        value(random),
                        value(random),
                        Aggressor.of(random.nextInt(3)),
                        random.nextLong(),
                        random.nextInt(8));
            case OPEN_INTEREST -> slot.asOpenInterest(id, time, value(random));
            case VENUE_GREEKS ->
                slot.asVenueGreeks(
                        id,
                        time,
                        value(random),
                        value(random),
                        value(random),
                        value(random),
                        value(random),
                        value(random));
            case CLOCK -> slot.asClock(time);
            case SESSION -> slot.asSession(id, time, SessionPhase.of(random.nextInt(3)));
            case CONTROL ->
                slot.asControl(
                        time, ControlCode.of(random.nextInt(3)), random.nextInt(7), random.nextInt(9), value(random));
            case DAY -> slot.asDay(id - 1, time);
            case FEED_STATE -> feedState(slot, id, time, random);
            case CONFIDENCE ->
                slot.asConfidence(
                        time, random.nextInt(7) - 1, random.nextInt(99) - 1, value(random), random.nextLong(1 << 20));
        };
        tick.receiveTime = time + random.nextInt(1_000_000);
        return tick;
    }

    private static MarketEvent feedState(MarketEvent slot, int id, long time, SplittableRandom random) {
        if (random.nextBoolean()) {
            return slot.asFeedPosition(time, random.nextInt(64), random.nextLong(1L << 50));
        }
        long to = random.nextBoolean() ? Long.MAX_VALUE : time;
        return slot.asFeedState(id - 1, time, FeedState.of(random.nextInt(5)), time - random.nextInt(1_000_000), to);
    }

    private static MarketEvent depth(MarketEvent slot, int id, long time, SplittableRandom random) {
        int levels = random.nextInt(MarketEvent.MAX_DEPTH + 5);
        slot.asDepth(id, time, levels);
        for (int i = 0; i < slot.depth; i++) {
            slot.bidPrices[i] = value(random);
            slot.bidSizes[i] = value(random);
            slot.askPrices[i] = value(random);
            slot.askSizes[i] = value(random);
        }
        return slot;
    }

    private static Instrument instrument(int id, SplittableRandom random) {
        return terms(id, random)
                .withVenue(random.nextBoolean() ? "" : "VENUE-" + random.nextInt(9))
                .withSeries(random.nextBoolean() ? "" : "AM")
                .withPremiumUnit(PremiumUnit.of(random.nextInt(2)))
                .withNegativePrices(random.nextBoolean())
                .withBook(random.nextInt(100) - 1);
    }

    private static Instrument terms(int id, SplittableRandom random) {
        boolean option = random.nextBoolean();
        String symbol = "SYM-" + id + (random.nextBoolean() ? "-é€" : "");
        return option
                ? Instrument.option(
                        id,
                        symbol,
                        random.nextInt(100),
                        OptionRight.of(random.nextInt(2)),
                        1 + random.nextInt(1000),
                        START + random.nextLong(1L << 50),
                        ExerciseStyle.of(random.nextInt(2)),
                        1 + random.nextInt(100),
                        random.nextBoolean() ? Double.NaN : 0.05,
                        "USD")
                : Instrument.underlying(id, symbol, InstrumentKind.of(random.nextInt(4)), 1, Double.NaN, "USD");
    }

    /** Unknown one time in eight, else any magnitude and sign. */
    private static double value(SplittableRandom random) {
        if (random.nextInt(8) == 0) {
            return Double.NaN;
        }
        return (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(-6, 9));
    }

    /** What a tick says, every field of its type and nothing else, as text. */
    public static String text(MarketEvent tick) {
        StringBuilder text = new StringBuilder()
                .append(tick.type)
                .append(' ')
                .append(tick.instrumentId)
                .append(' ')
                .append(tick.exchangeTime)
                .append(' ')
                .append(tick.receiveTime)
                .append(' ');
        switch (tick.type) {
            case INSTRUMENT -> text.append(tick.definition);
            case UNDERLYING_PRICE -> text.append(tick.price);
            case QUOTE -> text.append(tick.bidPrice + " " + tick.bidSize + " " + tick.askPrice + " " + tick.askSize);
            case DEPTH -> depthText(tick, text);
            case TRADE ->
                text.append(
                        tick.price + " " + tick.size + " " + tick.aggressor + " " + tick.tradeId + " " + tick.flags);
            case OPEN_INTEREST -> text.append(tick.openInterest);
            case VENUE_GREEKS ->
                text.append(tick.venueIv + " " + tick.venueDelta + " " + tick.venueGamma + " " + tick.venueVega + " "
                        + tick.venueTheta + " " + tick.venueForward);
            case CLOCK -> text.append("clock");
            case SESSION -> text.append(tick.sessionPhase);
            case CONTROL ->
                text.append(tick.controlCode + " " + tick.controlEngine + " " + tick.controlParameter + " "
                        + tick.controlValue);
            case DAY -> text.append("day");
            case FEED_STATE ->
                text.append(tick.feedState + " " + tick.feedFrom + " " + tick.feedTo + " " + tick.feedPartition + " "
                        + tick.feedOffset);
            case CONFIDENCE ->
                text.append(tick.confidenceEngine + " " + tick.confidenceCell + " " + tick.confidenceValue + " "
                        + tick.confidenceVersion);
        }
        return text.toString();
    }

    private static void depthText(MarketEvent tick, StringBuilder text) {
        text.append(tick.depth + " of " + tick.levelsOffered);
        for (int i = 0; i < MarketEvent.MAX_DEPTH; i++) {
            text.append(" | " + tick.bidPrices[i] + " " + tick.bidSizes[i] + " " + tick.askPrices[i] + " "
                    + tick.askSizes[i]);
        }
    }
}
