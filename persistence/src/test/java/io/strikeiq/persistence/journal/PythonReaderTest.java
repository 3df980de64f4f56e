package io.strikeiq.persistence.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.persistence.RandomTicks;
import io.strikeiq.persistence.TestRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of the docs, in a language that knows the schema alone, finds what the journal's own reader finds. */
class PythonReaderTest {
    private static final int TICKS = 400;

    @TempDir
    private Path folder;

    @BeforeAll
    static void lookForPython() {
        boolean there = false;
        try {
            Process version = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            there = version.waitFor(1, TimeUnit.MINUTES) && version.exitValue() == 0;
        } catch (IOException e) {
            there = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assumeTrue(there, "there is no python3, so that the reader of the docs is not tried");
    }

    private List<JsonNode> read(Path journal, String... options) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        List<String> words = new ArrayList<>(List.of("python3", "docs/read_journal.py", "--check"));
        words.addAll(List.of(options));
        words.add(journal.toString());
        Process python =
                new ProcessBuilder(words).redirectError(errors.toFile()).start();
        List<JsonNode> records = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        String lines = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : lines.lines().toList()) {
            records.add(json.readTree(line));
        }
        assertEquals(0, python.waitFor(), Files.readString(errors));
        return records;
    }

    @Test
    void shouldReadTicksOfEveryTypeInAnotherLanguageByTheSchema() throws IOException, InterruptedException {
        Path journal = folder.resolve("ticks");
        RandomTicks random = new RandomTicks(3);
        MarketEvent tick = new MarketEvent();
        try (TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("random"))) {
            for (int n = 1; n <= TICKS; n++) {
                writer.accept(random.fill(tick, n));
            }
            writer.complete();
        }

        List<JsonNode> records = read(journal);

        assertEquals(TICKS + 2, records.size());
        assertEquals("random", records.get(0).get("source").textValue());
        assertEquals(TICKS + 1, records.get(TICKS + 1).get("records").intValue());
        Map<String, Integer> seen = new TreeMap<>();
        for (int n = 1; n <= TICKS; n++) {
            random.fill(tick, n);
            JsonNode record = records.get(n);
            assertEquals(n, record.get("sequence").intValue());
            assertEquals(name(tick.type), record.get("record").textValue());
            assertEquals(tick.exchangeTime, record.get("exchangeTime").longValue());
            assertEquals(tick.receiveTime, record.get("receiveTime").longValue());
            assertPayload(tick, record);
            seen.merge(tick.type.name(), 1, Integer::sum);
        }
        assertEquals(TickType.values().length, seen.size());
    }

    private static String name(TickType type) {
        StringBuilder name = new StringBuilder();
        boolean first = true;
        for (char c : type.name().toCharArray()) {
            if (c != '_') {
                name.append(first ? c : Character.toLowerCase(c));
            }
            first = c == '_';
        }
        return name.toString();
    }

    private static void assertPayload(MarketEvent tick, JsonNode record) {
        switch (tick.type) {
            case INSTRUMENT -> {
                assertEquals(tick.definition.symbol(), record.get("symbol").textValue());
                assertEquals(tick.definition.series(), record.get("series").textValue());
                assertEquals(
                        tick.definition.expiryTime(), record.get("expiryTime").longValue());
                assertNumber(tick.definition.strike(), record.get("strike"));
            }
            case TRADE -> {
                assertNumber(tick.price, record.get("price"));
                assertEquals(tick.tradeId, record.get("tradeId").longValue());
                assertEquals(tick.aggressor.ordinal(), record.get("aggressor").intValue());
            }
            case QUOTE -> {
                assertNumber(tick.bidPrice, record.get("bidPrice"));
                assertNumber(tick.askSize, record.get("askSize"));
            }
            case DEPTH -> {
                assertEquals(tick.depth, record.get("levels").size());
                for (int i = 0; i < tick.depth; i++) {
                    assertNumber(tick.askPrices[i], record.get("levels").get(i).get("askPrice"));
                }
            }
            case FEED_STATE -> assertEquals(tick.feedTo, record.get("toTime").longValue());
            case VENUE_GREEKS -> assertNumber(tick.venueForward, record.get("forward"));
            default -> assertTrue(record.size() > 3);
        }
    }

    private static void assertNumber(double wanted, JsonNode found) {
        assertEquals(wanted, found.isNull() ? Double.NaN : found.doubleValue());
    }

    @Test
    void shouldReadSignalsWithTheirEvidenceAndSnapshots() throws IOException, InterruptedException {
        Path journal = folder.resolve("signals");
        TestRun.record(journal, 1_500);

        List<JsonNode> records = read(journal);

        Map<String, Long> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(record.get("record").textValue(), 1L, Long::sum));
        Map<String, Long> wanted = JournalInspector.inspect(journal).recordsByType();
        assertEquals(wanted.get("SIGNAL"), counts.get("Signal"));
        assertEquals(wanted.get("MARKET_SNAPSHOT"), counts.get("MarketSnapshot"));
        assertEquals(wanted.get("CHAIN_SNAPSHOT"), counts.get("ChainSnapshot"));
        assertEquals(wanted.values().stream().mapToLong(count -> count).sum() + 1, records.size());
        JsonNode names = records.stream()
                .filter(record -> record.get("record").textValue().equals("MetricNames"))
                .findFirst()
                .orElseThrow()
                .get("metrics");
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                compare(record, records.get(Math.toIntExact(record.index())), names);
            }
        }
    }

    @Test
    void shouldReadARecordOutsideItsJournalAsATopicHasIt() throws IOException, InterruptedException {
        Path journal = folder.resolve("signals");
        TestRun.record(journal, 1_500);
        Path record = folder.resolve("record");
        Path names = folder.resolve("names");
        try (SignalJournalReader reader = SignalJournalReader.open(journal)) {
            JournalRecord found = reader.next();
            while (!(found instanceof JournalRecord.MarketSnapshotTaken)) {
                found = reader.next();
            }
            Files.write(record, reader.stored());
            Files.write(names, reader.names());
            assertTrue(reader.namesIndex() < found.index());

            JsonNode dictionary = read(names, "--record").get(0);
            assertEquals(reader.namesIndex(), dictionary.get("sequence").longValue());
            compare(found, read(record, "--record").get(0), dictionary.get("metrics"));
        }
    }

    private static void compare(JournalRecord record, JsonNode found, JsonNode names) {
        assertEquals(record.index(), found.get("sequence").longValue());
        if (record instanceof JournalRecord.SignalEmitted signal) {
            assertEquals(signal.engine(), found.get("engine").textValue());
            assertEquals(signal.underlying(), found.get("symbol").textValue());
            assertNumber(signal.strength(), found.get("strength"));
            assertNumber(signal.level(), found.get("level"));
            assertEquals(signal.evidence().size(), found.get("evidence").size());
            assertEquals(
                    signal.evidence().get(0).reason(),
                    found.at("/evidence/0/reason").textValue());
        } else if (record instanceof JournalRecord.MarketSnapshotTaken snapshot) {
            for (JsonNode metric : found.get("metrics")) {
                String name = names.get(metric.get("id").intValue()).get("name").textValue();
                assertEquals(snapshot.metrics().get(name), metric.get("value").doubleValue(), name);
            }
        } else if (record instanceof JournalRecord.ChainSnapshotTaken chain) {
            assertEquals(chain.options().size(), found.get("options").size());
            for (int i = 0; i < chain.options().size(); i++) {
                JsonNode option = found.get("options").get(i);
                assertNumber(chain.options().get(i).strike(), option.get("strike"));
                assertNumber(chain.options().get(i).sigma(), option.get("sigma"));
            }
        }
    }
}
