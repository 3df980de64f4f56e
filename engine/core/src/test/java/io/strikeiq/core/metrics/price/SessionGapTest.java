package io.strikeiq.core.metrics.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.testing.MetricsRig;
import org.junit.jupiter.api.Test;

/** What happens between sessions is a gap, not the range of a bar. */
final class SessionGapTest {
    private static final long SECOND = MetricsRig.SECOND;
    private static final long HOUR = 3_600 * SECOND;
    private final MetricsRig rig = MetricsRig.classified(
            InstrumentKind.EQUITY, (sides, book) -> new PriceMetrics(PriceSettings.defaults(), sides, book));

    /** An hour of minutes that each range over a tenth, around a level. */
    private void trade(long from, double level, long until) {
        for (long time = from; time < until; time += 15 * SECOND) {
            double price = level + (time / (15 * SECOND) % 2 == 0 ? 0.05 : -0.05);
            rig.trade(time, price, 1, Aggressor.UNKNOWN);
        }
    }

    @Test
    void shouldStartTrueRangeAgainWithTheSession() {
        long start = MetricsRig.START;
        rig.session(start, SessionPhase.OPEN);
        trade(start, 100, start + 6 * HOUR);
        final double minute = rig.get(Metric.ATR_1M);
        final double five = rig.get(Metric.ATR_5M);
        assertEquals(0.1, minute, 1e-9);
        rig.session(start + 6 * HOUR, SessionPhase.CLOSE);
        long next = start + 24 * HOUR;
        rig.session(next, SessionPhase.OPEN);
        trade(next, 101, next + HOUR);
        assertEquals(minute, rig.get(Metric.ATR_1M), 1e-9);
        assertEquals(five, rig.get(Metric.ATR_5M), 1e-9);
        assertEquals(0.1, rig.get(Metric.ATR_15M), 1e-9);
    }

    @Test
    void shouldShowTheGapFromTheFirstPriceOfTheSessionOn() {
        long start = MetricsRig.START;
        rig.session(start, SessionPhase.OPEN);
        rig.trade(start, 100, 1, Aggressor.UNKNOWN);
        assertFalse(rig.frame().isKnown(Metric.SESSION_GAP), "there was no session before");
        rig.session(start + HOUR, SessionPhase.CLOSE);
        rig.session(start + 24 * HOUR, SessionPhase.OPEN);
        assertFalse(rig.frame().isKnown(Metric.SESSION_GAP), "there is no price yet");
        rig.trade(start + 24 * HOUR, 101, 1, Aggressor.UNKNOWN);
        rig.trade(start + 25 * HOUR, 103, 1, Aggressor.UNKNOWN);
        assertEquals(0.01, rig.get(Metric.SESSION_GAP), 1e-12);
        assertTrue(rig.get(Metric.PRIOR_CLOSE) == 100);
    }
}
