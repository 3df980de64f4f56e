package io.strikeiq.bench.profile;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pricing.Black76;
import java.util.SplittableRandom;

/**
 * Underlyings with any number of options each: all quoted once, then quotes of random options without end, and among them
 * prices of the underlyings that move a little.
 */
public final class ChainTicks {
    private static final long START = 1_767_584_700_000_000_000L;
    private static final long DAY = 86_400_000_000_000L;
    private static final double SPOT = 24_000;
    private static final double TAU = 7 / 365.0;
    private static final double SIGMA = 0.14;
    /** One tick in as many is a price of an underlying. */
    private static final int PRICES = 16;

    private final int underlyings;
    private final int options;
    private final int expiries;
    private final long gap;
    /** By option of one underlying; all underlyings are alike. */
    private final double[] prices;

    private final MarketEvent scratch = new MarketEvent();
    private final SplittableRandom random = new SplittableRandom(1);
    private long time = START;

    /**
     * @param options of each underlying, over its expiries a week apart
     * @param ticksPerSecond rate of all together in event time
     */
    public ChainTicks(int underlyings, int options, int expiries, int ticksPerSecond) {
        this.underlyings = underlyings;
        this.options = options;
        this.expiries = expiries;
        this.gap = 1_000_000_000L / ticksPerSecond;
        this.prices = new double[options];
        for (int i = 0; i < options; i++) {
            double tau = TAU * (1 + expiry(i));
            prices[i] = Math.max(0.05, Black76.price(i % 2 == 0, SPOT, strike(i), SIGMA, tau, 1));
        }
    }

    private int expiry(int option) {
        return option / 2 % expiries;
    }

    /** Strikes over ±10 %, however many. */
    private double strike(int option) {
        int row = option / 2 / expiries;
        return SPOT * (0.9 + 0.2 * row / (options / 2.0 / expiries));
    }

    /** Underlyings come first, then the options of each. */
    private int idOf(int underlying, int option) {
        return underlyings + underlying * options + option;
    }

    /** Definitions, the session's opening, a price, and a quote and open interest of every option. */
    public void open(TickSink tape) {
        for (int u = 0; u < underlyings; u++) {
            tape.accept(scratch.asInstrument(
                    Instrument.underlying(u, "SIM" + u, InstrumentKind.INDEX, 1, 0.05, "INR"), START));
        }
        for (int u = 0; u < underlyings; u++) {
            for (int i = 0; i < options; i++) {
                tape.accept(scratch.asInstrument(option(u, i), START));
            }
        }
        for (int u = 0; u < underlyings; u++) {
            tape.accept(scratch.asSession(u, START, SessionPhase.OPEN));
            tape.accept(scratch.asUnderlyingPrice(u, START, SPOT));
            for (int i = 0; i < options; i++) {
                tape.accept(quote(u, i));
                tape.accept(scratch.asOpenInterest(idOf(u, i), time, 100 + random.nextInt(10_000)));
            }
        }
    }

    private Instrument option(int underlying, int i) {
        OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
        return Instrument.option(
                idOf(underlying, i),
                "O" + underlying + "-" + i,
                underlying,
                right,
                strike(i),
                START + 7 * DAY * (1 + expiry(i)),
                ExerciseStyle.EUROPEAN,
                1,
                0.05,
                "INR");
    }

    private MarketEvent quote(int underlying, int option) {
        double price = prices[option] * (1 + 0.002 * (random.nextDouble() - 0.5));
        return scratch.asQuote(idOf(underlying, option), time, 0.995 * price, 75, 1.005 * price, 75);
    }

    /** Ticks at the rate, of random underlyings. */
    TickSource ticks(long count) {
        TickTape tape = new TickTape();
        for (long i = 0; i < count; i++) {
            tape.accept(next(i));
        }
        return tape.read();
    }

    /** The next tick at the rate, of a random underlying; it is overwritten by the one after it. */
    public MarketEvent next(long number) {
        time += gap;
        int underlying = random.nextInt(underlyings);
        if (number % PRICES == 0) {
            double moved = SPOT * (1 + 1e-4 * (random.nextDouble() - 0.5));
            return scratch.asUnderlyingPrice(underlying, time, moved);
        }
        return quote(underlying, random.nextInt(options));
    }
}
