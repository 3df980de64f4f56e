package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.supervision.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadTicksTest {
    private static final String HEADER = "tick\tstage\ttime\ttype\tinstrument\treason";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("dead-ticks.tsv");
    }

    private void bury(long... sequences) {
        try (DeadTicks dead = new DeadTicks(file())) {
            for (long sequence : sequences) {
                MarketEvent tick = new MarketEvent().asQuote(3, 1_700_000_000_000_000_000L, 1, 1, 2, 1);
                tick.sequence = sequence;
                dead.onSkipped(tick, Stage.METRICS, new IllegalStateException("a\treason\nin two lines"));
            }
        }
    }

    private static String line(long sequence) {
        return sequence
                + "\tmetrics\t2023-11-14T22:13:20Z\tQUOTE\t3\tjava.lang.IllegalStateException: a reason in two lines";
    }

    @Test
    void shouldMakeNoFileWithoutADeadTick() {
        bury();
        assertFalse(Files.exists(file()));
    }

    @Test
    void shouldWriteNoTickTwiceThatARestartMeetsAgain() throws IOException {
        bury(5, 9);
        bury(5, 9, 12);
        assertEquals(List.of(HEADER, line(5), line(9), line(12)), Files.readAllLines(file()));
    }

    @Test
    void shouldDropTheHalfLineThatAKillLeft() throws IOException {
        bury(5, 9);
        String text = Files.readString(file());
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(file(), text.substring(0, length));
            bury(5, 9);
            assertEquals(text, Files.readString(file()), "cut at " + length);
        }
    }
}
