package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.metrics.Metric;
import org.junit.jupiter.api.Test;

class PositioningCalculatorTest {
    private static final FlowSettings SETTINGS = FlowSettings.defaults();
    private static final double RATE = Math.log(2) / (SETTINGS.openInterestHalfLife() / 1e9);
    private final FlowMarket market = new FlowMarket(new PositioningCalculator(SETTINGS));

    private void assertUnknown(Metric metric) {
        assertTrue(Double.isNaN(market.get(metric)), metric + " = " + market.get(metric));
    }

    private void assertValue(double expected, Metric metric) {
        assertEquals(expected, market.get(metric), Math.abs(expected) * 1e-12, metric.name());
    }

    /** Open interest of an option moves to a level with its mid at a price. */
    private void observe(int option, double price, double units) {
        market.quote(option, price - 0.1, price + 0.1);
        market.openInterest(option, units);
    }

    @Test
    void shouldNotTakeTheFirstObservationForAChange() {
        observe(4, 2, 1000);
        market.after(30).clock();
        assertUnknown(Metric.CALL_OI_VELOCITY);
        assertUnknown(Metric.CALL_SHORT_BUILDUP);
        assertUnknown(Metric.CALL_WRITER_STRIKE);
        assertUnknown(Metric.OI_CHANGE_SHARE);
    }

    @Test
    void shouldNotTakeTheNightForAChange() {
        market.session(SessionPhase.OPEN);
        observe(4, 2, 1000);
        market.session(SessionPhase.CLOSE);
        market.after(60_000).session(SessionPhase.OPEN);
        observe(4, 1, 5000);
        assertUnknown(Metric.CALL_OI_VELOCITY);
        market.after(1);
        observe(4, 1, 5100);
        assertValue(100 * RATE / 5100, Metric.CALL_OI_VELOCITY);
    }

    @Test
    void shouldNotTakeMoreThanTheVolumeOfTheSessionForAChange() {
        observe(4, 2, 1000);
        market.trade(4, 2, 30, Aggressor.BUY);
        market.trade(4, 2, 30, Aggressor.BUY);
        observe(4, 1, 1061);
        assertUnknown(Metric.CALL_OI_VELOCITY);
        observe(4, 2, 1001);
        assertValue(-60 * RATE / 1001, Metric.CALL_OI_VELOCITY);
        observe(5, 2, 1000);
        observe(5, 2, 1001);
        assertUnknown(Metric.PUT_OI_VELOCITY);
    }

    @Test
    void shouldGiveVelocityPerOpenInterestAndKeepPutsApart() {
        observe(4, 2, 1000);
        observe(6, 2, 3000);
        observe(5, 2, 500);
        market.after(60);
        observe(4, 2, 1100);
        assertValue(100 * RATE / 4100, Metric.CALL_OI_VELOCITY);
        assertUnknown(Metric.PUT_OI_VELOCITY);
        observe(5, 2, 450);
        assertValue(-50 * RATE / 450, Metric.PUT_OI_VELOCITY);
    }

    @Test
    void shouldPutEachChangeIntoItsQuadrant() {
        observe(4, 2.0, 1000);
        observe(4, 2.5, 1100);
        observe(4, 2.0, 1300);
        observe(4, 2.5, 1000);
        observe(4, 2.0, 600);
        assertValue(100 * 0.18, Metric.CALL_LONG_BUILDUP);
        assertValue(200 * 0.18, Metric.CALL_SHORT_BUILDUP);
        assertValue(300 * 0.18, Metric.CALL_SHORT_COVERING);
        assertValue(400 * 0.18, Metric.CALL_LONG_UNWINDING);
        assertUnknown(Metric.PUT_LONG_BUILDUP);
        observe(5, 2.0, 1000);
        observe(5, 2.5, 1100);
        observe(5, 2.0, 1300);
        observe(5, 2.5, 1000);
        observe(5, 2.0, 600);
        assertValue(100 * 0.18, Metric.PUT_LONG_BUILDUP);
        assertValue(200 * 0.18, Metric.PUT_SHORT_BUILDUP);
        assertValue(300 * 0.18, Metric.PUT_SHORT_COVERING);
        assertValue(400 * 0.18, Metric.PUT_LONG_UNWINDING);
    }

    @Test
    void shouldUseTheLastTradeWhereThereIsNoMid() {
        market.trade(4, 2.0, 100, Aggressor.BUY);
        market.openInterest(4, 1000);
        market.trade(4, 1.8, 100, Aggressor.BUY);
        market.openInterest(4, 1100);
        assertValue(18, Metric.CALL_SHORT_BUILDUP);
    }

    @Test
    void shouldLeaveTheQuadrantsAloneWherePriceOrDeltaIsUnknown() {
        market.openInterest(4, 1000);
        market.openInterest(4, 1100);
        assertUnknown(Metric.CALL_SHORT_BUILDUP);
        market.greeks(4, Double.NaN, 0.01, 0.2);
        observe(4, 2.0, 1200);
        observe(4, 1.0, 1300);
        assertUnknown(Metric.CALL_SHORT_BUILDUP);
    }

    @Test
    void shouldScoreWritingAgainstItsHistory() {
        double units = 10_000;
        for (int i = 0; i < 60; i++) {
            market.after(20);
            units += 5 + i % 3;
            observe(4, 3 - 0.01 * i, units);
            observe(5, 3 - 0.01 * i, units);
        }
        market.after(20);
        observe(4, 1, units + 5000);
        assertTrue(market.get(Metric.CALL_WRITING_Z) > 3);
        assertTrue(market.get(Metric.CALL_OI_VELOCITY_Z) > 3);
        assertTrue(market.get(Metric.PUT_WRITING_Z) < 3);
    }

    @Test
    void shouldNameTheStrikeWhereWritersBuiltUpMost() {
        observe(4, 2.0, 1000);
        observe(6, 4.0, 1000);
        observe(5, 6.0, 1000);
        observe(4, 1.8, 1300);
        observe(4, 1.2, 1600);
        observe(6, 3.0, 1200);
        observe(5, 5.0, 1100);
        market.after(1).clock();
        assertValue(100, Metric.CALL_WRITER_STRIKE);
        assertEquals(101.5, market.get(Metric.CALL_WRITER_BREAKEVEN), 1e-9);
        assertEquals(0.75, market.get(Metric.CALL_WRITER_SHARE), 1e-9);
        assertValue(100, Metric.PUT_WRITER_STRIKE);
        assertEquals(95, market.get(Metric.PUT_WRITER_BREAKEVEN), 1e-9);
        assertEquals(1, market.get(Metric.PUT_WRITER_SHARE), 1e-9);
    }

    @Test
    void shouldFollowPremiumAndOpenInterestOfTheWritersAtOnce() {
        observe(4, 2.0, 1000);
        observe(4, 1.0, 2000);
        market.after(1).clock();
        assertEquals(0, market.get(Metric.CALL_WRITER_PREMIUM_CHANGE), 1e-9);
        assertEquals(0, market.get(Metric.CALL_WRITER_OI_CHANGE), 1e-9);
        market.quote(4, 1.4, 1.6);
        assertEquals(0.5, market.get(Metric.CALL_WRITER_PREMIUM_CHANGE), 1e-9);
        market.openInterest(4, 1500);
        assertEquals(-0.25, market.get(Metric.CALL_WRITER_OI_CHANGE), 1e-9);
        market.quote(4, Double.NaN, 1.6);
        assertUnknown(Metric.CALL_WRITER_PREMIUM_CHANGE);
    }

    @Test
    void shouldForgetWritersOfExpiredContracts() {
        observe(4, 2.0, 1000);
        observe(4, 1.0, 9000);
        observe(14, 2.0, 1000);
        observe(14, 1.0, 1500);
        market.after(1).clock();
        assertEquals(8000.0 / 8500, market.get(Metric.CALL_WRITER_SHARE), 1e-9);
        market.after(3 * 86_400);
        observe(14, 0.9, 1600);
        market.after(1).clock();
        assertValue(100, Metric.CALL_WRITER_STRIKE);
        assertEquals(100.9, market.get(Metric.CALL_WRITER_BREAKEVEN), 1e-6);
    }

    @Test
    void shouldSetOpenInterestChangeAgainstVolume() {
        observe(4, 2.0, 1000);
        market.trade(4, 2.0, 200, Aggressor.BUY);
        assertUnknown(Metric.OI_CHANGE_SHARE);
        observe(4, 2.0, 1050);
        assertValue(0.25, Metric.OI_CHANGE_SHARE);
    }
}
