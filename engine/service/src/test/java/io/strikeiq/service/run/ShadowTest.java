package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.OwnedFeed;
import io.strikeiq.service.config.StrikeIqConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a service that takes a partition over compares, and what it is given. */
class ShadowTest {
    private static StrikeIqConfig config(String yaml) {
        return ConfigFile.parse("test", yaml, Map.of());
    }

    @Test
    void shouldSayOfWhichUnderlyingTheHashesDiffer() {
        assertEquals("nothing", Shadow.difference("A 1 2 3\nB 4 5 6\n", "A 1 2 3\nB 4 5 6\n"));
        assertEquals("B 4 5 6 there, B 4 5 7 here", Shadow.difference("A 1 2 3\nB 4 5 6\n", "A 1 2 3\nB 4 5 7\n"));
        assertEquals("B 4 5 6 there, nothing of it here", Shadow.difference("A 1 2 3\nB 4 5 6\n", "A 1 2 3\n"));
        assertEquals("nothing there, C 1 1 1 here", Shadow.difference("A 1 2 3\n", "A 1 2 3\nC 1 1 1\n"));
    }

    @Test
    void shouldGiveBackTheDefinitionsThatItStored() {
        List<Instrument> definitions = List.of(
                Instrument.underlying(0, "SIMA", InstrumentKind.INDEX, 1, 0.05, "INR"),
                Instrument.underlying(3, "SIMB", InstrumentKind.EQUITY, 50, 0.01, "USD"));

        byte[] bytes = StoredDefinitions.bytes(definitions);

        assertEquals(definitions, StoredDefinitions.of(bytes));
        assertEquals(List.of(), StoredDefinitions.of(new byte[0]));
        assertThrows(IllegalStateException.class, () -> StoredDefinitions.of(Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @Test
    void shouldNumberTheFirstTickAfterAPositionAsItsOwnerDoes() {
        StrikeIqConfig config = config("""
                run: {source: live}
                live: {feeds: [{venue: kafka, partitions: '3'}]}
                """);
        Shadow shadow = Shadow.atFirst(
                config, OwnedFeed.of(config.run().source(), config.live()).orElseThrow(), OutboundDrain.NONE);

        shadow.accept(new MarketEvent()
                .asInstrument(Instrument.underlying(0, "SIMA", InstrumentKind.INDEX, 1, 0.05, "INR"), 7));

        assertEquals(2, shadow.tick());
        assertEquals(0, shadow.offset());
        assertFalse(shadow.isAtPosition(), "a tick came after it");
    }

    @Test
    void shouldShareStatesWithServicesThatDifferInFoldersNamesAndDatabasesAlone() {
        StateKey key = StateKey.shared("program", config(""));

        assertEquals(key, StateKey.shared("program", config("""
                                run: {name: other}
                                data: {folder: /elsewhere}
                                database: {mode: jdbc, url: 'jdbc:postgresql://h/d', user: u}
                                """)));
        assertNotEquals(key, StateKey.shared("program", config("confidence: {barrier: 2.0}\n")));
        assertNotEquals(key, StateKey.shared("other", config("")));
    }
}
