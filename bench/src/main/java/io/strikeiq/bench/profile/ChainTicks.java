package io.strikeiq.bench.profile;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.pricing.Black76;
import java.util.SplittableRandom;

/** One underlying and one expiry of any number of options: all quoted once, then quotes of random options without end. */
final class ChainTicks {
    private static final long START = 1_767_584_700_000_000_000L;
    private static final long DAY = 86_400_000_000_000L;
    private static final double SPOT = 24_000;
    private static final double TAU = 7 / 365.0;
    private static final double SIGMA = 0.14;

    private final int options;
    private final long gap;
    private final double[] prices;
    private final MarketEvent scratch = new MarketEvent();
    private final SplittableRandom random = new SplittableRandom(1);
    private long time = START;

    /**
     * @param ticksPerSecond rate in event time
     */
    ChainTicks(int options, int ticksPerSecond) {
        this.options = options;
        this.gap = 1_000_000_000L / ticksPerSecond;
        this.prices = new double[options];
        for (int i = 0; i < options; i++) {
            prices[i] = Math.max(0.05, Black76.price(i % 2 == 0, SPOT, strike(i), SIGMA, TAU, 1));
        }
    }

    /** Strikes over ±10 %, however many. */
    private double strike(int option) {
        int row = option / 2;
        return SPOT * (0.9 + 0.2 * row / (options / 2.0));
    }

    /** Definitions, the session's opening, a price, and a quote and open interest of every option. */
    void open(TickTape tape) {
        tape.accept(scratch.asInstrument(Instrument.underlying(0, "SIM", InstrumentKind.INDEX, 1, 0.05, "INR"), START));
        for (int i = 0; i < options; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            tape.accept(scratch.asInstrument(
                    Instrument.option(
                            i + 1,
                            "O" + i,
                            0,
                            right,
                            strike(i),
                            START + 7 * DAY,
                            ExerciseStyle.EUROPEAN,
                            1,
                            0.05,
                            "INR"),
                    START));
        }
        tape.accept(scratch.asSession(0, START, SessionPhase.OPEN));
        tape.accept(scratch.asUnderlyingPrice(0, START, SPOT));
        for (int i = 0; i < options; i++) {
            tape.accept(quote(scratch, i));
            tape.accept(scratch.asOpenInterest(i + 1, time, 100 + random.nextInt(10_000)));
        }
    }

    private MarketEvent quote(MarketEvent slot, int option) {
        double price = prices[option] * (1 + 0.002 * (random.nextDouble() - 0.5));
        return slot.asQuote(option + 1, time, 0.995 * price, 75, 1.005 * price, 75);
    }

    /** Quotes of random options at the rate. */
    TickSource quotes(long count) {
        TickTape tape = new TickTape();
        for (long i = 0; i < count; i++) {
            time += gap;
            tape.accept(quote(scratch, random.nextInt(options)));
        }
        return tape.read();
    }
}
