package io.strikeiq.bench.replay;

import io.strikeiq.bench.kernel.BareRing;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.replay.DayFigures.Kind;
import io.strikeiq.bench.replay.DayFigures.PathCost;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.persistence.journal.TickJournalReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Measures one journal through each layout of the pipeline, without engines, and through a bare ring. Every round runs each
 * once, so that what the machine does beside them meets all alike; of the rounds the fastest counts.
 */
final class DayBenchmark {
    /** Ticks that each run is given before it is measured: a short day is over before its code is compiled. */
    private static final long WARM_UP = 2_000_000;

    private static final long MOST_WARM_UPS = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Path journal;
    private final long ticks;
    private final int passes;
    private final Scratch scratch;
    private final Consumer<String> progress;
    private long signals;

    /** One way of the ticks, and how to take it once: nanoseconds of wall time. */
    private record Way(String path, Kind kind, Pass pass) {}

    @FunctionalInterface
    private interface Pass {
        long nanos();
    }

    /**
     * @param ticks ticks of the journal
     * @param passes measured rounds, at least 1; as many before them warm up as have {@value #WARM_UP} ticks, between 1
     *     and {@value #MOST_WARM_UPS}
     */
    DayBenchmark(Path journal, long ticks, int passes, Scratch scratch, Consumer<String> progress) {
        this.journal = journal;
        this.ticks = ticks;
        this.passes = passes;
        this.scratch = scratch;
        this.progress = progress;
    }

    DayFigures run(String day) {
        long collectedBefore = Footprint.now().collections();
        List<Way> ways = ways();
        long warmUps = Math.max(1, Math.min(MOST_WARM_UPS, WARM_UP / ticks));
        long[] least = new long[ways.size()];
        for (long round = 0; round < warmUps + passes; round++) {
            progress.accept(round < warmUps ? "  warm-up" : "  round " + (round - warmUps + 1));
            for (int i = 0; i < least.length; i++) {
                long nanos = ways.get(i).pass().nanos();
                least[i] = round <= warmUps ? nanos : Math.min(least[i], nanos);
            }
        }
        List<PathCost> runs = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            Way way = ways.get(i);
            double perTick = (double) least[i] / ticks;
            runs.add(new PathCost(way.path(), way.kind(), perTick, NANOS_PER_SECOND / perTick));
        }
        return new DayFigures(day, ticks, signals, runs, Footprint.now().collections() - collectedBefore);
    }

    private List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (PipelineSettings shape : List.of(
                shape(Layout.FUSED),
                shape(Layout.PIPELINED),
                shape(Layout.PIPELINED).withShards(2))) {
            ways.add(new Way(name(shape), Kind.ENGINES_ON, () -> pipeline(shape, true)));
        }
        ways.add(new Way("fused, engines off", Kind.ENGINES_OFF, () -> pipeline(shape(Layout.FUSED), false)));
        ways.add(new Way("bare Disruptor", Kind.BARE, this::bare));
        return ways;
    }

    private static PipelineSettings shape(Layout layout) {
        return PipelineSettings.defaults().withLayout(layout).withWaitMode(WaitMode.YIELDING);
    }

    private static String name(PipelineSettings shape) {
        String layout = shape.layout().name().toLowerCase(Locale.ROOT);
        return shape.shards() == 1 ? layout : layout + ", " + shape.shards() + " shards";
    }

    private long pipeline(PipelineSettings shape, boolean enginesOn) {
        PipelineRun.Outcome outcome = PipelineRun.run(journal, shape, enginesOn, scratch);
        signals = enginesOn ? outcome.result().signals() : signals;
        return outcome.nanos();
    }

    private long bare() {
        try (TickJournalReader reader = TickJournalReader.open(journal);
                BareRing ring = new BareRing(PipelineSettings.defaults().ringSize(), WaitMode.YIELDING, tick -> {})) {
            MarketEvent scratchTick = new MarketEvent();
            long startedAt = System.nanoTime();
            while (reader.next(scratchTick)) {
                ring.accept(scratchTick);
            }
            ring.stop();
            return System.nanoTime() - startedAt;
        }
    }
}
