package io.strikeiq.core.metrics.expiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ATM σ at constant maturities, and as a series that no roll or listing breaks. */
class TermStructureTest {
    private static final double SPOT = 100;
    private static final long HOUR = ChainMarket.DAY / 24;
    private static final long MINUTE = HOUR / 60;
    private static final double PRECISE = 1e-6;

    private final ChainMarket market = new ChainMarket(ChainSettings.defaults());
    private final List<Expiry> expiries = new ArrayList<>();

    /** A flat smile of one expiry. */
    private final class Expiry {
        final long time;
        double sigma;
        final int[] ids = new int[18];

        Expiry(double days, double sigma) {
            this(days, sigma, "");
        }

        Expiry(double days, double sigma, String series) {
            this.time = market.time + (long) (days * ChainMarket.DAY);
            this.sigma = sigma;
            for (int i = 0; i < ids.length; i++) {
                ids[i] = market.option(i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT, 96 + i / 2, time, series);
            }
            expiries.add(this);
        }

        void quote() {
            double tau = (time - market.time) / (365.0 * ChainMarket.DAY);
            for (int i = 0; i < ids.length && tau > 0; i++) {
                double price = Black76.price(i % 2 == 0, SPOT, 96 + i / 2, sigma, tau, 1);
                market.quote(ids[i], price, price);
            }
        }
    }

    private void pass(long nanos) {
        market.time += nanos;
        for (Expiry expiry : expiries) {
            expiry.quote();
        }
        market.spot(SPOT);
        market.pass(0);
    }

    @Test
    void shouldReadTheOrdinarySeriesOfAnExpiryAndNotAnAdjustedOneBesideIt() {
        new Expiry(6, 0.2);
        new Expiry(6, 0.9, "ADJ");
        new Expiry(20, 0.2);
        new Expiry(20, 0.9, "ADJ");
        pass(0);
        assertEquals(0.2, market.get(Metric.ATM_SIGMA_7D), 1e-4);
    }

    @Test
    void shouldInterpolateTotalVarianceBetweenTheExpiriesOnEitherSide() {
        market.spot(SPOT);
        new Expiry(3, 0.3);
        new Expiry(10, 0.2);
        pass(0);
        double variance = 0.09 * 3 + (0.04 * 10 - 0.09 * 3) * (7 - 3) / (10 - 3);
        assertEquals(Math.sqrt(variance / 7), market.get(Metric.ATM_SIGMA_7D), PRECISE);
        assertEquals(0, market.get(Metric.ATM_SIGMA_7D_EXTRAPOLATED));
    }

    @Test
    void shouldTakeTheNearestExpiryOutsideTheListedOnesAndSaySo() {
        market.spot(SPOT);
        new Expiry(3, 0.3);
        new Expiry(10, 0.2);
        pass(0);
        assertEquals(0.3, market.get(Metric.ATM_SIGMA_1D), PRECISE);
        assertEquals(1, market.get(Metric.ATM_SIGMA_1D_EXTRAPOLATED));
        assertEquals(0.2, market.get(Metric.ATM_SIGMA_30D), PRECISE);
        assertEquals(1, market.get(Metric.ATM_SIGMA_30D_EXTRAPOLATED));
    }

    @Test
    void shouldBeUnknownWithoutAKnownExpiry() {
        market.spot(SPOT);
        market.pass(ChainMarket.DAY / 86_400);
        assertTrue(Double.isNaN(market.get(Metric.ATM_SIGMA_7D)));
        assertTrue(Double.isNaN(market.get(Metric.ATM_SIGMA_7D_EXTRAPOLATED)));
        assertTrue(Double.isNaN(market.get(Metric.ATM_SIGMA_CONTINUOUS)));
    }

    @Test
    void shouldNotMoveWhenTheFrontOfLowVolatilityExpires() {
        market.spot(SPOT);
        new Expiry(1.0 / 24, 0.55);
        new Expiry(7.5, 0.75);
        pass(0);
        pass(HOUR - MINUTE);
        double day = market.get(Metric.ATM_SIGMA_1D);
        double week = market.get(Metric.ATM_SIGMA_7D);
        double continuous = market.get(Metric.ATM_SIGMA_CONTINUOUS);
        pass(MINUTE);
        assertEquals(0.75, market.get(Metric.ATM_SIGMA), PRECISE, "the front has rolled");
        assertEquals(day, market.get(Metric.ATM_SIGMA_1D), 1e-3);
        assertEquals(week, market.get(Metric.ATM_SIGMA_7D), 1e-3);
        assertEquals(continuous, market.get(Metric.ATM_SIGMA_CONTINUOUS), 1e-3);
    }

    @Test
    void shouldCarryTheDifferenceOverARollOfASingleExpiry() {
        market.spot(SPOT);
        new Expiry(1.0 / 24, 0.55);
        pass(0);
        pass(HOUR - MINUTE);
        double before = market.get(Metric.ATM_SIGMA_CONTINUOUS);
        pass(MINUTE);
        Expiry next = new Expiry(7, 0.75);
        pass(MINUTE);
        assertEquals(0.75, market.get(Metric.ATM_SIGMA_7D), PRECISE);
        assertEquals(before, market.get(Metric.ATM_SIGMA_CONTINUOUS), 1e-3);
        next.sigma = 0.78;
        pass(MINUTE);
        assertEquals(before + 0.03, market.get(Metric.ATM_SIGMA_CONTINUOUS), 2e-3, "what the market moves still shows");
    }

    @Test
    void shouldNotMoveWhenAnExpiryIsListed() {
        market.spot(SPOT);
        new Expiry(3, 0.3);
        pass(0);
        double before = market.get(Metric.ATM_SIGMA_CONTINUOUS);
        new Expiry(9, 0.5);
        pass(MINUTE);
        assertTrue(market.get(Metric.ATM_SIGMA_7D) > 0.4, "the 7-day volatility is now between both");
        assertEquals(before, market.get(Metric.ATM_SIGMA_CONTINUOUS), 1e-3);
    }

    @Test
    void shouldForgetWeeklyStepsOfOneSignInTheHalfLifeOfItsReaders() {
        market.spot(SPOT);
        double highest = 0;
        for (int week = 0; week < 30; week++) {
            Expiry only = new Expiry(5, 0.15);
            for (int hour = 0; hour < 5 * 24; hour++) {
                only.sigma = 0.15 + 0.1 * hour / (5 * 24);
                pass(HOUR);
                double shown = market.get(Metric.ATM_SIGMA_CONTINUOUS);
                highest = shown > highest ? shown : highest;
            }
            expiries.clear();
        }
        assertTrue(highest > 0.25 && highest < 0.4, "steps have added up to " + highest);
    }
}
