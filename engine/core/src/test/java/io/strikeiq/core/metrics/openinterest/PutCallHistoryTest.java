package io.strikeiq.core.metrics.openinterest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.metrics.chain.ChainMarket;
import io.strikeiq.core.metrics.chain.ChainSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PutCallHistoryTest {
    private static final long MINUTE = ChainMarket.DAY / 1_440;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotAgeOrFillTheHistoryOfTheRatioWithANightOfClockTicks(boolean closes) {
        ChainMarket market = new ChainMarket(ChainSettings.defaults());
        long expiry = ChainMarket.START + 30 * ChainMarket.DAY;
        int call = market.option(OptionRight.CALL, 100, expiry);
        int put = market.option(OptionRight.PUT, 100, expiry);
        market.session(SessionPhase.OPEN);
        market.openInterest(call, 10_000);
        for (int minute = 0; minute < 390; minute++) {
            market.spot(100);
            market.openInterest(put, 10_000 + 10 * minute);
            market.pass(MINUTE);
        }
        double evening = market.get(Metric.PCR_OI_PERCENTILE);
        assertTrue(evening > 95, "the ratio is at its highest: " + evening);
        if (closes) {
            market.session(SessionPhase.CLOSE);
        }
        for (int second = 0; second < 17 * 3_600; second++) {
            market.pass(MINUTE / 60);
        }
        assertEquals(evening, market.get(Metric.PCR_OI_PERCENTILE), 1e-12);
        market.session(SessionPhase.OPEN);
        market.spot(100);
        market.pass(MINUTE);
        assertEquals(evening, market.get(Metric.PCR_OI_PERCENTILE), 1);
    }
}
