package io.strikeiq.feeds.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.feeds.FeedStop;
import io.strikeiq.testing.ExpectedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReconnectionTest {
    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

    private final List<String> said = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final Reconnection reconnection = new Reconnection(LoggerFactory.getLogger(ReconnectionTest.class), RETRY);

    /** Requested after a number of waits, none of which lasts. */
    private FeedStop after(int most) {
        return new FeedStop() {
            @Override
            public boolean isRequested() {
                return waits.size() >= most;
            }

            @Override
            public boolean await(long nanos) {
                waits.add(nanos);
                return isRequested();
            }
        };
    }

    private Reconnection.Connections failing(IOException failure, boolean flowed) {
        return new Reconnection.Connections() {
            @Override
            public void connect() throws IOException {
                throw failure;
            }

            @Override
            public boolean ended() {
                said.add("ended");
                return flowed;
            }

            @Override
            public void lost() {
                said.add("lost");
            }
        };
    }

    @Test
    @ExpectedLog(logger = "ReconnectionTest", contains = "feed: the connection breaks: reset")
    void shouldWaitLongerEachTimeUntilDataCome() {
        reconnection.run("feed", after(8), failing(new IOException("reset"), false));
        assertTrue(waits.get(7) > waits.get(0), waits::toString);
        assertEquals(16, said.size());
        assertEquals(List.of("ended", "lost"), said.subList(0, 2));

        waits.clear();
        reconnection.run("feed", after(2), failing(new IOException("reset"), true));
        assertTrue(waits.get(0) <= RETRY && waits.get(1) <= RETRY, waits::toString);
    }

    @Test
    void shouldCloseAConnectionThatWasMadeWhileTheFeedWasWoken() {
        reconnection.wake();
        reconnection.opened(() -> said.add("closed"));
        reconnection.run("feed", after(1), failing(new IOException("never"), false));

        assertEquals(List.of("closed"), said);
        assertEquals(List.of(), waits);
    }
}
