package io.strikeiq.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.MetricsSettings;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.StandardEngines;
import io.strikeiq.core.pipeline.StandardMetrics;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.imports.ImportReport;
import io.strikeiq.service.imports.Importer;
import io.strikeiq.service.imports.SharedData;
import io.strikeiq.service.imports.lean.LeanImporter;
import io.strikeiq.service.imports.nse.NseImporter;
import io.strikeiq.service.recording.JournalDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imported data on disk, replayed: every layout and wait mode gives the same states and the same signals, again and again. */
final class RecordedDataReplayTest {
    private static final int RUNS = 2;

    @TempDir
    private Path folder;

    private Path journal(Importer importer, String... sources) {
        Path journal = folder.resolve("journal");
        List<Path> paths = Stream.of(sources).map(SharedData::path).toList();
        ImportReport report =
                new JournalDraft(journal).write(JournalInfo.of("test"), (writer, draft) -> importer.run(paths, writer));
        assertEquals(0, report.malformedRows());
        return journal;
    }

    private static PipelineResult replay(Path journal, Layout layout, WaitMode waitMode) {
        PipelineSettings settings =
                PipelineSettings.defaults().withLayout(layout).withWaitMode(waitMode);
        try (TickJournalReader reader = TickJournalReader.open(journal);
                Pipeline pipeline = new Pipeline(
                        settings,
                        new StandardMetrics(MetricsSettings.defaults()),
                        StandardEngines.registry(),
                        List.of(),
                        new BarrierPrior(1),
                        OutboundDrain.NONE,
                        null)) {
            pipeline.publishAll(reader);
            return pipeline.stop(60, TimeUnit.SECONDS);
        }
    }

    private static void assertSameInEveryShape(Path journal) {
        PipelineResult first = replay(journal, Layout.FUSED, WaitMode.BLOCKING);
        assertEquals(0, first.unknownInstrumentTicks());
        assertEquals(List.of(), first.quarantined());
        assertTrue(first.ticks() > 0);
        for (Layout layout : Layout.values()) {
            for (WaitMode waitMode : WaitMode.values()) {
                for (int run = 1; run <= RUNS; run++) {
                    assertEquals(first, replay(journal, layout, waitMode), layout + ", " + waitMode + ", run " + run);
                }
            }
        }
    }

    @Test
    @Timeout(300)
    void shouldReplayTheGoogChainAlikeInEveryShape() {
        assertSameInEveryShape(
                journal(new LeanImporter(), "lean/option/usa/minute/goog", "lean/equity/usa/minute/goog"));
    }

    @Test
    @Timeout(300)
    void shouldReplayNiftyInJulyAlikeInEveryShape() {
        assertSameInEveryShape(journal(new NseImporter(), "nse-2019/NIFTY_2019-07.zip"));
    }

    @Test
    @Timeout(300)
    void shouldReplayBankNiftyInJulyAlikeInEveryShape() {
        assertSameInEveryShape(journal(new NseImporter(), "nse-2019/BANKNIFTY_2019-07.zip"));
    }
}
