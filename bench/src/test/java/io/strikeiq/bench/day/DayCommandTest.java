package io.strikeiq.bench.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.bench.BenchRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class DayCommandTest {
    @TempDir
    private Path folder;

    /** Five JVMs; what it shows of connections and of a feed that ends, InterruptedDayTest shows in one. */
    @Test
    @EnabledIfSystemProperty(named = "faults.day", matches = "true")
    void shouldRecordTheSameDayThoughTheServiceIsKilledAndTheVenueAtFault() throws Exception {
        BenchRun run = BenchRun.of(
                "day",
                "--data",
                folder,
                "--minutes",
                "0.15",
                "--speed",
                "60",
                "--fault",
                "gap=300,close=3s,duplicates");

        JsonNode result = run.json(folder, "day");
        JsonNode figures = result.get("figures");
        assertTrue(figures.get("tradesOfGaps").longValue() > 0, run::out);
        assertTrue(figures.get("outages").longValue() > 1, run::out);
        Map<String, Double> measured = new TreeMap<>();
        result.get("targets")
                .forEach(each -> measured.put(
                        each.get("what").textValue(), each.get("measured").doubleValue()));
        assertEquals(2, measured.get("runs that a replay repeats, signal by signal"), run::out);
        assertEquals(0, measured.get("services that ended in order but not well"), run::out);
        assertEquals(0, measured.get("trades that are not once in both"), run::out);
        assertEquals(
                figures.get("tradesPlayed").doubleValue(),
                measured.get("trades recorded by the undisturbed run, of those played"),
                run::out);
        assertEquals(0, measured.get("instruments whose volume differs"), run::out);
        assertEquals(0, measured.get("instruments whose last open interest differs"), run::out);
        assertEquals(0, measured.get("outages that no gap of the journal tells of"), run::out);
        assertEquals(0, measured.get("signals that are not the same in both, before the first gap"), run::out);
    }

    @Test
    void shouldRefuseAFaultThatIsNone() {
        BenchRun run = BenchRun.of("day", "--data", folder, "--fault", "earthquake");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("--fault: 'earthquake' is no fault; allowed gap=N"), run::err);
    }
}
