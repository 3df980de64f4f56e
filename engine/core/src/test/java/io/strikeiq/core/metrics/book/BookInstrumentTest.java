package io.strikeiq.core.metrics.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.MetricFrame;
import io.strikeiq.core.metrics.price.PriceMetrics;
import io.strikeiq.core.metrics.price.PriceSettings;
import io.strikeiq.testing.MetricsRig;
import org.junit.jupiter.api.Test;

/** Book and trades of an index come from the instrument that it declares, or from its most traded future. */
final class BookInstrumentTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long START = MetricsRig.START;
    private static final long NEAR = START + 100_000 * SECOND;
    private static final long FAR = START + 900_000 * SECOND;

    private static MetricsRig book(int declared) {
        Instrument index = Instrument.underlying(0, "TEST", InstrumentKind.INDEX, 1, 0.05, "USD");
        return MetricsRig.classified(
                index.withBook(declared), (sides, book) -> new BookMetrics(BookSettings.defaults(), sides, book));
    }

    private static MetricsRig price() {
        return MetricsRig.classified(
                InstrumentKind.INDEX, (sides, book) -> new PriceMetrics(PriceSettings.defaults(), sides, book));
    }

    @Test
    void shouldReadTheFutureWithTheMostValueTradedInTheLastSession() {
        MetricsRig rig = book(Instrument.DEFAULT_BOOK);
        final int near = rig.listFuture(NEAR);
        final int far = rig.listFuture(FAR);
        rig.session(START, SessionPhase.OPEN);
        rig.price(START, 100);
        rig.quote(near, START, 99, 10, 101, 10);
        rig.quote(far, START, 102, 77, 104, 77);
        assertEquals(10, rig.get(Metric.BID_DEPTH), "the nearest while no session has passed");
        rig.trade(near, START, 100, 5, Aggressor.BUY);
        rig.trade(far, START, 103, 50, Aggressor.BUY);
        rig.session(START + SECOND, SessionPhase.CLOSE);
        rig.session(START + 10_000 * SECOND, SessionPhase.OPEN);
        long next = START + 10_001 * SECOND;
        rig.price(next, 100);
        rig.quote(near, next, 99, 10, 101, 10);
        assertFalse(rig.frame().isKnown(Metric.BID_DEPTH), "no longer the book");
        rig.quote(far, next, 102, 77, 104, 77);
        assertEquals(77, rig.get(Metric.BID_DEPTH));
    }

    @Test
    void shouldReadTheInstrumentThatTheUnderlyingDeclares() {
        MetricsRig rig = book(2);
        final int near = rig.listFuture(NEAR);
        final int perpetual = rig.list(InstrumentKind.PERPETUAL, Long.MAX_VALUE, PremiumUnit.CURRENCY);
        assertEquals(2, perpetual);
        rig.price(START, 100);
        rig.quote(near, START, 99, 10, 101, 10);
        rig.quote(START, 99, 11, 101, 11);
        assertFalse(rig.frame().isKnown(Metric.BID_DEPTH), "neither the future's nor its own");
        assertEquals(MetricFrame.OWN_BOOK, rig.frame().book());
        rig.quote(perpetual, START, 99.5, 12, 101.5, 12);
        assertEquals(12, rig.get(Metric.BID_DEPTH));
        assertEquals(2, rig.get(Metric.BOOK_SOURCE));
        assertEquals(2, rig.frame().book());
        rig.trade(START, 100, 5, Aggressor.BUY);
        assertFalse(rig.get(Metric.VOLUME_RATE) > 0, "its own trades do not count");
        rig.trade(perpetual, START, 101.5, 5, Aggressor.BUY);
        assertEquals(5, rig.get(Metric.SIGNED_VOLUME), 1e-12);
    }

    @Test
    void shouldReadNothingButItsOwnBookWhereTheUnderlyingDeclaresItself() {
        MetricsRig rig = book(0);
        int near = rig.listFuture(NEAR);
        rig.price(START, 100);
        rig.quote(near, START, 99, 10, 101, 10);
        assertEquals(0, rig.get(Metric.BOOK_SOURCE));
        rig.quote(START, 99, 11, 101, 11);
        assertEquals(11, rig.get(Metric.BID_DEPTH));
    }

    @Test
    void shouldMoveLevelsByTheBasis() {
        MetricsRig rig = book(Instrument.DEFAULT_BOOK);
        int future = rig.listFuture(NEAR);
        for (int i = 0; i < 600; i++) {
            rig.price(START + i * SECOND, 25_000);
            rig.quote(future, START + i * SECOND, 25_010, 5, 25_011, 5);
        }
        assertEquals(25_000, rig.get(Metric.MICROPRICE), 1e-9);
        assertEquals(1 / 25_010.5, rig.get(Metric.RELATIVE_SPREAD), 1e-12);
        rig.quote(future, START + 600 * SECOND, 25_020, 5, 25_021, 5);
        assertEquals(25_010, rig.get(Metric.MICROPRICE), 0.2, "a move of the future is one of the level");
    }

    @Test
    void shouldNotKnowALevelWhileTheIndexHasNoPrice() {
        MetricsRig rig = book(Instrument.DEFAULT_BOOK);
        int future = rig.listFuture(NEAR);
        rig.quote(future, START, 25_010, 5, 25_011, 5);
        assertFalse(rig.frame().isKnown(Metric.MICROPRICE));
        assertEquals(5, rig.get(Metric.BID_DEPTH));
    }

    @Test
    void shouldMakeUnitsOfTheSizesOfAnInverseContractLevelByLevel() {
        MetricsRig rig = book(1);
        int perpetual = rig.list(InstrumentKind.PERPETUAL, Long.MAX_VALUE, PremiumUnit.COIN);
        rig.price(START, 50_000);
        rig.quote(perpetual, START, 50_000, 100_000, 50_010, 50_010);
        assertEquals(2, rig.get(Metric.BID_DEPTH), 1e-12);
        assertEquals(1, rig.get(Metric.ASK_DEPTH), 1e-12);
        rig.trade(perpetual, START, 50_010, 50_010, Aggressor.BUY);
        assertEquals(1, rig.get(Metric.SIGNED_VOLUME), 1e-12);
    }

    @Test
    void shouldWeighThePricesOfAnIndexByItsFuturesVolume() {
        MetricsRig rig = price();
        int future = rig.listFuture(NEAR);
        rig.session(START, SessionPhase.OPEN);
        rig.price(START, 25_000);
        rig.trade(future, START, 25_010, 3, Aggressor.BUY);
        assertFalse(rig.frame().isKnown(Metric.VWAP), "the basis is not known yet");
        rig.quote(future, START + SECOND, 25_009, 5, 25_011, 5);
        rig.trade(future, START + SECOND, 25_011, 1, Aggressor.BUY);
        rig.trade(future, START + SECOND, 25_009, 3, Aggressor.SELL);
        assertEquals(24_999.5, rig.get(Metric.VWAP), 1e-9);
        assertEquals(Math.sqrt(0.75), rig.get(Metric.VWAP_SIGMA), 1e-9);
    }
}
