package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.service.config.ConsoleSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalPrinterTest {
    private static final long SECOND = 1_000_000_000L;
    private final StringWriter shown = new StringWriter();
    private long now;
    private int passed;

    private final OutboundDrain counter = new OutboundDrain() {
        @Override
        public void onSignal(Signal signal) {
            passed++;
        }

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}

        @Override
        public void onChainSnapshot(ChainSnapshot snapshot) {}
    };

    private static Signal signal(double level) {
        Signal signal = new Pool<>(2, 0, Signal::new).claim();
        signal.time = 1_767_584_700L * SECOND + 5_000_000;
        signal.underlying = "NIFTY";
        signal.type = new SignalType(0, "LIQUIDITY_SWEEP_UP", Direction.UP, "a close below the level");
        signal.direction = Direction.UP;
        signal.strength = 0.814;
        signal.confidence = 0.3;
        signal.spot = 24_010.256;
        signal.level = level;
        return signal;
    }

    private static ConsoleSettings console(boolean holds) {
        return new ConsoleSettings(2, holds, ZoneOffset.UTC);
    }

    @Test
    void shouldShowTheDateWhenItChangesAndTimesInTheZoneOfTheConfig() {
        SignalLine line = new SignalLine(ZoneId.of("Asia/Kolkata"));
        Signal signal = signal(24_000);

        assertTrue(line.of(signal)
                .startsWith("── 2026-01-05 Asia/Kolkata ──" + System.lineSeparator() + "09:15:00.005  "));
        assertTrue(line.of(signal).startsWith("09:15:00.005  "));
        signal.time += 15 * 3_600 * SECOND;
        assertTrue(line.of(signal)
                .startsWith("── 2026-01-06 Asia/Kolkata ──" + System.lineSeparator() + "00:15:00.005  "));
    }

    @Test
    void shouldCountVotesToHoldAndShowThemOnlyOnRequest() {
        Signal hold = signal(1);
        hold.type = new SignalType(0, "F03_HOLD", Direction.NONE, "price moves");
        try (SignalPrinter printer =
                new SignalPrinter(counter, new PrintWriter(shown), console(false), -1, () -> now)) {
            printer.onSignal(hold);
        }
        assertEquals(
                "and 1 votes to HOLD; run.consoleHolds: true shows them",
                shown.toString().strip());
        try (SignalPrinter printer = new SignalPrinter(counter, new PrintWriter(shown), console(true), -1, () -> now)) {
            printer.onSignal(hold);
        }
        assertTrue(shown.toString().contains("F03_HOLD"), shown::toString);
    }

    @Test
    void shouldShowTheFirstSignalsOfAnEngineWhateverOthersHaveGiven() {
        Signal rare = signal(1);
        rare.engine = "gamma_squeeze";
        rare.type = new SignalType(0, "GAMMA_SQUEEZE_UP", Direction.UP, "spot turns");
        try (SignalPrinter printer =
                new SignalPrinter(counter, new PrintWriter(shown), console(false), -1, () -> now)) {
            for (int i = 0; i < 100; i++) {
                printer.onSignal(signal(1));
            }
            printer.onSignal(rare);
        }

        assertTrue(shown.toString().contains("GAMMA_SQUEEZE_UP"), shown::toString);
    }

    @Test
    void shouldShowTimeUnderlyingSignalAndLevelInOneLine() {
        SignalLine line = new SignalLine(ZoneOffset.UTC);
        line.of(signal(24_000));
        assertEquals(
                "03:45:00.005  NIFTY        ▲ UP   LIQUIDITY_SWEEP_UP     strength 0.81  prior 0.30  spot 24010.26"
                        + "  level 24000.00",
                line.of(signal(24_000)));
        assertEquals(
                "03:45:00.005  NIFTY        ▲ UP   LIQUIDITY_SWEEP_UP     strength 0.81  prior 0.30  spot 24010.26",
                line.of(signal(Double.NaN)));
    }

    @Test
    void shouldNameTheInstrumentWhoseBookWasSeenWhereItIsNotTheUnderlyings() {
        Signal signal = signal(24_000);
        signal.book = "BINANCE:BTCUSDT";

        assertTrue(new SignalLine(ZoneOffset.UTC).of(signal).endsWith("  level 24000.00  book BINANCE:BTCUSDT"));
    }

    @Test
    void shouldPassAllOnAndShowABurstThenTheRateAndSayHowManyAreHidden() {
        try (SignalPrinter printer =
                new SignalPrinter(counter, new PrintWriter(shown), console(false), -1, () -> now)) {
            for (int i = 0; i < 100; i++) {
                printer.onSignal(signal(1));
            }
            now = SECOND;
            for (int i = 0; i < 10; i++) {
                printer.onSignal(signal(1));
            }
        }

        List<String> lines = shown.toString().lines().toList();
        assertEquals(110, passed);
        assertEquals(1 + 20 + 2 + 1, lines.size(), shown::toString);
        assertEquals("and 88 signals not shown here; all are in the journal", lines.get(23));
    }

    @Test
    void shouldNotShowAgainWhatWasShownBeforeARestart() {
        try (SignalPrinter printer = new SignalPrinter(counter, new PrintWriter(shown), console(false), 7, () -> now)) {
            Signal before = signal(1);
            before.tickSequence = 7;
            printer.onSignal(before);
            Signal after = signal(1);
            after.tickSequence = 8;
            printer.onSignal(after);
        }

        assertEquals(2, passed);
        assertEquals(2, shown.toString().lines().count(), shown::toString);
    }
}
