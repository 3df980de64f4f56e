package io.strikeiq.core.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.ShardRig;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept, and gone through at each minute's hash, follows from the options that live and not from those that have died. */
class DailyExpiriesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 365;
    private static final int STRIKES = 20;
    /** Which ids have died is kept in pages of 256; only those that also hold living ones have a flag for each. */
    private static final int BYTES_OF_IDS = 2 * 256 + 2 * DAYS * STRIKES / 256;

    private final ShardRig rig = ShardRig.of(
            new StandardMetrics(MetricsSettings.defaults()), StandardEngines.registry(), List.of(), 60 * SECOND, 0);
    private final MarketEvent tick = new MarketEvent();
    private int nextId = 1;

    private void day(int day) {
        long open = START + day * DAY;
        for (int i = 0; i < STRIKES; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            double strike = 90 + i / 2;
            int id = nextId++;
            rig.push(tick.asInstrument(
                    Instrument.option(
                            id, "O" + id, 0, right, strike, open + DAY, ExerciseStyle.EUROPEAN, 1, 0.01, "USD"),
                    open));
        }
        for (int minute = 0; minute < 3; minute++) {
            long time = open + 60L * minute * SECOND;
            rig.push(tick.asClock(time));
            for (int seen = nextId - STRIKES; seen < nextId; seen++) {
                rig.push(tick.asQuote(seen, time, 1, 10, 1.1, 10));
            }
            rig.push(tick.asUnderlyingPrice(0, time, 95 + 0.01 * minute));
        }
        // After a pause the first clock waits for the second.
        rig.push(tick.asClock(open + 600 * SECOND));
        rig.push(tick.asClock(open + 660 * SECOND));
    }

    @Test
    void shouldKeepAndHashNoMoreAfterAYearOfDailyExpiries() {
        rig.push(tick.asInstrument(Instrument.underlying(0, "U", InstrumentKind.INDEX, 1, 0.01, "USD"), START));
        rig.push(tick.asUnderlyingPrice(0, START, 95));
        int atFirst = 0;
        for (int day = 0; day < DAYS; day++) {
            rig.push(tick.asDay(0, START + day * DAY));
            day(day);
            assertTrue(rig.shard().state().underlying(0).chainCount() <= 2, "chains on day " + day);
            if (day == 30) {
                atFirst = rig.savedBytes();
            }
        }
        assertEquals(atFirst, rig.savedBytes(), BYTES_OF_IDS, "bytes of state after a month and after a year");
    }
}
