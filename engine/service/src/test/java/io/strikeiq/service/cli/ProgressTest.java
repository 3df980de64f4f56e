package io.strikeiq.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter shown = new StringWriter();
    private long now;

    private Progress progress(long total, boolean terminal) {
        return new Progress(new PrintWriter(shown), "replay", "ticks", total, terminal, () -> now);
    }

    private String afterSeconds(Progress progress, double seconds, long done) {
        shown.getBuffer().setLength(0);
        now = (long) (seconds * 1e9);
        progress.at(done);
        return shown.toString();
    }

    @Test
    void shouldShowNothingOfAShortJob() {
        Progress progress = progress(100, true);

        assertEquals("", afterSeconds(progress, 1.9, 99));
        progress.close();
        assertEquals("", shown.toString());
    }

    @Test
    void shouldDrawABarWithRateAndTimeLeftOnATerminalAndRemoveIt() {
        Progress progress = progress(100_000, true);

        assertEquals(
                "\r\033[2Kreplay [#######.......................]  25 %, 25,000 ticks, 10,000/s, 7 s left",
                afterSeconds(progress, 2.5, 25_000));
        assertEquals("", afterSeconds(progress, 2.6, 26_000));
        shown.getBuffer().setLength(0);
        progress.close();
        assertEquals("\r\033[2K", shown.toString());
    }

    @Test
    void shouldWritePlainLinesElsewhere() {
        Progress progress = progress(1_000_000, false);

        assertEquals(
                "replay   3 %, 25,000 ticks, 10,000/s, 1:37 min left" + System.lineSeparator(),
                afterSeconds(progress, 2.5, 25_000));
        assertEquals("", afterSeconds(progress, 7.4, 70_000));
        assertEquals(
                "replay   8 %, 75,000 ticks, 10,000/s, 1:32 min left" + System.lineSeparator(),
                afterSeconds(progress, 7.5, 75_000));
    }

    @Test
    void shouldLeaveShareAndTimeOutWhenTheTotalIsUnknown() {
        assertEquals(
                "replay 25,000 ticks, 10,000/s" + System.lineSeparator(),
                afterSeconds(progress(0, false), 2.5, 25_000));
    }
}
