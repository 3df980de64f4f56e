package io.strikeiq.imports.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.RecordedTicks;
import io.strikeiq.imports.deribit.DeribitImporter;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded tables read by a mapping give what the importers of their own give. */
@LongTest
final class CsvRecordedDataTest {
    @TempDir
    private Path folder;

    private final RecordedTicks ticks = new RecordedTicks();
    private final RecordedTicks others = new RecordedTicks();

    private ImportReport run(Importer other, String source, String mapping) throws IOException {
        List<Path> sources = List.of(SharedData.file(source));
        other.run(sources, others);
        Path file = Files.writeString(folder.resolve("mapping.yaml"), mapping);
        return new CsvImporter(VenueFiles.shipped(), file).run(sources, ticks);
    }

    @Test
    void shouldGiveTheTradesOfTheIbmTape() throws IOException {
        ImportReport report = run(new LeanImporter(), "lean/equity/usa/tick/ibm/20131008_trade.zip", """
                venue: US
                files: "([0-9]{8})_([a-z]+)_Trade_Tick\\\\.csv"
                columns: at price size exchange conditions suspicious
                rows: trade
                instrument:
                  product: {value: IBM}
                time:
                  column: at
                  format: milliseconds
                  zone: America/New_York
                  day: {group: 1, format: uuuuMMdd}
                fields:
                  price: {column: price, scale: 0.0001}
                  size: {column: size, unit: underlying}
                """);
        List<MarketEvent> trades = ticks.of(TickType.TRADE);
        List<MarketEvent> expected = others.of(TickType.TRADE);
        assertEquals(report.rows("trade").read(), report.rows("trade").accepted());
        assertEquals(expected.size(), trades.size());
        for (int i = 0; i < trades.size(); i++) {
            assertEquals(expected.get(i).exchangeTime, trades.get(i).exchangeTime);
            assertEquals(expected.get(i).price, trades.get(i).price, 1e-9);
            assertEquals(expected.get(i).size, trades.get(i).size);
        }
    }

    @Test
    void shouldGiveTheVolatilitiesOfTheDeribitChains() throws IOException {
        ImportReport report = run(new DeribitImporter(), "deribit/chain-snapshots_2026-03-01_07.zip", """
                venue: DERIBIT
                rows: option
                instrument:
                  product: {column: currency}
                  expiry: {column: expiry_datetime, format: "uuuu-MM-dd'T'HH:mm:ssXXX"}
                  strike: {column: strike}
                  right: {column: option_type, call: call, put: put}
                time: {column: timestamp, format: "uuuu-MM-dd'T'HH:mm:ss[.SSSSSS]XXX"}
                fields:
                  bid: {column: bid_price}
                  ask: {column: ask_price}
                  openInterest: {column: open_interest, unit: underlying}
                  volatility: {column: implied_volatility}
                  delta: {column: delta}
                  forward: {column: underlying}
                """);
        assertEquals(50_940, report.rows("option").read());
        assertEquals(50_940, report.rows("option").accepted(), report.toText());
        assertEquals(50_940, report.ticks(TickType.OPEN_INTEREST), "every row says it, changed or not");
        assertEquals(
                others.of(TickType.INSTRUMENT).size(),
                ticks.of(TickType.INSTRUMENT).size());
        assertEquals(
                others.of(TickType.VENUE_GREEKS).stream()
                        .mapToDouble(tick -> tick.venueIv)
                        .filter(iv -> iv > 0)
                        .sum(),
                ticks.of(TickType.VENUE_GREEKS).stream()
                        .mapToDouble(tick -> tick.venueIv)
                        .filter(iv -> iv > 0)
                        .sum(),
                1e-6);
    }
}
