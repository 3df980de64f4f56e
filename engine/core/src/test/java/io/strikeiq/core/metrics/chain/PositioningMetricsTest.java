package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.expiry.MaxPain;
import io.strikeiq.core.pricing.Black76;
import io.strikeiq.core.state.ChainState;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositioningMetricsTest {
    private final ChainSettings settings = ChainSettings.defaults();
    private final ChainMarket market = new ChainMarket(settings);

    /** Payout to holders if the underlying ended at a strike. */
    private static double payout(ChainState chain, double at) {
        double sum = 0;
        for (int row = 0; row < chain.rows(); row++) {
            sum += chain.openInterest[2 * row] * Math.max(at - chain.strike(row), 0);
            sum += chain.openInterest[2 * row + 1] * Math.max(chain.strike(row) - at, 0);
        }
        return sum;
    }

    @Test
    void shouldFindTheStrikeOfLeastPayout() {
        SplittableRandom random = new SplittableRandom(11);
        for (int expiry = 1; expiry <= 200; expiry++) {
            double strike = 50;
            for (int i = 0; i < 30; i++) {
                strike += 1 + random.nextInt(4);
                long time = ChainMarket.START + expiry * ChainMarket.DAY;
                market.openInterest(market.option(OptionRight.CALL, strike, time), random.nextInt(1_000));
                market.openInterest(market.option(OptionRight.PUT, strike, time), random.nextInt(1_000));
            }
            ChainState chain = market.chain(expiry - 1);
            double best = Double.NaN;
            for (int row = 0; row < chain.rows(); row++) {
                if (!(payout(chain, chain.strike(row)) >= payout(chain, best))) {
                    best = chain.strike(row);
                }
            }
            assertEquals(best, MaxPain.of(chain), "seed 11, expiry " + expiry);
        }
    }

    @Test
    void shouldPlaceOpenInterestWallsAboveAndBelowSpot() {
        market.spot(100);
        long near = ChainMarket.START + ChainMarket.DAY;
        long far = ChainMarket.START + 8 * ChainMarket.DAY;
        market.openInterest(market.option(OptionRight.CALL, 95, near), 9_000);
        market.openInterest(market.option(OptionRight.CALL, 105, near), 300);
        market.openInterest(market.option(OptionRight.CALL, 110, near), 200);
        market.openInterest(market.option(OptionRight.CALL, 110, far), 200);
        market.openInterest(market.option(OptionRight.PUT, 105, near), 9_000);
        market.openInterest(market.option(OptionRight.PUT, 90, near), 100);
        market.pass(1);
        assertEquals(110, market.get(Metric.CALL_OI_WALL), "both expiries together, above spot");
        assertEquals(90, market.get(Metric.PUT_OI_WALL), "below spot");
        market.pass(ChainMarket.DAY);
        assertEquals(110, market.get(Metric.CALL_OI_WALL));
        assertTrue(Double.isNaN(market.get(Metric.PUT_OI_WALL)), "the near expiry has dropped out");
        assertEquals(200, market.get(Metric.CALL_OI));
    }

    @Test
    void shouldRankThePutCallRatioInItsOwnHistory() {
        long expiry = ChainMarket.START + 30 * ChainMarket.DAY;
        int call = market.option(OptionRight.CALL, 100, expiry);
        int put = market.option(OptionRight.PUT, 100, expiry);
        market.openInterest(call, 1_000);
        for (int i = 0; i < 60; i++) {
            market.openInterest(put, 1_000 + 10 * i);
            market.pass(60 * ChainMarket.SECOND);
        }
        assertTrue(market.get(Metric.PCR_OI_PERCENTILE) > 90);
        market.openInterest(put, 900);
        market.pass(60 * ChainMarket.SECOND);
        assertTrue(market.get(Metric.PCR_OI_PERCENTILE) < 10);
    }

    @Test
    void shouldMeasureFragilityAgainstTheValueTradedPerDay() {
        long expiry = ChainMarket.START + 30 * ChainMarket.DAY;
        int put = market.option(OptionRight.PUT, 95, expiry);
        double price = Black76.price(false, 100, 95, 0.2, 30 / 365.0, 1);
        market.spot(100);
        market.quote(put, 0.99 * price, 1.01 * price);
        market.openInterest(put, 1_000);
        market.pass(1);
        assertTrue(market.get(Metric.NET_GEX) < 0, "dealers are short");
        assertTrue(Double.isNaN(market.get(Metric.GAMMA_FRAGILITY)), "nothing traded");
        long second = ChainMarket.SECOND;
        for (long i = 0; i <= settings.sessionLength(); i += 10 * second) {
            market.time += 10 * second;
            market.feed(market.tick.asTrade(0, market.time, 100, 50, Aggressor.BUY));
        }
        market.quote(put, 0.99 * price, 1.01 * price);
        market.pass(second);
        double perDay = settings.sessionLength() / (10.0 * second) * 100 * 50;
        double expected = -market.get(Metric.NET_GEX) / perDay;
        assertEquals(1, market.get(Metric.GAMMA_FRAGILITY) / expected, 0.01);
    }

    @Test
    void shouldMeasureTheFragilityOfAnIndexAgainstTheValueItsFutureTrades() {
        long expiry = ChainMarket.START + 30 * ChainMarket.DAY;
        ChainMarket index = new ChainMarket(settings, InstrumentKind.INDEX, ChainMarket.START);
        int future = index.future(expiry);
        int put = index.option(OptionRight.PUT, 95, expiry);
        double price = Black76.price(false, 100, 95, 0.2, 30 / 365.0, 1);
        index.spot(100);
        index.quote(put, 0.99 * price, 1.01 * price);
        index.openInterest(put, 1_000);
        index.pass(1);
        assertTrue(Double.isNaN(index.get(Metric.GAMMA_FRAGILITY)), "nothing traded");
        long second = ChainMarket.SECOND;
        for (long i = 0; i <= settings.sessionLength(); i += 10 * second) {
            index.time += 10 * second;
            index.quote(future, 101.9, 102.1);
            index.trade(future, 102, 50, Aggressor.BUY);
        }
        index.quote(put, 0.99 * price, 1.01 * price);
        index.pass(second);
        double perDay = settings.sessionLength() / (10.0 * second) * 102 * 50;
        double expected = -index.get(Metric.NET_GEX) / perDay;
        assertEquals(1, index.get(Metric.GAMMA_FRAGILITY) / expected, 0.01);
    }
}
