package io.strikeiq.testing;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded random market of one underlying and two expiries, as a source that makes ticks without allocation. */
public final class SyntheticMarket implements TickSource {
    public static final long START = 1_700_000_000_000_000_000L;
    private static final int LEVELS = 5;
    private static final long DAY = 86_400_000_000_000L;
    private static final double YEAR_NANOS = 365.0 * DAY;
    private static final int STRIKES = 11;

    private final int firstId;
    private final SplittableRandom random;
    private final long limit;
    private final List<Instrument> instruments = new ArrayList<>();
    private final double[] openInterest;
    private double spot = 1_000;
    private long time = START;
    private long sequence;

    public SyntheticMarket(long seed, long ticks) {
        this(seed, ticks, 0, "TEST");
    }

    /**
     * As one of several markets.
     *
     * @param firstId id of the underlying; the options follow
     */
    public SyntheticMarket(long seed, long ticks, int firstId, String symbol) {
        this.firstId = firstId;
        this.random = new SplittableRandom(seed);
        this.limit = ticks;
        instruments.add(Instrument.underlying(firstId, symbol, InstrumentKind.FUTURE, 1, 0.05, "USD"));
        for (int expiry = 1; expiry <= 2; expiry++) {
            for (int i = 0; i < STRIKES; i++) {
                add(symbol, expiry, 950 + 10 * i, OptionRight.PUT);
                add(symbol, expiry, 950 + 10 * i, OptionRight.CALL);
            }
        }
        openInterest = new double[instruments.size()];
    }

    private void add(String symbol, int expiry, double strike, OptionRight right) {
        int id = firstId + instruments.size();
        instruments.add(Instrument.option(
                id,
                symbol + "-" + expiry + "-" + strike + "-" + right,
                firstId,
                right,
                strike,
                START + 7L * expiry * DAY,
                ExerciseStyle.EUROPEAN,
                10,
                0.05,
                "USD"));
    }

    @Override
    public boolean next(MarketEvent tick) {
        if (sequence == limit) {
            return false;
        }
        long position = sequence++;
        if (position < instruments.size()) {
            tick.asInstrument(instruments.get((int) position), START);
        } else if (position == instruments.size()) {
            tick.asSession(firstId, START, SessionPhase.OPEN);
        } else {
            time += random.nextLong(50_000_000L);
            spot *= 1 + 2e-5 * (random.nextDouble() - 0.5);
            fill(tick);
        }
        tick.sequence = sequence;
        return true;
    }

    private void fill(MarketEvent tick) {
        int option = 1 + random.nextInt(instruments.size() - 1);
        double size = 10 * (1 + random.nextInt(20));
        switch (random.nextInt(8)) {
            case 0 -> tick.asQuote(firstId, time, spot - 0.05, size, spot + 0.05, 10 * (1 + random.nextInt(20)));
            case 1 -> tick.asTrade(firstId, time, spot, size, random.nextBoolean() ? Aggressor.BUY : Aggressor.SELL);
            case 2 -> depth(tick, size);
            case 3 -> {
                openInterest[option] = Math.max(0, openInterest[option] + 10 * (random.nextInt(41) - 18));
                tick.asOpenInterest(firstId + option, time, openInterest[option]);
            }
            case 4 ->
                tick.asTrade(firstId + option, time, Math.max(0.05, theoretical(option)), size, Aggressor.UNKNOWN);
            case 5 -> {
                if (random.nextInt(20) == 0) {
                    tick.asClock(time);
                } else {
                    quote(tick, option, size);
                }
            }
            default -> quote(tick, option, size);
        }
    }

    private void depth(MarketEvent tick, double size) {
        tick.asDepth(firstId, time, LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            tick.bidPrices[i] = spot - 0.05 * (i + 1);
            tick.askPrices[i] = spot + 0.05 * (i + 1);
            tick.bidSizes[i] = size + 10 * random.nextInt(10);
            tick.askSizes[i] = size + 10 * random.nextInt(10);
        }
    }

    private void quote(MarketEvent tick, int option, double size) {
        double theoretical = theoretical(option);
        tick.asQuote(firstId + option, time, Math.max(0.05, theoretical - 0.05), size, theoretical + 0.1, size);
    }

    /** Instruments of a market, the underlying included. */
    public static int instruments() {
        return 1 + 4 * STRIKES;
    }

    private double theoretical(int option) {
        Instrument instrument = instruments.get(option);
        double tau = (double) (instrument.expiryTime() - time) / YEAR_NANOS;
        return Black76.price(instrument.right() == OptionRight.CALL, spot, instrument.strike(), 0.2, tau, 1);
    }

    @Override
    public void close() {}
}
