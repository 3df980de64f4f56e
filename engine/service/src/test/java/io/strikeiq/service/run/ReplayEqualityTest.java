package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LongTest
class ReplayEqualityTest {
    @TempDir
    private Path folder;

    private JsonNode replay(SmallSession session, Object... options) {
        Object[] arguments = Stream.concat(
                        Stream.of("replay", session.config(), "--journal", session.journal(), "--no-store", "--json"),
                        Stream.of(options))
                .toArray();
        return CommandRun.succeeding(arguments).json();
    }

    private static List<String> fingerprint(JsonNode result) {
        return Stream.of("ticks", "signals", "signalsByEngine", "stateHash", "signalHash", "underlyings")
                .map(key -> key + "=" + result.get(key))
                .toList();
    }

    @Test
    void shouldGiveTheSameHashesInEveryLayoutAndWaitStrategyTwice() {
        SmallSession session = new SmallSession(folder).record();
        JsonNode first = replay(session);

        for (Layout layout : Layout.values()) {
            for (WaitMode wait : WaitMode.values()) {
                for (int i = 0; i < 2; i++) {
                    JsonNode again = replay(session, "--layout", layout, "--wait", wait);
                    assertEquals(fingerprint(first), fingerprint(again), layout + " " + wait);
                }
            }
        }
        assertEquals(SmallSession.TICKS, first.get("ticks").longValue());
        assertEquals(2, first.get("underlyings").size(), first::toString);
        assertTrue(first.get("signals").longValue() > 0, first::toString);
    }

    @ParameterizedTest
    @CsvSource({"pipelined, 2", "pipelined, 3"})
    void shouldGiveTheSameHashesOfEachUnderlyingInSeveralShards(String layout, int shards) {
        SmallSession session = new SmallSession(folder).record();

        JsonNode sharded = replay(session, "--layout", layout, "--shards", shards);

        assertEquals(fingerprint(replay(session)), fingerprint(sharded));
    }

    @Test
    void shouldNameEveryKeyOfTheResult() {
        JsonNode result = replay(new SmallSession(folder).record(), "--speed", "10000x");

        assertEquals("", result.get("runId").textValue());
        assertTrue(result.get("completed").booleanValue());
        assertEquals(0, result.get("droppedTicks").longValue());
        assertEquals(0, result.get("rowsCommitted").longValue());
        assertTrue(result.get("elapsedMs").isIntegralNumber());
        assertTrue(result.get("ticksPerSecond").longValue() > 0);
        assertTrue(result.get("stateHash").textValue().matches("[0-9a-f]{16}"));
        assertTrue(result.get("signalHash").textValue().matches("[0-9a-f]{16}"));
        JsonNode underlying = result.get("underlyings").elements().next();
        assertTrue(underlying.get("stateHash").textValue().matches("[0-9a-f]{16}"), underlying::toString);
        assertTrue(underlying.get("signalHash").textValue().matches("[0-9a-f]{16}"), underlying::toString);
        assertTrue(underlying.get("signals").isIntegralNumber(), underlying::toString);
        for (String percentile : List.of("p50", "p90", "p99", "p999", "max")) {
            assertTrue(result.at("/latency/processing/" + percentile).longValue() > 0, percentile);
            assertTrue(result.at("/latency/ring/" + percentile).longValue() > 0, percentile);
        }
    }

    @Test
    void shouldUseTheGoodTicksOfADamagedJournalAndSayWhatIsWrong() throws IOException {
        SmallSession session = new SmallSession(folder).record();
        damage(session.journal());

        CommandRun run =
                CommandRun.of("replay", session.config(), "--journal", session.journal(), "--no-store", "--json");

        assertEquals(ExitCode.DAMAGED, run.exitCode(), run.err());
        long ticks = run.json().get("ticks").longValue();
        assertTrue(ticks > 0 && ticks < SmallSession.TICKS, run.out());
        assertTrue(run.json().get("damage").textValue().contains("the last good record is " + ticks), run.out());
        assertEquals(
                ExitCode.DAMAGED, CommandRun.of("inspect", session.journal()).exitCode());
    }

    /** Turns one bit over in the middle of the records. */
    private static void damage(Path journal) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(journal)) {
            file = files.filter(f -> f.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long position = lastByte(channel) / 2;
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 1));
            channel.write(one.flip(), position);
        }
    }

    /** The queue's file is sparse behind its last record. */
    private static long lastByte(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        long last = 0;
        for (long position = 0; channel.read(block.clear(), position) > 0; position += block.limit()) {
            block.flip();
            for (int i = 0; i < block.limit(); i++) {
                last = block.get(i) == 0 ? last : position + i;
            }
        }
        return last;
    }
}
