package io.strikeiq.watch.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.watch.json.Json;
import io.strikeiq.watch.view.SignalView;
import io.strikeiq.watch.view.SignalViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRulesTest {
    private static final Instant START = Instant.parse("2026-01-05T04:00:00Z");

    static SignalView signal(long seconds, String symbol, String name, double strength) {
        return signal(seconds, symbol, name, strength, 0);
    }

    private static SignalView signal(long seconds, String symbol, String name, double strength, double outcomes) {
        return SignalViews.of(seconds, START.plusSeconds(seconds), symbol, name, strength, outcomes, 100.126);
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
        after.restore(Json.tree(before.saved()));

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

    private static Look look(long minute, String symbol, double spot, double volume, double age) {
        return new Look("run", 1, minute, START.plusSeconds(60 * minute), symbol, spot, volume, age);
    }

    private static AlertRules watching(PriceRule.Condition condition, double level) {
        return new AlertRules(new AlertSettings(
                List.of(),
                List.of(new PriceRule("p", "A", condition, level, Duration.ofMinutes(15), Severity.INFO)),
                List.of(),
                false,
                false,
                WebhookSettings.none()));
    }

    private static AlertRules missing(Duration longest) {
        return new AlertRules(new AlertSettings(
                List.of(),
                List.of(),
                List.of(new AbsenceRule("quiet", "", "liquidity", longest, Severity.WARNING)),
                false,
                false,
                WebhookSettings.none()));
    }

    @Test
    void shouldRaiseAPriceThatHasCrossedItsLevelAndNotOneThatWasBeyondItAllAlong() {
        AlertRules rules = watching(PriceRule.Condition.ABOVE, 101);

        assertEquals(List.of(), rules.of(look(0, "A", 102, 0, 0)));
        assertEquals(List.of(), rules.of(look(1, "A", 100, 0, 0)));
        assertEquals(List.of(), rules.of(look(1, "B", 105, 0, 0)));
        Alert alert = rules.of(look(2, "A", 101.5, 0, 0)).get(0);
        assertEquals("A: spot 101.5 is above 101.0, at 2026-01-05T04:02:00Z", alert.message());
        assertEquals("run:1:2:A:p", alert.id());
        assertEquals(List.of(), rules.of(look(3, "A", 102, 0, 0)));
        assertEquals(List.of(), rules.of(look(4, "A", 100, 0, 0)));
        assertEquals(List.of(), rules.of(look(5, "A", 102, 0, 0)), "within ten minutes of the last");
        assertEquals(List.of(), rules.of(look(13, "A", Double.NaN, 0, 0)));
        assertEquals(List.of(), rules.of(look(14, "A", 100, 0, 0)));
        assertEquals(1, rules.of(look(15, "A", 102, 0, 0)).size());
    }

    @Test
    void shouldRaiseAMoveByItsSizeWithinTheWindowAndRememberItOverARestart() {
        AlertRules before = watching(PriceRule.Condition.MOVE, 1);
        assertEquals(List.of(), before.of(look(0, "A", 100, 0, 0)));
        assertEquals(List.of(), before.of(look(10, "A", 100.5, 0, 0)));

        AlertRules after = watching(PriceRule.Condition.MOVE, 1);
        after.restore(Json.tree(before.saved()));
        AlertRules late = watching(PriceRule.Condition.MOVE, 1);
        late.restore(Json.tree(before.saved()));

        assertEquals(
                "A: spot has moved 1.1 % in 15 minutes, 1.0 allowed, at 2026-01-05T04:15:00Z",
                after.of(look(15, "A", 101.1, 0, 0)).get(0).message());
        assertEquals(List.of(), late.of(look(16, "A", 101.1, 0, 0)));
    }

    @Test
    void shouldRaiseASpikeOfVolumeAndAPriceThatHasFallenSilent() {
        assertEquals(
                "A: volume is 4.2 standard deviations above its mean, 4.0 allowed, at 2026-01-05T04:01:00Z",
                watching(PriceRule.Condition.VOLUME, 4)
                        .of(look(1, "A", 100, 4.2, 0))
                        .get(0)
                        .message());
        assertEquals(
                "A: no price for 75.0 s, 60.0 allowed, at 2026-01-05T04:01:00Z",
                watching(PriceRule.Condition.SILENT, 60)
                        .of(look(1, "A", 100, 0, 75))
                        .get(0)
                        .message());
    }

    @Test
    void shouldRaiseSignalsThatFailToComeAndCountOnlyAFewMinutesOfANight() {
        AlertRules rules = missing(Duration.ofMinutes(30));
        assertEquals(List.of(), rules.of(look(0, "A", 100, 0, 0)));
        assertEquals(List.of(), rules.of(look(1_000, "A", 100, 0, 0)), "a night");
        for (int minute = 1; minute < 25; minute++) {
            assertEquals(List.of(), rules.of(look(1_000 + minute, "A", 100, 0, 0)));
        }
        Alert alert = rules.of(look(1_025, "A", 100, 0, 0)).get(0);
        assertEquals("no signal of liquidity for 30 minutes, 30 allowed, at 2026-01-05T21:05:00Z", alert.message());
        assertEquals(List.of(), rules.of(look(1_050, "A", 100, 0, 0)), "told once");

        assertFalse(rules.of(signal(1_051 * 60, "A", "SWEEP", 0.1)).isPresent());
        assertEquals(List.of(), rules.of(look(1_055, "A", 100, 0, 0)));
    }

    @Test
    void shouldGoByConfidenceOnceItWasLearned() {
        AlertRules rules = standard();
        assertFalse(rules.of(signal(0, "A", "SWEEP", 0.99, 30)).isPresent());
        assertTrue(rules.of(signal(0, "A", "SWEEP", 0.99, 0)).isPresent());
    }
}
