package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.MetricsRig;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FutureBookTest {
    /** Metrics that a future's book does not give, or gives as a future's. */
    private static final Set<Metric> OF_THE_INDEX =
            EnumSet.of(Metric.SPOT, Metric.SPOT_AGE, Metric.BOOK_SOURCE, Metric.MICROPRICE);

    private static final long SECOND = MetricsRig.SECOND;
    private static final long START = MetricsRig.START;
    private static final long NEAR = START + 1_000 * SECOND;
    private static final long FAR = START + 100_000 * SECOND;
    private final MetricsRig rig = rig();

    private static MetricsRig rig() {
        return MetricsRig.classified(
                InstrumentKind.INDEX, (sides, book) -> new BookMetrics(BookSettings.defaults(), sides, book));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadAFutureAsItWouldTheSameBookOfTheUnderlying(long seed) {
        Random random = new Random(seed);
        MetricsRig own = rig();
        int future = rig.listFuture(FAR);
        int sameId = own.listFuture(FAR);
        assertEquals(future, sameId);
        long time = START;
        for (int i = 0; i < 3_000; i++) {
            time += random.nextInt(2_000_000_000);
            double mid = 100 + 0.1 * random.nextInt(10);
            // Begins with a quote: before it, a trade is a price of the index, and one of its future is none.
            if (i == 0 || random.nextInt(4) > 0) {
                double bidSize = 1 + random.nextInt(50);
                double askSize = 1 + random.nextInt(50);
                double half = 0.05 * (1 + random.nextInt(4));
                rig.quote(future, time, mid - half, bidSize, mid + half, askSize);
                own.quote(time, mid - half, bidSize, mid + half, askSize);
            } else {
                double size = 1 + random.nextInt(20);
                Aggressor side = random.nextBoolean() ? Aggressor.BUY : Aggressor.SELL;
                rig.trade(future, time, mid, size, side);
                own.trade(time, mid, size, side);
            }
        }
        for (Metric metric : Metric.values()) {
            if (!OF_THE_INDEX.contains(metric)) {
                assertEquals(own.get(metric), rig.get(metric), metric + ", seed " + seed);
            }
        }
        assertTrue(rig.frame().isKnown(Metric.KYLE_LAMBDA), "there was something to compare");
        assertEquals(1, own.get(Metric.BOOK_SOURCE));
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
        assertFalse(rig.frame().isKnown(Metric.SPOT), "a future's quote is no price of the index");
    }

    @Test
    void shouldRollToTheNextFutureAfterTheExpiry() {
        final int far = rig.listFuture(FAR);
        final int near = rig.listFuture(NEAR);
        rig.price(START, 100);
        rig.quote(far, START, 98, 5, 104, 5);
        assertEquals(0, rig.get(Metric.BOOK_SOURCE), "not the nearest");
        rig.quote(near, START, 99, 30, 101, 10);
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
        rig.quote(far, START + SECOND, 98, 5, 104, 5);
        assertEquals(30, rig.get(Metric.BID_DEPTH));
        rig.quote(far, NEAR, 98, 5, 104, 7);
        assertEquals(5, rig.get(Metric.BID_DEPTH));
        assertEquals(7, rig.get(Metric.ASK_DEPTH_MEAN), "the mean is of this book alone");
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
        assertEquals(100, rig.get(Metric.SPOT));
    }

    @Test
    void shouldPreferTheOwnBookToTheFutureAndTheFutureToTheOptions() {
        final int atm = rig.listOptions(100);
        final int future = rig.listFuture(NEAR);
        rig.price(START, 100);
        rig.quote(atm, START, 4, 10, 6, 20);
        rig.quote(atm + 1, START, 3, 7, 5, 9);
        assertEquals(3, rig.get(Metric.BOOK_SOURCE));
        rig.quote(future, START, 99, 30, 101, 10);
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
        rig.quote(atm, START, 4, 11, 6, 20);
        assertEquals(30, rig.get(Metric.BID_DEPTH), "the options no longer count");
        rig.quote(START, 99, 1, 101, 2);
        assertEquals(1, rig.get(Metric.BOOK_SOURCE));
        rig.quote(future, START, 99, 40, 101, 10);
        assertEquals(1, rig.get(Metric.BID_DEPTH), "nor does the future");
    }

    @Test
    void shouldFallBackToTheOptionsWhenTheLastFutureHasExpired() {
        final int atm = rig.listOptions(100);
        final int future = rig.listFuture(NEAR);
        rig.price(START, 100);
        rig.quote(future, START, 99, 30, 101, 10);
        rig.quote(future, NEAR, 99, 60, 101, 10);
        assertEquals(30, rig.get(Metric.BID_DEPTH), "an expired future has no book");
        rig.quote(atm, NEAR, 4, 10, 6, 20);
        rig.quote(atm + 1, NEAR, 3, 7, 5, 9);
        assertEquals(3, rig.get(Metric.BOOK_SOURCE));
        assertEquals(19, rig.get(Metric.BID_DEPTH));
    }

    @Test
    void shouldNotMixTheTradesOfAFutureWithThoseOfTheUnderlying() {
        final int future = rig.listFuture(NEAR);
        rig.trade(START, 100, 5, Aggressor.BUY);
        rig.quote(future, START, 99, 30, 101, 10);
        final double rate = rig.get(Metric.VOLUME_RATE);
        rig.trade(future, START, 101, 50, Aggressor.BUY);
        assertEquals(rate, rig.get(Metric.VOLUME_RATE));
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
    }

    @Test
    void shouldKnowNoBookWhereNothingIsQuoted() {
        rig.listFuture(FAR);
        rig.price(START, 100);
        assertEquals(0, rig.get(Metric.BOOK_SOURCE));
        assertFalse(rig.frame().isKnown(Metric.BID_DEPTH));
        assertFalse(rig.frame().isKnown(Metric.RELATIVE_SPREAD));
    }
}
