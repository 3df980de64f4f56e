package io.strikeiq.service.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the page of a service shows in a browser, against what its API says. */
public final class PageInBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    /** A folder for pictures of the page, if somebody wants them. */
    private static final String PICTURES = "strikeiq.screenshots";

    private static final int TAB = 9;
    private static final int ENTER = 13;
    private static final double NEAR = 0.15;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Browser browser;
    private final String address;
    private final String symbol;

    public PageInBrowser(Browser browser, int port, String symbol) {
        this.browser = browser;
        this.address = "http://127.0.0.1:" + port;
        this.symbol = symbol;
    }

    private JsonNode api(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path)).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    /** Opens the page and waits until it shows the market. */
    public void open(int width, int height, boolean dark, String more) throws Exception {
        browser.look(width, height, dark);
        browser.open(address + "/?symbol=" + symbol + more);
        browser.awaitTrue("typeof state === 'object' && state.market !== null && 'spot' in charts"
                + " && /^(Live|As of)/.test(document.getElementById('status').textContent)");
    }

    /** A picture for the README, where one is wanted. */
    public void picture(String name) throws Exception {
        String folder = System.getProperty(PICTURES);
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder).resolve(name + ".png"), browser.screenshot());
        }
    }

    /** Every figure that can be read in the page is that of the API. */
    public void assertSameAsApi() throws Exception {
        JsonNode gex = api("gex/" + symbol);
        double spot = gex.get("spot").doubleValue();
        List<Double> strikes = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        List<Double> puts = new ArrayList<>();
        for (JsonNode each : gex.get("byStrike")) {
            if (Math.abs(each.get("strike").doubleValue() / spot - 1) < NEAR) {
                strikes.add(each.get("strike").doubleValue());
                calls.add(each.get("call").doubleValue());
                puts.add(each.get("put").doubleValue());
            }
        }
        assertTrue(strikes.size() > 4, strikes::toString);
        assertEquals(JSON.valueToTree(List.of(strikes, calls, puts)), numbers("charts.gex.data"));

        JsonNode metrics = api("metrics/" + symbol).get("metrics");
        JsonNode cells = browser.value("[...document.querySelectorAll('#figures tr')].slice(1)"
                + ".map(row => [row.cells[0].textContent, row.cells[1].textContent])");
        assertEquals(12, cells.size());
        for (JsonNode row : cells) {
            String name = row.get(0).textValue();
            assertEquals(browser.value("number(" + metrics.get(name) + ")"), row.get(1), name);
        }
        assertMarks();
        assertEquals(
                gex.get("byExpiry").size() + 1,
                browser.value("document.querySelectorAll('#bucket tr').length").intValue());
    }

    /** As doubles, so that a whole number equals itself. */
    private JsonNode numbers(String expression) throws Exception {
        List<List<Double>> rows = new ArrayList<>();
        for (JsonNode row : browser.value(expression)) {
            List<Double> values = new ArrayList<>();
            row.forEach(value -> values.add(value.doubleValue()));
            rows.add(values);
        }
        return JSON.valueToTree(rows);
    }

    /** Each signal in the time that is shown is a mark at its time and price, and none else is. */
    private void assertMarks() throws Exception {
        double from = browser.value("charts.spot.scales.x.min").doubleValue();
        double to = browser.value("charts.spot.scales.x.max").doubleValue();
        Set<String> expected = new LinkedHashSet<>();
        for (JsonNode each : api("signals?limit=200&symbol=" + symbol).get("signals")) {
            double time = browser.value("seconds('" + each.get("timestamp").textValue() + "')")
                    .doubleValue();
            if (!each.get("spotPrice").isNull() && time >= from && time <= to) {
                expected.add(each.get("id").textValue());
            }
        }
        assertTrue(expected.size() > 2, expected::toString);
        Set<String> shown = new LinkedHashSet<>();
        browser.value("state.marks.map(mark => mark.id)").forEach(id -> shown.add(id.textValue()));
        assertEquals(expected, shown);
        assertTrue(
                browser.value("state.marks.every(mark => { const s = state.signals.find(each => each.id === mark.id);"
                                + " return mark.x === charts.spot.valToPos(seconds(s.timestamp), 'x', true)"
                                + " && mark.y === charts.spot.valToPos(s.spotPrice, 'y', true); })")
                        .booleanValue(),
                "a mark is not where its signal is");
    }

    /** Nothing that an audit of accessibility calls serious, and nothing wider than the screen. */
    public void assertAccessible() throws Exception {
        try (InputStream script = PageInBrowser.class.getResourceAsStream(AXE)) {
            browser.value(new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; true");
        }
        JsonNode faults = browser.value(
                "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                        + " 'best-practice']}).then(result => result.violations"
                        + ".filter(each => each.impact === 'serious' || each.impact === 'critical')"
                        + ".map(each => each.id + ': ' + each.nodes.map(node => node.target + ' ' + node.failureSummary).join('; ')))");
        assertEquals(JSON.createArrayNode(), faults);
        assertTrue(
                browser.value("document.documentElement.scrollWidth <= window.innerWidth")
                        .booleanValue(),
                "wider than the screen");
    }

    /** All that can be used is reached by keys, and used. */
    public void assertUsableByKeys() throws Exception {
        Set<String> reached = new LinkedHashSet<>();
        browser.value("document.body.focus(), true");
        for (int i = 0; i < 30; i++) {
            browser.press("Tab", TAB, "");
            reached.add(browser.value("document.activeElement.id || document.activeElement.tagName")
                    .textValue());
        }
        assertTrue(reached.containsAll(List.of("symbol", "expiry", "at", "live", "theme", "token")), reached::toString);
        String before = browser.value("document.body.dataset.theme").textValue();
        browser.value("document.getElementById('theme').focus(), true");
        browser.press("Enter", ENTER, "\r");
        browser.awaitTrue("document.body.dataset.theme !== '" + before + "'");
        browser.press("Enter", ENTER, "\r");
        browser.awaitTrue("document.body.dataset.theme === '" + before + "'");
    }
}
