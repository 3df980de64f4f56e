package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.persistence.database.ServerTemplate;
import io.strikeiq.service.CommandRun;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published figures of a recorded chain, through the commands: the table is imported, run, and asked for. */
@LongTest
class CboeFiguresTest {
    private static final String AT = "2022-12-12T20:59:59Z";
    private static final double BILLION = 1e9;

    @TempDir
    private Path folder;

    private Path config;

    private JsonNode ask(String command) {
        return CommandRun.succeeding(command, "SPX", "--config", config, "--at", AT, "--json")
                .json();
    }

    @Test
    void shouldGiveTheFiguresOfTheRecordedSpxChain() throws IOException {
        Path table = SharedData.file("reference/cboe_spx_quotedata_20221212.csv.gz");
        Path journal = folder.resolve("journal");
        Path data = folder.resolve("data");
        ServerTemplate.MIGRATED.copyTo(data.resolve("postgres"));
        config = Files.writeString(folder.resolve("spx.yaml"), """
                run: {name: spx, source: replay, journal: %s}
                data: {folder: %s}
                metrics: {chain: {gammaSource: venue}}
                """.formatted(journal, data));
        JsonNode report = CommandRun.succeeding("import", "cboe", table, "--at-close", "--journal", journal, "--json")
                .json();
        assertEquals(19_156, report.at("/rows/read").asInt());
        assertEquals(19_156, report.at("/rows/accepted").asInt());
        CommandRun.succeeding("run", config);

        JsonNode gex = ask("gex");
        assertEquals(-1.075157, gex.path("net").asDouble() / BILLION, 5e-7);
        assertEquals(83.689083, sum(gex, "call") / BILLION, 5e-7);
        assertEquals(-84.764240, sum(gex, "put") / BILLION, 5e-7);

        JsonNode metrics = ask("metrics");
        assertEquals(1.749147, metric(metrics, "PCR_OI"), 5e-7);
        assertEquals(1.384337, metric(metrics, "PCR_VOLUME"), 5e-7);
        assertEquals(3975, metric(metrics, "MAX_PAIN"));

        JsonNode expiries = ask("chain").path("expiries");
        double[] pains = {3975, 3975, 3970, 3950};
        for (int i = 0; i < pains.length; i++) {
            assertEquals(pains[i], maxPain(expiries.get(i)), "expiry " + (i + 1));
        }
    }

    private static double sum(JsonNode gex, String side) {
        double sum = 0;
        for (JsonNode strike : gex.path("byStrike")) {
            sum += strike.path(side).asDouble();
        }
        return sum;
    }

    private static double metric(JsonNode metrics, String name) {
        JsonNode value = metrics.findValue(name);
        return value.isNumber() ? value.asDouble() : value.findValue("value").asDouble();
    }

    /** The strike at which the holders of the open contracts would get least, found by trying each. */
    private static double maxPain(JsonNode expiry) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (JsonNode settled : expiry.path("options")) {
            double price = settled.path("strike").asDouble();
            double paid = 0;
            for (JsonNode option : expiry.path("options")) {
                double strike = option.path("strike").asDouble();
                double worth = option.path("right").asText().equals("CALL") ? price - strike : strike - price;
                paid += Math.max(0, worth) * option.path("openInterest").asDouble();
            }
            if (paid < least) {
                least = paid;
                best = price;
            }
        }
        return best;
    }
}
