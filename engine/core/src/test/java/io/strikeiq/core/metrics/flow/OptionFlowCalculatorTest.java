package io.strikeiq.core.metrics.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import org.junit.jupiter.api.Test;

class OptionFlowCalculatorTest {
    private static final FlowSettings SETTINGS = FlowSettings.defaults();
    private final TradeClassifier classifier = new TradeClassifier();
    private final OptionFlowCalculator calculator = new OptionFlowCalculator(SETTINGS, classifier);
    private final FlowMarket market = new FlowMarket(classifier, calculator);

    private void assertUnknown(Metric metric) {
        assertTrue(Double.isNaN(market.get(metric)), metric + " = " + market.get(metric));
    }

    private void assertValue(double expected, Metric metric) {
        assertEquals(expected, market.get(metric), Math.abs(expected) * 1e-12, metric.name());
    }

    @Test
    void shouldKnowNothingBeforeTheFirstTrade() {
        market.after(60).clock();
        for (Metric metric : Metric.values()) {
            if (metric.name().contains("FLOW") || metric.name().startsWith("OPTION_")) {
                assertUnknown(metric);
            }
        }
    }

    @Test
    void shouldSignPremiumByRightAndGreeksByTheBuyer() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        market.trade(5, 3.0, 10, Aggressor.BUY);
        assertValue(20 - 30, Metric.PREMIUM_FLOW);
        assertValue(10 * 0.18 - 10 * 0.18, Metric.DELTA_FLOW);
        assertValue(10 * 0.014 + 10 * 0.015, Metric.GAMMA_FLOW);
        assertValue(10 * 0.24 + 10 * 0.25, Metric.VEGA_FLOW);
    }

    @Test
    void shouldCountPremiumPaidInCoinInCurrency() {
        market.push(market.tick.asInstrument(market.options.get(4).withPremiumUnit(PremiumUnit.COIN), market.now));
        market.chain(4).forward = 60_000;
        market.trade(4, 0.001, 10, Aggressor.BUY);
        assertValue(600, Metric.PREMIUM_FLOW);
    }

    @Test
    void shouldReadSoldPutsAsBullish() {
        market.trade(5, 3.0, 10, Aggressor.SELL);
        assertValue(30, Metric.PREMIUM_FLOW);
        assertValue(1.8, Metric.DELTA_FLOW);
        assertValue(-0.15, Metric.GAMMA_FLOW);
    }

    @Test
    void shouldHalveAFlowEachHalfLife() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        market.after(300).trade(4, 2.0, 20, Aggressor.SELL);
        assertValue(10 - 40, Metric.PREMIUM_FLOW);
    }

    @Test
    void shouldClassifySnapshotTradesByTheQuoteAtTheirTime() {
        market.quote(4, 1.9, 2.0);
        market.trade(4, 2.0, 10, Aggressor.UNKNOWN);
        assertValue(20, Metric.PREMIUM_FLOW);
    }

    @Test
    void shouldLeaveAGreekFlowAloneWhereTheGreekIsUnknown() {
        market.trade(4, 2.0, 30, Aggressor.BUY);
        double before = market.get(Metric.DELTA_FLOW);
        market.greeks(4, Double.NaN, 0.01, 0.2);
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertValue(before, Metric.DELTA_FLOW);
        assertValue(80, Metric.PREMIUM_FLOW);
        assertEquals(1, calculator.unknownGreeks());
    }

    @Test
    void shouldGiveNoSignedFlowWhileMostVolumeIsUnknown() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        market.trade(6, 2.0, 11, Aggressor.UNKNOWN);
        assertEquals(1, calculator.unknownSides());
        assertUnknown(Metric.PREMIUM_FLOW);
        assertUnknown(Metric.DELTA_FLOW);
        market.trade(4, 2.0, 1, Aggressor.BUY);
        assertValue(22, Metric.PREMIUM_FLOW);
    }

    @Test
    void shouldCountTradesAndVolumeBySession() {
        market.session(SessionPhase.OPEN);
        assertValue(0, Metric.OPTION_TRADES);
        market.openInterest(4, 100);
        market.openInterest(5, 300);
        market.trade(4, 2.0, 10, Aggressor.BUY);
        market.trade(5, 2.0, 30, Aggressor.BUY);
        assertValue(2, Metric.OPTION_TRADES);
        assertValue(0.1, Metric.VOLUME_OI_RATIO);
        assertValue(3, Metric.PCR_VOLUME_WINDOW);
        market.session(SessionPhase.CLOSE);
        market.after(60_000).session(SessionPhase.OPEN);
        market.trade(4, 2.0, 4, Aggressor.BUY);
        assertValue(1, Metric.OPTION_TRADES);
        assertValue(0.01, Metric.VOLUME_OI_RATIO);
    }

    @Test
    void shouldCountATradeOfAGapForVolumeAndNeverForFlowsOrSweeps() {
        market.session(SessionPhase.OPEN);
        market.openInterest(4, 100);
        for (int i = 0; i < 20; i++) {
            market.push(market.tick.asTrade(
                    market.options.get(4).id(),
                    market.now,
                    2.0 + i,
                    10,
                    Aggressor.BUY,
                    i + 1,
                    MarketEvent.FLAG_BACKFILLED));
        }
        assertValue(20, Metric.OPTION_TRADES);
        assertValue(2, Metric.VOLUME_OI_RATIO);
        assertUnknown(Metric.PREMIUM_FLOW);
        assertUnknown(Metric.OPTION_SWEEPS);
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertValue(20, Metric.PREMIUM_FLOW);
        assertValue(21, Metric.OPTION_TRADES);
    }

    @Test
    void shouldNotKnowVolumeOverOpenInterestWithoutOpenInterest() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertUnknown(Metric.VOLUME_OI_RATIO);
        assertValue(0, Metric.PCR_VOLUME_WINDOW);
    }

    @Test
    void shouldScoreAgainstSamplesOfTimeAndNotOfTrades() {
        for (int i = 0; i < 400; i++) {
            market.trade(4, 2.0, 10 + i % 3, i % 2 == 0 ? Aggressor.BUY : Aggressor.SELL);
        }
        assertUnknown(Metric.PREMIUM_FLOW_Z);
        for (int i = 0; i < 44; i++) {
            market.after(20).price(100);
            market.clock();
        }
        assertUnknown(Metric.PREMIUM_FLOW_Z);
        for (int i = 0; i < 3; i++) {
            market.after(20).price(100);
            market.clock();
        }
        assertTrue(market.get(Metric.OPTION_VOLUME_Z) < 0, "quiet after a burst");
        market.trade(4, 2.0, 1e6, Aggressor.BUY);
        assertTrue(market.get(Metric.PREMIUM_FLOW_Z) > 3);
        assertTrue(market.get(Metric.DELTA_FLOW_Z) > 3);
        assertTrue(market.get(Metric.OPTION_VOLUME_Z) > 3);
        assertTrue(market.get(Metric.OPTION_TURNOVER_Z) > 3);
    }

    @Test
    void shouldTellFrontCallsFromFrontPutsAndLaterExpiries() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        for (int i = 0; i < 60; i++) {
            market.after(20).trade(i % 2, 2.0, 10 + i % 5, Aggressor.BUY);
            market.clock();
        }
        double put = market.get(Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z);
        market.trade(14, 2.0, 1e5, Aggressor.BUY);
        assertTrue(Math.abs(market.get(Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z)) < 3, "a later expiry is not short-dated");
        market.trade(4, 2.0, 1e5, Aggressor.BUY);
        assertTrue(market.get(Metric.SHORT_DATED_CALL_GAMMA_FLOW_Z) > 3);
        assertEquals(put, market.get(Metric.SHORT_DATED_PUT_GAMMA_FLOW_Z), 0.5);
    }

    @Test
    void shouldCallATradeABlockOnlyAgainstItsOwnHistory() {
        for (int i = 0; i < 300; i++) {
            market.after(0.5).trade(4, 2.0, 10, Aggressor.BUY);
        }
        assertValue(0, Metric.BLOCK_SHARE);
        assertTrue(Double.isNaN(market.get(Metric.TRADE_SIZE_Z)), "all trades had one size");
        market.trade(4, 2.0, 11, Aggressor.BUY);
        market.trade(4, 2.0, 1000, Aggressor.BUY);
        assertTrue(market.get(Metric.BLOCK_SHARE) > 0.3);
        assertTrue(market.get(Metric.TRADE_SIZE_Z) > 3);
    }

    @Test
    void shouldNotKnowSweepsOfASourceThatOnlyComesInSnapshots() {
        for (int minute = 0; minute < 5; minute++) {
            market.after(60);
            for (int option = 0; option < 8; option++) {
                market.trade(option, 2.0, 10, Aggressor.BUY);
            }
        }
        assertUnknown(Metric.OPTION_SWEEPS);
        market.after(0.2).trade(0, 2.0, 10, Aggressor.BUY);
        assertEquals(0, market.get(Metric.OPTION_SWEEPS), "known, and strikes traded at one price are none");
    }

    @Test
    void shouldKnowNoFlowOfASessionBeforeItsFirstOptionTrade() {
        market.session(SessionPhase.OPEN);
        for (int i = 0; i < 400; i++) {
            market.after(20).trade(i % 4, 2.0, 10 + i % 3, i % 2 == 0 ? Aggressor.BUY : Aggressor.SELL);
        }
        for (int i = 0; i < 50; i++) {
            market.after(1).trade(4, 2.0, 500, Aggressor.BUY);
        }
        assertTrue(market.get(Metric.DELTA_FLOW_Z) > 10, "a burst in the last minute");
        market.after(10).session(SessionPhase.CLOSE);
        market.after(60_000).session(SessionPhase.OPEN);
        for (int i = 0; i < 5; i++) {
            market.after(1).price(100);
            for (Metric metric : Metric.values()) {
                boolean flow = metric.name().contains("FLOW") || metric.name().startsWith("OPTION_VOLUME");
                assertTrue(!flow || Double.isNaN(market.get(metric)), metric + " = " + market.get(metric));
            }
            assertValue(0, Metric.OPTION_TRADES);
        }
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertValue(20, Metric.PREMIUM_FLOW);
        assertTrue(Double.isFinite(market.get(Metric.DELTA_FLOW_Z)), "known against the history that stays");
        assertTrue(market.get(Metric.DELTA_FLOW_Z) < 3, "and no burst");
    }

    @Test
    void shouldKeepTheFlowAndCountTradesAgainAtADayMark() {
        market.trade(4, 2.0, 10, Aggressor.BUY);
        market.day();
        assertValue(20, Metric.PREMIUM_FLOW);
        assertValue(0, Metric.OPTION_TRADES);
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertValue(40, Metric.PREMIUM_FLOW);
        assertValue(1, Metric.OPTION_TRADES);
    }

    @Test
    void shouldAddNoSampleInANightOfClockTicks() {
        for (int i = 0; i < 100; i++) {
            market.after(20).trade(i % 4, 2.0, 10 + i % 3, i % 2 == 0 ? Aggressor.BUY : Aggressor.SELL);
        }
        market.after(30_000).trade(0, 2.0, 12, Aggressor.BUY);
        final double before = market.get(Metric.OPTION_VOLUME_Z);
        for (int i = 0; i < 2_000; i++) {
            market.after(20).clock();
        }
        market.trade(0, 2.0, 12, Aggressor.BUY);
        assertEquals(before, market.get(Metric.OPTION_VOLUME_Z), 0.1 * Math.abs(before));
    }

    @Test
    void shouldNotSampleAClosedMarket() {
        market.session(SessionPhase.OPEN);
        for (int i = 0; i < 20; i++) {
            market.after(20).trade(4, 2.0, 10 + i % 3, Aggressor.BUY);
        }
        market.session(SessionPhase.CLOSE);
        for (int i = 0; i < 60; i++) {
            market.after(20).clock();
        }
        market.session(SessionPhase.OPEN);
        market.trade(4, 2.0, 10, Aggressor.BUY);
        assertUnknown(Metric.PREMIUM_FLOW_Z);
    }
}
