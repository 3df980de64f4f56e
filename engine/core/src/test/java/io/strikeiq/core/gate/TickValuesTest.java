package io.strikeiq.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is impossible of a quote or depth, against the rule for one value at a time. */
class TickValuesTest {
    private static final Instrument INDEX = Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.05, "USD");
    private static final double[] STRANGE = {
        0,
        -0.0,
        Double.NaN,
        -Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e18,
        Math.nextDown(1e18),
        -1e18,
        -5
    };

    private final GateCounts counts = new GateCounts();
    private final TickValues values = new TickValues(counts);
    private final SplittableRandom random = new SplittableRandom(11);
    private final MarketEvent tick = new MarketEvent();
    private long prices;
    private long sizes;

    private double next() {
        return random.nextInt(40) == 0 ? STRANGE[random.nextInt(STRANGE.length)] : random.nextDouble(0.05, 1e6);
    }

    private long price(double price, long bit) {
        boolean possible = Double.isNaN(price) || price == 0 || (price > 0 && price < 1e18);
        prices += possible ? 0 : 1;
        return possible ? 0 : bit;
    }

    private long size(double size, long bit) {
        boolean possible = Double.isNaN(size) || (size > 0 && size < 1e18);
        sizes += possible ? 0 : 1;
        return possible ? 0 : bit;
    }

    @Test
    void shouldNoteOfDepthWhatTheRuleForOneValueSays() {
        for (int n = 0; n < 20_000; n++) {
            tick.asDepth(0, 1, random.nextInt(MarketEvent.MAX_DEPTH + 1));
            long expected = 0;
            for (int i = 0; i < tick.depth; i++) {
                tick.bidPrices[i] = next();
                tick.bidSizes[i] = next();
                tick.askPrices[i] = next();
                tick.askSizes[i] = next();
                expected |= price(tick.bidPrices[i], MarketEvent.bitOf(i, MarketEvent.BID_PRICE))
                        | size(tick.bidSizes[i], MarketEvent.bitOf(i, MarketEvent.BID_SIZE))
                        | price(tick.askPrices[i], MarketEvent.bitOf(i, MarketEvent.ASK_PRICE))
                        | size(tick.askSizes[i], MarketEvent.bitOf(i, MarketEvent.ASK_SIZE));
            }
            values.depth(tick, INDEX);
            assertEquals(expected, tick.impossible);
        }
        assertEquals(prices, counts.unknownPrices());
        assertEquals(sizes, counts.unknownSizes());
    }

    @Test
    void shouldNoteOfAQuoteWhatTheRuleForOneValueSays() {
        for (int n = 0; n < 100_000; n++) {
            tick.asQuote(0, 1, next(), next(), next(), next());
            values.quote(tick, INDEX);
            long expected = price(tick.bidPrice, MarketEvent.BID_PRICE)
                    | size(tick.bidSize, MarketEvent.BID_SIZE)
                    | price(tick.askPrice, MarketEvent.ASK_PRICE)
                    | size(tick.askSize, MarketEvent.ASK_SIZE);
            assertEquals(expected, tick.impossible);
        }
        assertEquals(prices, counts.unknownPrices());
        assertEquals(sizes, counts.unknownSizes());
    }
}
