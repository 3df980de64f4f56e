package io.strikeiq.feeds.nse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.feeds.upstox.UpstoxFormat;
import io.strikeiq.venue.VenueFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept beside frames of brokers. */
class NseFramesTest {
    private static long nanos(String time) {
        return Instant.parse(time).toEpochMilli() * 1_000_000L;
    }

    @Test
    void shouldReadTheQuestionOfADayAgain() {
        NseDay day = new NseDay("kite", List.of("NIFTY", "M&M"), 3, LocalDate.of(2026, 3, 2));

        assertEquals(day, NseDay.of(day.question()).orElseThrow());
        assertTrue(NseDay.of("/fapi/v1/depth?symbol=BTCUSDT").isEmpty());
        assertTrue(NseDay.of(day.question().replace("2026-03-02", "2026-13-02")).isEmpty());
    }

    @Test
    void shouldOpenAndCloseTheSessionWhenItsTimeWasLookedAtWithoutAFrame() {
        GivenTicks given = new GivenTicks();
        NseFrames frames =
                new NseFrames(List.of(new UpstoxFormat()), VenueFiles.shipped().venue("NSE"), given);
        String contract = "{\"segment\":\"NSE_FO\",\"expiry\":1772532000000,\"instrument_type\":\"CE\","
                + "\"underlying_symbol\":\"NIFTY\",\"instrument_key\":\"NSE_FO|2\",\"underlying_key\":"
                + "\"NSE_INDEX|Nifty 50\",\"lot_size\":65,\"tick_size\":5.0,\"trading_symbol\":\"NIFTY CE\","
                + "\"strike_price\":25000}";
        NseDay day = new NseDay("upstox", List.of("NIFTY"), 1, LocalDate.of(2026, 3, 2));
        frames.answered(
                day.question(), ("[" + contract + "]").getBytes(StandardCharsets.UTF_8), nanos("2026-03-02T03:00:00Z"));
        frames.opened(nanos("2026-03-02T03:00:01Z"));
        frames.looked(nanos("2026-03-02T03:45:03Z"));
        frames.looked(nanos("2026-03-02T10:00:02Z"));

        assertEquals(
                List.of(SessionPhase.OPEN, SessionPhase.CLOSE),
                given.of(TickType.SESSION).stream()
                        .map(tick -> tick.sessionPhase)
                        .toList());
        assertEquals(2, given.of(TickType.INSTRUMENT).size());
    }
}
