package io.strikeiq.core.metrics.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.expiry.MaxPain;
import io.strikeiq.testing.ReferenceReport;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole SPX chain of 12 December 2022 with Cboe's volatilities and gammas, against figures computed apart from this
 * project. Expiries stand at business days ÷ 262 years, as those figures take them.
 */
class CboeSpxChainTest {
    private static final String CHAIN = "Cboe SPX chain 2022-12-12";
    private static final LocalDate TODAY = LocalDate.of(2022, 12, 12);
    private static final double SPOT = 3990.5601;
    private static final double CONTRACT = 100;
    private static final double BUSINESS_DAYS = 262;
    private static final double BILLION = 1e9;

    private ChainMarket market;

    @BeforeEach
    void feedTheChain() throws IOException {
        CboeQuoteData data = new CboeQuoteData(SharedData.file("reference/cboe_spx_quotedata_20221212.csv.gz"));
        market = new ChainMarket(
                new ChainSettingsBuilder().gammaSource(GammaSource.VENUE).build(),
                InstrumentKind.INDEX,
                ChainMarket.START);
        int[] ids = new int[data.rows.size()];
        for (int i = 0; i < ids.length; i++) {
            CboeQuoteData.Row row = data.rows.get(i);
            ids[i] = market.option(row.right(), row.strike(), expiryTime(row));
        }
        market.session(SessionPhase.OPEN);
        market.spot(SPOT);
        for (int i = 0; i < ids.length; i++) {
            feed(ids[i], data.rows.get(i));
        }
        market.pass(0);
    }

    /** Nanoseconds keep apart what stands at the same business day: today and tomorrow, morning and evening. */
    private static long expiryTime(CboeQuoteData.Row row) {
        double years = CboeQuoteData.businessDays(TODAY, row.expiry()) / BUSINESS_DAYS;
        long apart =
                2 * TODAY.until(row.expiry(), ChronoUnit.DAYS) + (row.root().equals("SPX") ? 0 : 1);
        return ChainMarket.START + Math.round(years * ChainMarket.YEAR) + apart;
    }

    private void feed(int id, CboeQuoteData.Row row) {
        market.openInterest(id, CONTRACT * row.oi());
        market.feed(market.tick.asVenueGreeks(
                id, market.time, row.iv(), Double.NaN, row.gamma(), Double.NaN, Double.NaN, SPOT));
        if (row.volume() > 0) {
            market.feed(market.tick.asTrade(id, market.time, 1, CONTRACT * row.volume(), Aggressor.UNKNOWN));
        }
    }

    private void check(String quantity, double expected, double actual, double tolerance) {
        ReferenceReport.check("chain metrics", CHAIN, quantity, Math.abs(actual - expected), tolerance, 1);
    }

    @Test
    void shouldGiveTheGammaExposureOfTheVenuesGamma() {
        check("call GEX, bn per 1 %", 83.689083, market.get(Metric.CALL_GEX) / BILLION, 5e-7);
        check("put GEX, bn per 1 %", -84.764240, market.get(Metric.PUT_GEX) / BILLION, 5e-7);
        check("net GEX, bn per 1 %", -1.075157, market.get(Metric.NET_GEX) / BILLION, 5e-7);
        assertEquals(1, market.get(Metric.GAMMA_SOURCE));
    }

    @Test
    void shouldGiveThePutCallRatios() {
        check("PCR by open interest", 1.749147, market.get(Metric.PCR_OI), 5e-7);
        check("PCR by volume", 1.384337, market.get(Metric.PCR_VOLUME), 5e-7);
    }

    @Test
    void shouldGiveTheMaxPainOfTheFirstFourExpiries() {
        double[] expected = {3975, 3975, 3970, 3950};
        for (int i = 0; i < expected.length; i++) {
            check("max pain of expiry " + (i + 1), expected[i], MaxPain.of(market.chain(i)), 0);
        }
        assertEquals(expected[0], market.get(Metric.MAX_PAIN));
    }

    @Test
    void shouldFindZeroGammaByRepricingEveryOption() {
        assertEquals(1, market.get(Metric.ZERO_GAMMA_ROOTS));
        check("zero gamma", 4013.8461504713705, market.get(Metric.ZERO_GAMMA), 1e-6);
        assertEquals((SPOT - 4013.846) / SPOT, market.get(Metric.ZERO_GAMMA_DISTANCE), 1e-6);
    }
}
