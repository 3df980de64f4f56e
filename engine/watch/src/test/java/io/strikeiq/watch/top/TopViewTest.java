package io.strikeiq.watch.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import io.strikeiq.watch.ready.ReadySettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private static CounterView view(long at, long ticks) {
        return new CounterView(
                "0.2",
                "run-1",
                1,
                START,
                at,
                0,
                SECOND / 5,
                List.of(
                        new Reading(Measure.TICKS_DONE, "strikeiq-stages", ticks),
                        new Reading(Measure.TICKS_WAITING, "strikeiq-stages", 4),
                        new Reading(Measure.BATCHES, "strikeiq-stages", ticks / 100),
                        new Reading(Measure.STAGE_DUTY, "strikeiq-stages", 425_000),
                        new Reading(Measure.STAGE_BATCH_MOST, "strikeiq-stages", 3_100_000),
                        new Reading(Measure.EVENT_TIME, "", START),
                        new Reading(Measure.SIGNAL_LAST, "liquidity", START),
                        new Reading(Measure.BLOCKED, "structure: PIN_SCORE", 0),
                        new Reading(Measure.BLOCKED, "stop_hunt: ATR_1M", 3),
                        new Reading(Measure.BLIND_UNTIL, "IV_PERCENTILE", START + SECOND),
                        new Reading(Measure.BLIND_UNTIL, "VPIN", START - SECOND),
                        new Reading(Measure.BLIND_UNTIL, "IV_REGIME", 0),
                        new Reading(Measure.RING_SIZE, "", 1024),
                        new Reading(Measure.SIGNALS, "formula", 0),
                        new Reading(Measure.SIGNALS, "liquidity", 2),
                        new Reading(Measure.LATENCY, "decided 0.5", 1_500),
                        new Reading(Measure.LATENCY, "decided 0.999", 20_000)));
    }

    private static List<String> lines(CounterView now, CounterView before) {
        return new TopView(now, before, ReadySettings.defaults(), now.beatAt())
                .text()
                .lines()
                .toList();
    }

    @Test
    void shouldShowRatesSinceTheViewBefore() {
        CounterView before = view(START + 10 * SECOND, 1_000);
        CounterView now = view(START + 12 * SECOND, 5_000);

        assertTrue(
                lines(now, before)
                        .contains(
                                "strikeiq-stages                    5,000        2,000          4        100.0  42.5 %       3.1 ms"),
                () -> String.join("\n", lines(now, before)));
        assertTrue(
                lines(now, null)
                        .contains(
                                "strikeiq-stages                    5,000          417          4        100.0  42.5 %       3.1 ms"),
                () -> String.join("\n", lines(now, null)));
    }

    @Test
    void shouldShowPercentilesAndTheEnginesThatSpoke() {
        List<String> lines = lines(view(START + SECOND, 10), null);

        assertTrue(lines.contains("latency in us                     p50        p99.9"), lines::toString);
        assertTrue(lines.contains("decided                           1.5         20.0"), lines::toString);
        assertTrue(lines.contains("signals                                2"), lines::toString);
        assertTrue(lines.contains("  liquidity                            2"), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("formula")), lines::toString);
    }

    @Test
    void shouldSayWhichUnknownInputKeepsAnEngineSilentAndWhichMetricIsBlind() {
        List<String> lines = lines(view(START + SECOND, 10), null);

        assertTrue(
                lines.contains(
                        "  blind  2 metrics, the last until a time that the first tick will say: IV_PERCENTILE, IV_REGIME"),
                lines::toString);
        assertTrue(lines.contains("stop_hunt                                      none  ATR_1M on 3"), lines::toString);
        assertTrue(lines.contains("liquidity                      2023-11-14T22:13:20Z  none"), lines::toString);
        assertTrue(lines.contains("structure                                      none  none"), lines::toString);
    }

    @Test
    void shouldSayWhenTheServiceIsGone() {
        CounterView gone = new CounterView("0.2", "", Long.MAX_VALUE, START, START + SECOND, 0, SECOND / 5, List.of());

        String first = new TopView(gone, null, ReadySettings.defaults(), START + 60 * SECOND)
                .text()
                .lines()
                .findFirst()
                .orElseThrow();

        assertEquals("strikeiq 0.2, process " + Long.MAX_VALUE + ", died, up 0:00:01, NOT READY", first);
    }

    @Test
    void shouldGiveTheSameAsValues() {
        Map<String, Object> json =
                new TopView(view(START + SECOND, 10), null, ReadySettings.defaults(), START + SECOND).json();

        assertEquals("running", json.get("state"));
        assertEquals(true, json.get("ready"));
        assertEquals(2L, ((Map<?, ?>) json.get("counters")).get("strikeiq_signals{engine=\"liquidity\"}"));
        assertEquals(
                2e-5, ((Map<?, ?>) json.get("counters")).get("strikeiq_latency_seconds{quantile=\"decided 0.999\"}"));
    }
}
