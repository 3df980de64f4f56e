package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.SessionPhase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClockedSinkTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> seen = new ArrayList<>();
    private final ImportReport report = new ImportReport();
    private final ClockedSink sink =
            new ClockedSink(tick -> seen.add(tick.type + " " + tick.exchangeTime / 1e9), report);

    private void priceAt(long time) {
        sink.accept(new MarketEvent().asUnderlyingPrice(0, time, 100));
    }

    @Test
    void shouldPutOneClockAtTheEndOfASecondWithTicks() {
        priceAt(10 * SECOND + 1);
        priceAt(10 * SECOND + 2);
        priceAt(11 * SECOND);
        priceAt(11 * SECOND + 1);
        assertEquals(
                List.of(
                        "UNDERLYING_PRICE 10.000000001",
                        "UNDERLYING_PRICE 10.000000002",
                        "UNDERLYING_PRICE 11.0",
                        "CLOCK 11.0",
                        "UNDERLYING_PRICE 11.000000001"),
                seen);
    }

    @Test
    void shouldLetAMinutePassBeforeALongSilenceAndAtTheEnd() {
        priceAt(60 * SECOND);
        priceAt(120 * SECOND);
        priceAt(600 * SECOND);
        sink.finish();
        assertEquals(
                List.of(
                        "UNDERLYING_PRICE 60.0",
                        "CLOCK 60.0",
                        "UNDERLYING_PRICE 120.0",
                        "CLOCK 120.0",
                        "CLOCK 180.0",
                        "UNDERLYING_PRICE 600.0",
                        "CLOCK 600.0",
                        "CLOCK 660.0"),
                seen);
        assertEquals(8, report.ticks());
    }

    @Test
    void shouldLetEachMinuteOfSilencePassWhileASessionIsOpen() {
        sink.accept(new MarketEvent().asSession(0, 60 * SECOND, SessionPhase.OPEN));
        priceAt(200 * SECOND);
        sink.accept(new MarketEvent().asSession(0, 240 * SECOND, SessionPhase.CLOSE));
        priceAt(600 * SECOND);
        assertEquals(
                List.of(
                        "SESSION 60.0",
                        "CLOCK 60.0",
                        "CLOCK 120.0",
                        "CLOCK 180.0",
                        "UNDERLYING_PRICE 200.0",
                        "CLOCK 200.0",
                        "SESSION 240.0",
                        "CLOCK 240.0",
                        "CLOCK 300.0",
                        "UNDERLYING_PRICE 600.0"),
                seen);
    }

    @Test
    void shouldRefuseATickThatGoesBackInTime() {
        priceAt(2 * SECOND);
        assertThrows(IllegalStateException.class, () -> priceAt(SECOND));
    }

    @Test
    void shouldSayNothingWhenThereWasNoTick() {
        sink.finish();
        assertEquals(List.of(), seen);
    }
}
