package io.strikeiq.service.config;

import io.strikeiq.service.watch.WatchSettings;
import io.strikeiq.venue.tls.TlsKeys;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.watch.alert.AbsenceRule;
import io.strikeiq.watch.alert.AlertRule;
import io.strikeiq.watch.alert.AlertSettings;
import io.strikeiq.watch.alert.PriceRule;
import io.strikeiq.watch.alert.PriceRule.Condition;
import io.strikeiq.watch.alert.Severity;
import io.strikeiq.watch.alert.WebhookSettings;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.ready.ReadySettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The section {@code watch}. */
final class WatchReader {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long MINUTE = 60 * SECOND;
    /** A client to which is pushed gets something every four seconds. */
    private static final long SHORTEST_IDLE = 5 * SECOND;

    private static final double LARGEST_PRICE = 1e12;
    private static final long DAY = 86_400 * SECOND;
    private static final int LARGEST_PORT = 65_535;
    private static final int SHORTEST_TOKEN = 16;
    private static final long LARGEST_LAG = 1_000_000_000_000L;
    private static final int MOST_RATE = 100_000;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+(/\\S*)?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+");
    private final Section section;
    private final Places places;

    WatchReader(Section section, Places places) {
        this.section = section;
        this.places = places;
    }

    WatchSettings read() {
        WatchSettings watch = new WatchSettings(
                http(section.section("http")),
                ready(section.section("ready")),
                section.duration(
                        "presentEvery", WatchSettings.defaults().presentEvery(), 50 * MILLISECOND, 60 * SECOND),
                alerts(section.section("alerts")));
        section.finish();
        return watch;
    }

    private AlertSettings alerts(Section section) {
        AlertSettings defaults = AlertSettings.defaults();
        List<AlertRule> rules =
                section.sections("rules").stream().map(WatchReader::rule).toList();
        Section webhook = section.section("webhook");
        String url = webhook.secret("url", "");
        if (!url.isEmpty()
                && !url.equals(Section.HIDDEN)
                && !ADDRESS.matcher(url).matches()) {
            webhook.wrong("url", "is no address; allowed http://... or https://...");
        }
        WebhookSettings target = new WebhookSettings(
                url,
                webhook.secret("secret", ""),
                webhook.choice("shape", WebhookSettings.Shape.JSON),
                webhook.text("chat", ""),
                tls(webhook).truststore());
        webhook.finish();
        boolean log = section.flag("log", defaults.log());
        boolean checks = section.flag("checks", defaults.checks());
        List<PriceRule> prices =
                section.sections("prices").stream().map(WatchReader::price).toList();
        List<AbsenceRule> absences =
                section.sections("absences").stream().map(WatchReader::absence).toList();
        checkNames(section, "prices", prices.stream().map(PriceRule::name).toList());
        checkNames(section, "absences", absences.stream().map(AbsenceRule::name).toList());
        section.finish();
        return new AlertSettings(rules.isEmpty() ? defaults.rules() : rules, prices, absences, checks, log, target);
    }

    /** What was seen for a rule is kept under its name. */
    private static void checkNames(Section section, String key, List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            section.wrong(key, "has two rules of one name; each needs a name of its own");
        }
    }

    /** One of above, below, percent, volume and silent says what is looked at. */
    private static PriceRule price(Section rule) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        conditions.put("above", Condition.ABOVE);
        conditions.put("below", Condition.BELOW);
        conditions.put("percent", Condition.MOVE);
        conditions.put("volume", Condition.VOLUME);
        conditions.put("silent", Condition.SILENT);
        Condition condition = Condition.ABOVE;
        double level = 0;
        int found = 0;
        for (Map.Entry<String, Condition> each : conditions.entrySet()) {
            if (rule.has(each.getKey())) {
                found++;
                condition = each.getValue();
                level = condition == Condition.SILENT
                        ? (double) rule.duration(each.getKey(), MINUTE, SECOND, DAY) / SECOND
                        : rule.number(each.getKey(), 0, 0, LARGEST_PRICE, "");
            }
        }
        if (found != 1) {
            rule.wrong("", "has " + found + " conditions; allowed one of " + String.join(", ", conditions.keySet()));
        }
        PriceRule read = new PriceRule(
                rule.text("name", "price"),
                rule.text("symbol", ""),
                condition,
                level,
                Duration.ofNanos(rule.duration("window", 15 * MINUTE, MINUTE, DAY)),
                rule.choice("severity", Severity.WARNING));
        rule.finish();
        return read;
    }

    private static AbsenceRule absence(Section rule) {
        AbsenceRule read = new AbsenceRule(
                rule.text("name", "absence"),
                rule.text("symbol", ""),
                rule.text("engine", ""),
                Duration.ofNanos(rule.duration("longest", 60 * MINUTE, MINUTE, 30 * DAY)),
                rule.choice("severity", Severity.WARNING));
        rule.finish();
        return read;
    }

    private static AlertRule rule(Section rule) {
        AlertRule read = new AlertRule(
                rule.text("name", "rule"),
                rule.text("engine", ""),
                rule.text("signal", ""),
                rule.text("symbol", ""),
                rule.number("strength", 0, 0, 1, ""),
                rule.number("confidence", 0, 0, 1, ""),
                rule.choice("severity", Severity.WARNING));
        rule.finish();
        return read;
    }

    private HttpSettings http(Section http) {
        HttpSettings defaults = HttpSettings.defaults();
        String address = http.text("address", defaults.address());
        int port = (int) http.integer("port", defaults.port(), 0, LARGEST_PORT);
        String token = http.secret("token", defaults.token());
        if (!token.isEmpty() && !token.equals(Section.HIDDEN) && token.length() < SHORTEST_TOKEN) {
            http.wrong("token", "is short enough to be guessed; allowed " + SHORTEST_TOKEN + " characters and more");
        }
        if (port > 0) {
            checkAddress(http, address, token);
        }
        TlsKeys.Keystore keystore = tls(http).keystore().orElse(null);
        List<String> origins = origins(http);
        int rate = (int) http.integer("rate", defaults.rate(), 1, MOST_RATE);
        int connections = (int) http.integer("connections", defaults.connections(), 1, MOST_CONNECTIONS);
        long idle = http.duration("idle", defaults.idle(), SHORTEST_IDLE, 60 * MINUTE);
        http.finish();
        return new HttpSettings(address, port, token, keystore, origins, rate, connections, idle);
    }

    private TlsKeys tls(Section section) {
        return new TlsKeys(section, key -> places.optionalPath(section, key));
    }

    private static List<String> origins(Section http) {
        List<String> origins = Arrays.stream(http.text("origins", "").split("[, ]+"))
                .filter(origin -> !origin.isEmpty())
                .toList();
        if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            http.wrong("origins", "has one that is none; allowed such as https://desk.example, several by commas");
        }
        return origins;
    }

    private static void checkAddress(Section http, String address, String token) {
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress() && token.isEmpty()) {
                http.wrong(
                        "address",
                        address + " is not of loopback, so that watch.http.token is needed; set it from the"
                                + " environment, as ${STRIKEIQ_TOKEN}");
            }
        } catch (UnknownHostException e) {
            http.wrong(
                    "address",
                    "'" + address + "' is no address of this machine; allowed such as 127.0.0.1, ::1, 0.0.0.0");
        }
    }

    private static ReadySettings ready(Section ready) {
        ReadySettings defaults = ReadySettings.defaults();
        ReadySettings settings = new ReadySettings(
                ready.duration("feedSilence", defaults.feedSilence(), SECOND, DAY),
                ready.flag("requireFeeds", defaults.requireFeeds()),
                ready.integer("databaseLag", defaults.databaseLag(), 0, LARGEST_LAG),
                ready.flag("requireDatabase", defaults.requireDatabase()));
        ready.finish();
        return settings;
    }
}
