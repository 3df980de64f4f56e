package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.browser.Browser;
import io.strikeiq.service.browser.PageInBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a service in a browser, and what it has shown to be wrong each time that it asked the service. */
final class WatchedPage implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    /** After each time that the page has asked what is wrong, what it then shows. */
    private static final String RECORD = """
            (() => {
              window.shown = [];
              const asked = showHealth;
              showHealth = async () => {
                await asked();
                if (state.health) shown.push({
                  at: state.health.countersAt,
                  title: $('faults').querySelector('p')?.textContent ?? '',
                  faults: [...$('faults').querySelectorAll('li')].map(each => each.textContent),
                  failing: [...$('health').querySelectorAll('.fails')].map(each => each.closest('tr').cells[0].textContent)});
              };
              return true;
            })()""";

    private final Browser browser;
    private final PageInBrowser page;

    private WatchedPage(Browser browser, PageInBrowser page) {
        this.browser = browser;
        this.page = page;
    }

    /** Opens the page with its token; empty where there is no browser. */
    static Optional<WatchedPage> open(Path folder, int port, String token) throws Exception {
        Optional<Path> program = Browser.program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Browser browser = Browser.start(program.get(), Files.createDirectories(folder), WIDTH, HEIGHT);
        browser.look(WIDTH, HEIGHT, false);
        browser.open("http://127.0.0.1:" + port + "/?symbol=TEST");
        browser.awaitTrue("typeof state === 'object' && typeof showHealth === 'function'");
        browser.value(RECORD);
        browser.value("$('token').value = '" + token + "'; start(); true");
        browser.awaitTrue("state.market !== null && 'spot' in charts && shown.length > 0");
        return Optional.of(new WatchedPage(browser, new PageInBrowser(browser, port, "TEST")));
    }

    /** What it showed, and of counters of what time. */
    private record Entry(Instant at, String title, List<String> faults, List<String> failing) {
        private static Entry of(JsonNode node) {
            return new Entry(
                    Instant.parse(node.get("at").textValue()),
                    node.get("title").textValue(),
                    texts(node.get("faults")),
                    texts(node.get("failing")));
        }

        private boolean shows(String check) {
            return faults.stream().anyMatch(each -> each.startsWith(check));
        }
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(each -> texts.add(each.textValue()));
        return texts;
    }

    private List<Entry> since(Instant time) throws Exception {
        List<Entry> entries = new ArrayList<>();
        browser.value("shown").forEach(each -> entries.add(Entry.of(each)));
        entries.removeIf(each -> each.at().isBefore(time));
        return entries;
    }

    /** Shows a check that fails with the first or second answer that it gets of counters that say so; returns the time of these. */
    Instant shows(String check, Instant since) throws Exception {
        browser.awaitTrue("shown.filter(each => Date.parse(each.at) > " + since.toEpochMilli() + ").length > 2");
        List<Entry> entries = since(since);
        Entry first = entries.stream()
                .filter(each -> each.shows(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " is not shown: " + entries));
        assertTrue(entries.indexOf(first) <= 1, () -> check + " is shown late: " + entries);
        assertTrue(first.failing().stream().anyMatch(each -> each.startsWith(check)), first::toString);
        boolean required = first.faults().stream().anyMatch(each -> !each.contains(" (not required): "));
        assertEquals(required ? "NOT READY" : "Ready, but not all is as it should be", first.title());
        return first.at();
    }

    /** What it says now of a check that fails, empty for nothing. */
    String fault(String check) throws Exception {
        return browser.value("[...$('faults').querySelectorAll('li')].map(each => each.textContent)"
                        + ".find(each => each.startsWith('" + check + "')) ?? ''")
                .textValue();
    }

    /** The checks that it lists now. */
    List<String> checks() throws Exception {
        return texts(browser.value(
                "[...$('health').querySelectorAll('tr')].slice(1).map(each => each.cells[0].textContent)"));
    }

    /** The threads and feeds of which it says what they do, waits until it knows rates of them. */
    List<String> parts() throws Exception {
        String rows = "[...$('work').querySelectorAll('tr')].slice(1)";
        browser.awaitTrue(rows + ".length > 0 && " + rows + ".every(each => /^[0-9]/.test(each.cells[1].textContent))");
        return texts(browser.value(rows + ".map(each => each.cells[0].textContent)"));
    }

    /** Waits until it shows no such fault any more. */
    void awaitOver(String check) {
        browser.awaitTrue("!shown[shown.length - 1].faults.some(each => each.startsWith('" + check + "'))");
    }

    /** Waits until it says that nobody answers, and of nothing any more how it is. */
    void awaitGone() {
        browser.awaitTrue("$('faults').textContent === 'The service does not answer'"
                + " && $('health').textContent + $('work').textContent === ''");
    }

    /** As it is now: nothing serious for who cannot see it, nothing too wide; a picture where one is wanted. */
    void assertAccessible() throws Exception {
        page.assertAccessible();
        page.picture("page-fault");
    }

    /** No error but answers of the service that say that it is not ready, or that the database is away. */
    void assertNoErrors() {
        assertEquals(
                List.of(),
                browser.errors().stream()
                        .filter(each -> !each.contains("\"source\":\"network\""))
                        .toList());
    }

    @Override
    public void close() {
        browser.close();
    }
}
