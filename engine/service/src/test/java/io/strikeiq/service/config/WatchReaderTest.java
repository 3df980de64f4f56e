package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.alert.AbsenceRule;
import io.strikeiq.watch.alert.AlertRule;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.PriceRule;
import io.strikeiq.watch.alert.PriceRule.Condition;
import io.strikeiq.watch.alert.Severity;
import io.strikeiq.watch.alert.WebhookSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchReaderTest {
    @TempDir
    private Path folder;

    private StrikeIqConfig load(String text) throws IOException {
        return ConfigFile.load(Files.writeString(folder.resolve("c.yaml"), text), Map.of());
    }

    /** A run keeps its config with its secrets hidden, and is verified with that. */
    @Test
    void shouldReadAConfigAgainWhoseSecretsAreHidden() throws IOException {
        StrikeIqConfig config = load("""
                watch:
                  http: {port: 7411, token: a-token-of-the-desk, keystore: none.p12, keystorePassword: x}
                  alerts: {webhook: {url: 'https://desk.example/hook', secret: key}}
                """);
        String kept = config.yaml();

        assertFalse(kept.contains("desk"), kept);
        assertEquals(7411, load(kept).watch().http().port());
    }

    @Test
    void shouldReadRulesOfAlerts() throws IOException {
        AlertSettings alerts = load("""
                        watch:
                          alerts:
                            rules:
                              - {name: squeeze, engine: gamma_squeeze, symbol: NIFTY, strength: 0.6, severity: critical}
                            log: true
                            webhook: {url: 'http://localhost:1/x', shape: slack}
                        """).watch().alerts();

        assertEquals(
                List.of(new AlertRule("squeeze", "gamma_squeeze", "", "NIFTY", 0.6, 0, Severity.CRITICAL)),
                alerts.rules());
        assertTrue(alerts.log());
        assertEquals(WebhookSettings.Shape.SLACK, alerts.webhook().shape());
    }

    @Test
    void shouldNameWhatIsNoAddressAndNoOrigin() {
        UserException wrong = assertThrows(
                UserException.class,
                () -> load("watch: {http: {origins: 'desk'}, alerts: {webhook: {url: 'ftp://x'}}}\n"));

        assertTrue(wrong.getMessage().contains("watch.http.origins: has one that is none"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("watch.alerts.webhook.url: is no address"), wrong.getMessage());
    }

    @Test
    void shouldReadRulesOfPricesAndAbsences() throws IOException {
        AlertSettings alerts = load("""
                        watch:
                          alerts:
                            prices:
                              - {name: breakout, symbol: NIFTY, above: 25000, severity: critical}
                              - {name: fast, percent: 1.5, window: 30m}
                              - {name: dead, silent: 90s}
                            absences:
                              - {name: quiet, engine: formula, longest: 2h}
                            checks: false
                        """).watch().alerts();

        assertEquals(
                List.of(
                        new PriceRule(
                                "breakout",
                                "NIFTY",
                                Condition.ABOVE,
                                25_000,
                                Duration.ofMinutes(15),
                                Severity.CRITICAL),
                        new PriceRule("fast", "", Condition.MOVE, 1.5, Duration.ofMinutes(30), Severity.WARNING),
                        new PriceRule("dead", "", Condition.SILENT, 90, Duration.ofMinutes(15), Severity.WARNING)),
                alerts.prices());
        assertEquals(
                List.of(new AbsenceRule("quiet", "", "formula", Duration.ofHours(2), Severity.WARNING)),
                alerts.absences());
        assertFalse(alerts.checks());
    }

    @Test
    void shouldRefuseARuleOfPricesWithTwoConditionsAndTwoOfOneName() {
        UserException wrong = assertThrows(
                UserException.class,
                () -> load(
                        "watch: {alerts: {prices: [{name: a, above: 1, below: 2}, {name: b}, {name: b, silent: 1m}]}}\n"));

        assertTrue(
                wrong.getMessage().contains("has 2 conditions; allowed one of above, below, percent, volume, silent"),
                wrong.getMessage());
        assertTrue(wrong.getMessage().contains("has 0 conditions"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("prices: has two rules of one name"), wrong.getMessage());
    }
}
