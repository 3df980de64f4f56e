package io.strikeiq.service.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.venue.VenueException;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulatedVenueTest {
    private static final String FILE = """
            name: SIM
            zone: America/New_York
            currency: USD
            hours: 09:30-16:00
            holidays:
              2026: 01-05 01-07
            specialSessions:
              2026-01-06: 09:30-10:00
            products:
              others:
                kind: index
                tickSize: 0.01
                optionTickSize: 0.1
                exercise: american
                expiries:
                  weekly:
                    - {day: friday}
                lots:
                  - {lot: 100, expiries: ..2026-01-09}
                  - {lot: 50}
            """;

    private static SimulatedVenue own(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("sim.yaml"), text);
        return SimulatedVenue.of(VenueFiles.in(folder));
    }

    private static long at(String instant) {
        Instant time = Instant.parse(instant);
        return time.getEpochSecond() * 1_000_000_000L;
    }

    @Test
    void shouldHaveSessionsFromMondayToFridayByTheFileThatComesWithIt() {
        SimulatedVenue venue = SimulatedVenue.shipped();
        assertEquals(at("2026-01-05T03:45:00Z"), venue.open(0));
        assertEquals(at("2026-01-05T10:00:00Z"), venue.close(0));
        assertEquals(at("2026-01-09T03:45:00Z"), venue.open(4));
        assertEquals(at("2026-01-12T03:45:00Z"), venue.open(5));
        assertEquals(4, venue.session(at("2026-01-11T12:00:00Z")));
        assertEquals(5, venue.session(at("2026-01-12T03:45:00Z")));
        assertEquals(0, venue.session(0));
        assertEquals(999, venue.session(venue.close(999)), "as many sessions as a config may ask for");
    }

    @Test
    void shouldPlayTheSessionsOfAFileOfOnesOwn(@TempDir Path folder) throws IOException {
        SimulatedVenue venue = own(folder, FILE);
        assertEquals(at("2026-01-06T14:30:00Z"), venue.open(0), "the fifth is a holiday");
        assertEquals(at("2026-01-06T15:00:00Z"), venue.close(0), "a session of half an hour");
        assertEquals(at("2026-01-08T14:30:00Z"), venue.open(1));
        assertEquals(at("2026-01-08T21:00:00Z"), venue.close(1));
    }

    @Test
    void shouldListContractsByTheRulesOfTheFile(@TempDir Path folder) throws IOException {
        List<Instrument> listed = new ArrayList<>();
        long[] last = {0};
        new MarketSimulator(new SimulatorSettings(1, 1, 5, 2, 20_000), own(folder, FILE))
                .run(
                        (MarketEvent tick) -> {
                            last[0] = tick.exchangeTime;
                            if (tick.type == TickType.INSTRUMENT) {
                                listed.add(tick.definition);
                            }
                        },
                        event -> {});

        TreeSet<String> terms = new TreeSet<>();
        listed.forEach(each -> terms.add(
                each.isOption()
                        ? Instant.ofEpochSecond(each.expiryTime() / 1_000_000_000L) + " " + each.contractSize() + " "
                                + each.tickSize() + " " + each.style()
                        : each.kind() + " " + each.contractSize() + " " + each.tickSize() + " " + each.currency()));
        assertEquals(
                List.of(
                        "2026-01-09T21:00:00Z 100.0 0.1 AMERICAN",
                        "2026-01-16T21:00:00Z 50.0 0.1 AMERICAN",
                        "INDEX 100.0 0.01 USD"),
                List.copyOf(terms));
        assertTrue(last[0] <= at("2026-01-06T15:01:00Z"), "a clock tick a minute after the close at most");
    }

    @Test
    void shouldSayWhatToAddWhereTheCalendarEnds(@TempDir Path folder) throws IOException {
        SimulatedVenue venue = own(folder, FILE);
        VenueException failure = assertThrows(VenueException.class, () -> venue.open(999));
        assertTrue(failure.getMessage().contains("add 2027 under holidays in venues/sim.yaml"), failure.getMessage());
    }
}
