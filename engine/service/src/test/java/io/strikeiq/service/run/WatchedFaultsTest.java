package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.run.ShownFaults.Shown;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.Readiness;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service with two live feeds and a database of its own, to which one thing after another happens: what can be read of it says so,
 * and says when it is over. Each case leaves the service as it found it.
 */
@LongTest
@ExpectedLog
class WatchedFaultsTest {
    private static final ReadySettings READY = new ReadySettings(TimeUnit.SECONDS.toNanos(1), true, 10_000, false);

    @TempDir
    private static Path folder;

    private static WatchedService service;
    private static ShownFaults shown;
    private static Optional<WatchedPage> page = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        service = new WatchedService(folder);
        service.start();
        shown = new ShownFaults(service.data());
        page = WatchedPage.open(folder.resolve("browser"), service.port(), WatchedService.TOKEN);
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            if (shown != null) {
                shown.close();
            }
            service.stop();
            page.ifPresent(WatchedPage::awaitGone);
        } finally {
            page.ifPresent(WatchedPage::close);
        }
    }

    private static JsonNode check(JsonNode shown, String check) {
        for (JsonNode each : shown.get("checks")) {
            if (each.get("name").textValue().startsWith(check)) {
                return each;
            }
        }
        throw new NoSuchElementException("no check " + check + " in " + shown);
    }

    private static boolean passes(JsonNode shown, String check) {
        return check(shown, check).get("passes").booleanValue();
    }

    private static String figure(JsonNode shown, String check) {
        return check(shown, check).get("figure").textValue();
    }

    private static List<String> names(JsonNode shown) {
        List<String> names = new ArrayList<>();
        shown.get("checks").forEach(each -> names.add(each.get("name").textValue()));
        return names;
    }

    /** By HTTP, by the file, by the command line and on the page, and as an alert in the table; then that it is over. */
    private static void told(String check, int lasts, Executable made, Executable end) throws Throwable {
        service.await(check + " to pass", () -> passes(service.ready(), check));
        // A check that never passed raises no alert at the start.
        service.awaitBeats(2);
        made.execute();
        long from = shown.writings();
        Shown fault;
        try {
            // A starved sender may have let the check fail and pass once more before the fault itself: both at once.
            service.await(check + " to fail", () -> !passes(service.ready(), check) && !passes(service.top(), check));
            service.pageIsAnswered();
            service.awaitBeats(5);
            fault = shown.within(check, from, lasts, view -> fails(view, check));
            onPage(fault, check);
        } finally {
            end.execute();
        }
        service.await(check + " to pass again", () -> passes(service.ready(), check) && passes(service.top(), check));
        fault.alerted(service.awaitAlert(check, check.replace("feed ", "feed-state ")));
        if (page.isPresent()) {
            page.get().awaitOver(check);
        }
    }

    private static void onPage(Shown fault, String check) throws Exception {
        if (page.isPresent()) {
            fault.onPage(page.get().shows(check, fault.time()));
        }
    }

    private static boolean fails(CounterView view, String check) {
        return Readiness.of(view, READY, view.beatAt()).checks().stream()
                .anyMatch(each -> each.name().startsWith(check) && !each.passes());
    }

    @Test
    void shouldTellOfAFeedThatHasFallenSilent() throws Throwable {
        told(
                "feed tcp",
                1,
                () -> service.sender().rest(true),
                () -> service.sender().rest(false));
    }

    @Test
    void shouldTellOfASocketOnWhichNothingComesAnyMore() throws Throwable {
        long connected = service.sum(Measure.FEED_UP);
        told("feed deribit", 1, () -> service.exchange().silence(true), () -> {
            assertEquals(connected, service.sum(Measure.FEED_UP), "the feed runs on, it is only silent");
            service.exchange().silence(false);
        });
    }

    @Test
    void shouldTellOfAnEngineThatIsStuck() throws Throwable {
        long stalls = service.sum(Measure.STALLS);
        told("stages", 1, service::stick, () -> {
            assertTrue(figure(service.ready(), "stages").contains("in the engine sticking"));
            if (page.isPresent()) {
                assertTrue(page.get().fault("stages").contains("in the engine sticking"));
                page.get().assertAccessible();
            }
            service.unstick();
        });
        assertTrue(service.sum(Measure.STALLS) > stalls);
        service.await("no thread that stands still", () -> service.sum(Measure.STANDING) == 0);
    }

    @Test
    void shouldTellOfADatabaseThatIsAway() throws Throwable {
        told(
                "database",
                0,
                () -> service.database().stop(),
                () -> service.database().startAgain());
        service.await("the counter of the database again", () -> service.sum(Measure.DATABASE_UP) == 1);
    }

    @Test
    void shouldTellOfADiskThatIsNearlyFullBeforeTheRunStops() throws Throwable {
        Assumptions.assumeTrue(service.hasSmallDisk(), "a small file system cannot be mounted here");
        told("disk-room", 0, service::fillDisk, service::emptyDisk);
        assertTrue(passes(service.ready(), "disk"));
    }

    /** A socket that was silent leaves gaps too, in trades. */
    private static long bookGaps(CounterView view) {
        return view.of(Measure.FEED_GAPS).stream()
                .filter(each -> each.label().endsWith(": book"))
                .mapToLong(Reading::value)
                .sum();
    }

    @Test
    void shouldTellOfAGapInABookAndThatItWasBuiltAgain() throws Exception {
        int gaps = service.exchange().outages().size();
        long counted = bookGaps(service.counters());
        service.exchange().leaveOutNext();
        // With the change after it: until then nobody can know.
        service.await("a gap", () -> service.exchange().outages().size() > gaps);
        long from = shown.writings();
        String check = "feed-gap deribit";
        service.await(check + " to fail", () -> !passes(service.ready(), check) && !passes(service.top(), check));
        service.await("the gap in the counters", () -> bookGaps(service.counters()) > counted);
        service.awaitBeats(5);
        Shown fault = shown.within(check, from, 0, view -> bookGaps(view) > counted && fails(view, check));
        onPage(fault, check);
        fault.alerted(service.awaitAlert(check));
        service.await("gaps", () -> service.sum(Measure.FEED_GAPS) > 0 && service.sum(Measure.FEED_RESYNCS) > 0);
        service.await(
                "gaps in top",
                () -> service.top().get("counters").properties().stream()
                        .anyMatch(each -> each.getKey().startsWith("strikeiq_feed_gaps{")
                                && each.getValue().longValue() > 0));
    }

    @Test
    void shouldCutOffAClientThatTakesNothingAndCountIt() throws Exception {
        String check = "slow-client";
        service.await("clients that take what they are sent", () -> passes(service.ready(), check));
        long cut = service.sum(Measure.PUSH_CUT);
        // The page follows metrics and signals.
        int clients = page.isPresent() ? 2 : 0;
        long before = shown.writings();
        try (Socket slow = new Socket()) {
            slow.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
            slow.getOutputStream()
                    .write(("GET /api/v1/stream/metrics/TEST?rate=20 HTTP/1.1\r\nHost: 127.0.0.1:" + service.port()
                                    + "\r\nAuthorization: Bearer " + WatchedService.TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertTrue(in.read() > 0);
            service.await(
                    "a client that is slow", () -> !passes(service.ready(), check) && !passes(service.top(), check));
            service.await("a client that is cut off", () -> service.sum(Measure.PUSH_CUT) > cut);
            service.awaitBeats(5);
        }
        CounterView first = shown.first(before, view -> fails(view, check));
        // It is slow from when it took no more, which is some time before it is called so.
        long waited = first.value(Measure.PUSH_WAIT).orElseThrow() * ShownFaults.A_SECOND / 1_000_000_000L;
        long from = ShownFaults.writings(first) - waited;
        onPage(shown.within(check, from, 1, view -> fails(view, check)), check);
        Shown cutOff = shown.within(
                check + ", cut off",
                from,
                5,
                view -> view.value(Measure.PUSH_CUT).orElse(0) > cut);
        onPage(cutOff, check);
        cutOff.alerted(service.awaitAlert(check));
        service.await("no other clients", () -> service.sum(Measure.PUSH_CLIENTS) <= clients);
        service.await("stages that go on", () -> passes(service.ready(), "stages"));
    }

    @Test
    void shouldShowTheChecksInABrowserWithoutAnErrorOfItsOwn() throws Exception {
        Assumptions.assumeTrue(
                page.isPresent(), "no browser: with the package chromium the page is looked at, at each fault");
        service.await("checks on the page", () -> page.get().checks().equals(names(service.ready())));
        CounterView counters = service.counters();
        assertEquals(
                Stream.concat(counters.of(Measure.TICKS_DONE).stream(), counters.of(Measure.FEED_TICKS).stream())
                        .map(Reading::label)
                        .sorted()
                        .toList(),
                page.get().parts().stream().sorted().toList());
        page.get().assertNoErrors();
    }

    private static HttpResponse<String> change(String body) throws Exception {
        return service.answer(service.request("/api/v1/control")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void shouldTakeAChangeOverHttpRecordItAndKeepWhoAskedForIt() throws Exception {
        HttpResponse<String> taken = change("{\"engine\":\"formula\",\"change\":\"cooldown=17\"}");
        assertEquals(200, taken.statusCode(), taken::body);
        HttpResponse<String> refused = change("{\"engine\":\"formula\",\"change\":\"cooldown=-1\"}");
        assertEquals(400, refused.statusCode(), refused::body);

        service.await(
                "the events",
                () -> service.rows("select actor || ' ' || description from ai_event_logs where event_type = 'CONTROL'")
                        .contains("http 127.0.0.1 engine formula: cooldown=17.0"));
        HttpResponse<String> denied = service.answer(service.withoutToken("/metrics"));
        assertEquals(401, denied.statusCode());
        service.await(
                "the denied request",
                () -> service.rows("select metadata ->> 'path' from ai_event_logs where event_type = 'DENIED'")
                        .contains("/metrics"));
    }

    @Test
    void shouldSayWhichInputKeepsAnEngineSilent() throws Exception {
        service.await("silent engines", () -> service.sum(Measure.BLOCKED) > 0);
        JsonNode engines = service.json("/api/v1/engines").get("engines");
        assertTrue(engines.size() >= 18, engines::toString);
        JsonNode top = service.top().get("engines");
        assertTrue(top.size() >= 9, top::toString);
    }
}
