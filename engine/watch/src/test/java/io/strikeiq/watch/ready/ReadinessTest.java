package io.strikeiq.watch.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000L * SECOND;

    private final List<Reading> readings = new ArrayList<>(List.of(
            new Reading(Measure.STANDING, "stages", 0),
            new Reading(Measure.STANDING, "others", 0),
            new Reading(Measure.THREADS_FAILED, "", 0),
            new Reading(Measure.CAUGHT_UP, "", 1),
            new Reading(Measure.FEED_LAST_TICK, "deribit", NOW - SECOND),
            new Reading(Measure.FEED_UP, "deribit", 1),
            new Reading(Measure.LAG, "", 3),
            new Reading(Measure.DATABASE_UP, "", 1),
            new Reading(Measure.DISK_FREE, "", 2L << 30),
            new Reading(Measure.DISK_LEAST, "", 1L << 29)));

    private Readiness of(ReadySettings settings, long beatAt) {
        return Readiness.of(
                new CounterView(
                        "", "run-1", ProcessHandle.current().pid(), NOW - 60 * SECOND, beatAt, 0, SECOND / 5, readings),
                settings,
                NOW);
    }

    private Readiness now() {
        return of(ReadySettings.defaults(), NOW);
    }

    private void set(Measure measure, String label, long value) {
        readings.removeIf(each -> each.measure() == measure && each.label().equals(label));
        readings.add(new Reading(measure, label, value));
    }

    private static Check check(Readiness readiness, String name) {
        return readiness.checks().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldBeReadyWhenAllIsAsItShouldBe() {
        assertTrue(now().isReady(), now()::toString);
        assertEquals(
                List.of("process", "stages", "caught-up", "feed deribit", "database", "disk", "disk-room"),
                now().checks().stream().map(Check::name).toList());
        assertEquals(
                "running, last tick 1.0 s ago, 60 s allowed",
                check(now(), "feed deribit").figure());
    }

    @ParameterizedTest
    @CsvSource({
        "STANDING, stages, 1, stages",
        "STANDING, others, 1, stages",
        "THREADS_FAILED, '', 1, stages",
        "JOURNAL_WRITABLE, '', 0, journal",
        "CAUGHT_UP, '', 0, caught-up",
        "FEED_LAST_TICK, deribit, 0, feed deribit",
        "FEED_UP, deribit, 0, feed deribit",
        "DISK_FREE, '', 1000, disk"
    })
    void shouldNotBeReadyWithoutWhatIsRequired(Measure measure, String label, long value, String failing) {
        set(measure, label, value);

        assertFalse(now().isReady());
        assertEquals(
                List.of(failing),
                now().checks().stream()
                        .filter(each -> each.required() && !each.passes())
                        .map(Check::name)
                        .toList());
    }

    @Test
    void shouldNotBeReadyWhenAFeedIsSilentForLongerThanIsAllowed() {
        set(Measure.FEED_LAST_TICK, "deribit", NOW - 61 * SECOND);

        assertFalse(now().isReady());
        assertTrue(of(new ReadySettings(120 * SECOND, true, 0, false), NOW).isReady());
        assertTrue(of(new ReadySettings(60 * SECOND, false, 0, false), NOW).isReady());
    }

    @Test
    void shouldBeReadyWithoutADatabaseUnlessThatIsRequired() {
        set(Measure.DATABASE_UP, "", 0);
        ReadySettings required = new ReadySettings(60 * SECOND, true, 10_000, true);

        assertTrue(now().isReady());
        assertFalse(check(now(), "database").passes());
        assertFalse(of(required, NOW).isReady());

        set(Measure.DATABASE_UP, "", 1);
        assertTrue(of(required, NOW).isReady());
        set(Measure.LAG, "", 10_001);
        assertFalse(of(required, NOW).isReady());
        assertEquals(
                "reachable, 10,001 journal records behind, 10,000 allowed",
                check(now(), "database").figure());
    }

    @Test
    void shouldNotBeReadyWhenTheCountersAreNoLongerWritten() {
        assertFalse(of(ReadySettings.defaults(), NOW - 30 * SECOND).isReady());
        assertTrue(of(ReadySettings.defaults(), NOW - 2 * SECOND).isReady());
    }

    @Test
    void shouldSayHowFarTheJournalsAreAndWhetherTheirFolderTakesMore() {
        set(Measure.JOURNALED, "signals", 1_234);
        set(Measure.JOURNALED, "ticks", 56_789);
        set(Measure.JOURNAL_WRITABLE, "", 1);

        assertEquals(
                "1,234 records of signals, 56,789 records of ticks, the folder takes more",
                check(now(), "journal").figure());
    }

    @Test
    void shouldNameTheEngineInWhichAThreadStandsStill() {
        set(Measure.STANDING, "stages", 1);
        set(Measure.ENGINE_STANDING, "formula", 0);
        set(Measure.ENGINE_STANDING, "squeeze", 1);

        assertEquals(
                "1 threads stand still while work waits (in the engine squeeze), 0 have failed, 0 allowed",
                check(now(), "stages").figure());
    }

    @Test
    void shouldTellOfAGapForAMinuteAndBeReadyAllTheSame() {
        set(Measure.FEED_GAPS, "deribit: book", 3);
        set(Measure.FEED_LAST_GAP, "deribit: book", NOW - 60 * SECOND);

        assertTrue(now().isReady());
        assertFalse(check(now(), "feed-gap deribit: book").passes());
        assertEquals(
                "3 in all, the last 60.0 s ago, 60 s wanted",
                check(now(), "feed-gap deribit: book").figure());
        set(Measure.FEED_LAST_GAP, "deribit: book", NOW - 61 * SECOND);
        assertTrue(check(now(), "feed-gap deribit: book").passes());
    }

    @Test
    void shouldTellOfAClientThatTakesNothingAndForAMinuteThatItWasCutOff() {
        set(Measure.PUSH_CLIENTS, "", 3);
        set(Measure.PUSH_WAIT, "", SECOND);
        set(Measure.PUSH_CUT, "", 0);
        set(Measure.PUSH_LAST_CUT, "", 0);
        assertTrue(check(now(), "slow-client").passes());

        set(Measure.PUSH_WAIT, "", SECOND + 1);
        assertFalse(check(now(), "slow-client").passes());
        assertEquals(
                "3 clients, the slowest has taken nothing for 1.0 s, 1 s allowed; 0 cut off",
                check(now(), "slow-client").figure());

        set(Measure.PUSH_WAIT, "", 0);
        set(Measure.PUSH_CUT, "", 1);
        set(Measure.PUSH_LAST_CUT, "", NOW - 2 * SECOND);
        assertFalse(check(now(), "slow-client").passes());
        assertTrue(now().isReady());
        set(Measure.PUSH_LAST_CUT, "", NOW - 61 * SECOND);
        assertTrue(check(now(), "slow-client").passes());
    }

    @Test
    void shouldNotAskForFeedsOfARecording() {
        readings.removeIf(each -> each.measure().name().startsWith("FEED") || each.measure() == Measure.CAUGHT_UP);

        assertTrue(now().isReady());
        assertEquals(
                List.of("process", "stages", "database", "disk", "disk-room"),
                now().checks().stream().map(Check::name).toList());
    }

    @Test
    void shouldSayThatRoomIsNeededBeforeTheRunStops() {
        set(Measure.DISK_FREE, "", (1L << 30) - 1);

        assertTrue(now().isReady());
        assertFalse(check(now(), "disk-room").passes());
    }
}
