package io.strikeiq.watch.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Instant START = Instant.parse("2026-01-05T04:00:00Z");

    static SignalView signal(long seconds, String symbol, String name, double strength) {
        return new SignalView(
                "run:1:" + seconds + ":liquidity:0",
                START.plusSeconds(seconds),
                symbol,
                "liquidity",
                name,
                "UP",
                strength,
                0.5,
                100.126,
                Double.NaN,
                "run",
                seconds,
                seconds,
                Json.tree(Map.of()));
    }

    private static AlertRules standard() {
        return new AlertRules(AlertSettings.defaults().rules());
    }

    @Test
    void shouldRaiseAnAlertOfAStrongSignalAndOfNoWeakOne() {
        AlertRules rules = standard();

        assertFalse(rules.of(signal(1, "A", "SWEEP", 0.79)).isPresent());
        Alert alert = rules.of(signal(2, "A", "SWEEP", 0.8)).orElseThrow();

        assertEquals("run:1:2:liquidity:0:strong", alert.id());
        assertEquals(
                "A SWEEP UP by liquidity, strength 0.8, confidence 0.5, spot 100.13, at 2026-01-05T04:00:02Z",
                alert.message());
    }

    @Test
    void shouldRaiseItOnceInTenMinutesOfEventTimeForEachSymbolAndSignal() {
        AlertRules rules = standard();

        assertTrue(rules.of(signal(0, "A", "SWEEP", 0.9)).isPresent());
        assertFalse(rules.of(signal(599, "A", "SWEEP", 0.9)).isPresent());
        assertTrue(rules.of(signal(599, "B", "SWEEP", 0.9)).isPresent());
        assertTrue(rules.of(signal(599, "A", "ABSORPTION", 0.9)).isPresent());
        assertTrue(rules.of(signal(600, "A", "SWEEP", 0.9)).isPresent());
    }

    @Test
    void shouldRememberOverARestartWhatItHasRaised() {
        AlertRules before = standard();
        assertTrue(before.of(signal(0, "A", "SWEEP", 0.9)).isPresent());

        AlertRules after = standard();
        after.restore(before.saved());

        assertFalse(after.of(signal(300, "A", "SWEEP", 0.9)).isPresent());
        assertTrue(after.of(signal(601, "A", "SWEEP", 0.9)).isPresent());
    }

    @Test
    void shouldTakeTheFirstRuleThatFits() {
        AlertRules rules = new AlertRules(List.of(
                new AlertRule("b", "", "", "B", 0, 0, Severity.INFO),
                new AlertRule("sure", "liquidity", "SWEEP", "", 0.5, 0.6, Severity.CRITICAL),
                new AlertRule("rest", "liquidity", "", "", 0.5, 0, Severity.WARNING)));

        assertEquals("b", rules.of(signal(0, "B", "SWEEP", 0.9)).orElseThrow().rule());
        assertEquals(
                "rest", rules.of(signal(1, "A", "SWEEP", 0.9)).orElseThrow().rule());
        assertFalse(rules.of(signal(2, "C", "SWEEP", 0.4)).isPresent());
    }
}
