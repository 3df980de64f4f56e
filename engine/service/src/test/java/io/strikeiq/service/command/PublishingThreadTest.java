package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.cluster.Brokers;
import io.strikeiq.cluster.JournalPublisher;
import io.strikeiq.persistence.TestRun;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.testing.ExpectedLog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishingThreadTest {
    @Test
    @ExpectedLog(logger = "PublishingThread", contains = "the topic gets no more ticks, the journal does")
    void shouldSayAtTheEndWhyTheTopicGotNoMoreTicks(@TempDir Path folder) {
        Path signals = folder.resolve("signals");
        TestRun.record(signals, 10);
        PublishingThread publishing =
                PublishingThread.start(new JournalPublisher(signals, Brokers.at("127.0.0.1:9"), "ticks", 1));

        publishing.end();

        String reason =
                assertThrows(JournalException.class, publishing::isWhole).getMessage();
        assertTrue(reason.contains(signals.toString()), reason);
    }

    @Test
    void shouldHaveAllOfAJournalThatNeverBegan(@TempDir Path folder) {
        PublishingThread publishing = PublishingThread.start(
                new JournalPublisher(folder.resolve("ticks"), Brokers.at("127.0.0.1:9"), "ticks", 1));

        publishing.end();

        assertTrue(publishing.isWhole());
    }
}
