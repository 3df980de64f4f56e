package io.strikeiq.service.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.event.EventSink;
import io.strikeiq.watch.http.HttpSettings;
import io.strikeiq.watch.ready.ReadySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceWatchTest {
    @TempDir
    private Path folder;

    private final CounterSources sources = new CounterSources();

    private ServiceWatch start(HttpSettings http) {
        return ServiceWatch.start(
                folder,
                "0.2",
                new WatchSettings(http, ReadySettings.defaults()),
                sources,
                null,
                null,
                EventSink.none(),
                () -> System.currentTimeMillis() * 1_000_000);
    }

    private CounterView read() {
        return CounterView.read(folder).orElseThrow();
    }

    @Test
    void shouldWriteWhatThePartsCountUntilTheyAreClosedAndTheirLastValues() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        try (ServiceWatch watch = start(HttpSettings.defaults())) {
            assertEquals(null, watch.location());
            sources.run("run-1", 1);
            CounterSources.Watched part = sources.add(file -> {
                file.set(Measure.LAG, asked.incrementAndGet());
                twice.countDown();
            });
            twice.await();
            part.close();
        }

        assertEquals(OptionalLong.of(asked.get()), read().value(Measure.LAG));
        assertEquals("run-1", read().runId());
        assertEquals(CounterView.State.ENDED, read().state(System.currentTimeMillis() * 1_000_000));
    }

    @Test
    @ExpectedLog(logger = "ServiceWatch", contains = "counters cannot be taken")
    void shouldWriteTheOtherPartsWhenOneFails() {
        sources.add(file -> {
            throw new IllegalStateException("on purpose");
        });
        sources.add(file -> file.set(Measure.LAG, 3));

        start(HttpSettings.defaults()).close();

        assertEquals(OptionalLong.of(3), read().value(Measure.LAG));
    }

    @Test
    void shouldStopTheStartWhereItCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            UserException failure = assertThrows(
                    UserException.class,
                    () -> start(new HttpSettings("127.0.0.1", port, "")).close());

            assertEquals(
                    "watch.http: cannot listen on 127.0.0.1:" + port + ": Address already in use",
                    failure.getMessage());
        }
        assertTrue(read().endedAt() > 0);
    }
}
