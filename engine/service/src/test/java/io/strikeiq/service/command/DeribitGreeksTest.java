package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.ChainSnapshot.Field;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.SharedData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Own volatility and greeks beside the venue's, from the command to the rows of the chain: the venue computes its own from its mark, ours come
 * from bid and ask, both on the expiry's forward with premiums in coin.
 */
@LongTest
final class DeribitGreeksTest {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path folder;

    /** Differences of what is quoted on both sides and not far from the money. */
    private static final class Comparison implements OutboundDrain {
        private final Map<String, MarketEvent> venue;
        private final List<Double> deltas = new ArrayList<>();
        private final List<Double> volatilities = new ArrayList<>();
        private final List<Double> vegas = new ArrayList<>();

        Comparison(Map<String, MarketEvent> venue) {
            this.venue = venue;
        }

        @Override
        public void onChainSnapshot(ChainSnapshot chain) {
            for (int column = 0; column < 2 * chain.rows(); column++) {
                if (chain.instrument(column) == null) {
                    continue;
                }
                MarketEvent theirs = venue.get(chain.instrument(column).symbol() + " " + chain.time / MINUTE);
                double delta = chain.get(Field.DELTA, column);
                boolean quoted = chain.get(Field.BID, column) > 0 && chain.get(Field.ASK, column) > 0;
                if (theirs == null || !quoted || Double.isNaN(delta)) {
                    continue;
                }
                double size = Math.abs(theirs.venueDelta);
                if (size > 0.1 && size < 0.9) {
                    deltas.add(Math.abs(delta - theirs.venueDelta));
                    volatilities.add(Math.abs(chain.get(Field.SIGMA, column) - theirs.venueIv));
                    vegas.add(Math.abs(chain.get(Field.VEGA, column) / theirs.venueVega - 1));
                }
            }
        }

        @Override
        public void onSignal(Signal signal) {}

        @Override
        public void onMarketSnapshot(MarketSnapshot snapshot) {}
    }

    private static double quantile(List<Double> values, double share) {
        values.sort(null);
        return values.get((int) (share * (values.size() - 1)));
    }

    private static void assertAtMost(String what, List<Double> differences, double median, double most) {
        assertTrue(quantile(differences, 0.5) <= median, what + ", median " + quantile(differences, 0.5));
        assertTrue(quantile(differences, 0.95) <= most, what + ", 19 of 20 within " + quantile(differences, 0.95));
    }

    @Test
    void shouldAgreeWithTheVenueOnVolatilityAndGreeksOfAnImportedWeek() throws Exception {
        Path source = SharedData.file("deribit/chain-snapshots_2026-03-01_07.zip");
        Path journal = folder.resolve("deribit");
        CommandRun run = CommandRun.of("import", "deribit", source, "--journal", journal);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        Comparison comparison = new Comparison(venueGreeks(journal));
        replay(journal, comparison);
        assertTrue(comparison.deltas.size() > 9_000, "compared " + comparison.deltas.size());
        assertAtMost("delta", comparison.deltas, 0.004, 0.022);
        assertAtMost("volatility", comparison.volatilities, 0.0015, 0.01);
        assertAtMost("vega, relative", comparison.vegas, 0.002, 0.018);
    }

    /** The venue's greeks by symbol and the minute whose rows of the chain they stand beside. */
    private static Map<String, MarketEvent> venueGreeks(Path journal) {
        Map<String, MarketEvent> greeks = new HashMap<>();
        Map<Integer, String> symbols = new HashMap<>();
        MarketEvent slot = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            while (reader.next(slot)) {
                if (slot.type == TickType.INSTRUMENT) {
                    symbols.put(slot.instrumentId, slot.definition.symbol());
                } else if (slot.type == TickType.VENUE_GREEKS) {
                    MarketEvent copy = new MarketEvent();
                    copy.copyFrom(slot);
                    greeks.put(symbols.get(slot.instrumentId) + " " + (slot.exchangeTime / MINUTE + 1), copy);
                }
            }
        }
        return greeks;
    }

    private static void replay(Path journal, OutboundDrain drain) throws Exception {
        StrikeIqConfig settings = ConfigFile.parse("defaults", "", Map.of());
        MarketEvent slot = new MarketEvent();
        try (TickJournalReader reader = TickJournalReader.open(journal);
                Pipeline pipeline = new Pipeline(
                        settings.pipeline(),
                        new StandardMetrics(settings.metrics()),
                        StandardEngines.registry(),
                        settings.engines(),
                        new BarrierPrior(settings.barrier()),
                        drain,
                        null)) {
            while (reader.next(slot)) {
                pipeline.acceptInBatch(slot);
            }
            pipeline.stop(10, TimeUnit.MINUTES);
        }
    }
}
