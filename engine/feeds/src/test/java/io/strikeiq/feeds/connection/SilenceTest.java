package io.strikeiq.feeds.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private final ChannelCounts index = new ChannelCounts("index");
    private final ChannelCounts ticker = new ChannelCounts("ticker");
    private final Silence silence = new Silence();

    @Test
    void shouldNameAGroupThatNeverSaysAnythingAfterItsAcknowledgement() {
        silence.watch(index, 100, 1_000);
        assertNull(silence.silent(1_100));
        assertEquals("index", silence.silent(1_101));
    }

    @Test
    void shouldNameAGroupThatIsSilentWhileOthersSpeak() {
        silence.watch(index, 100, 1_000);
        silence.watch(ticker, 100, 1_000);
        index.frame(10, 1_090);
        ticker.frame(10, 1_090);
        index.frame(10, 1_180);
        assertNull(silence.silent(1_190));
        assertEquals("ticker", silence.silent(1_191));
    }

    @Test
    void shouldSayWhatCameInOneLine() {
        index.asked(2);
        index.acknowledged();
        index.frame(10, 1);
        index.gap();
        index.drop(Drop.WITHOUT_SNAPSHOT);

        assertEquals(
                "index asked 2 acknowledged 1 frames 1 bytes 10 gaps 1 dropped without snapshot 1", index.toString());
    }

    @Test
    void shouldShowATextOfAStrangerWithoutWhatATerminalObeys() {
        assertEquals("?[31mred?]0;title?", PlainText.of("\u001b[31mred\u009d]0;title\u0007"));
        assertEquals("a?b", PlainText.of("a\u202eb"));
        assertEquals(203, PlainText.of("x".repeat(1_000)).length());
    }
}
