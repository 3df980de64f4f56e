package io.strikeiq.bench.replay;

import io.strikeiq.bench.load.Scratch;
import io.strikeiq.bench.replay.DayFigures.LayoutCost;
import io.strikeiq.bench.replay.DayFigures.StageCost;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures one journal: stage by stage, then the whole pipeline. Of several passes the fastest counts. */
final class DayBenchmark {
    /** Ticks that each run is given before it is measured: a short day is over before its code is compiled. */
    private static final long WARM_UP = 2_000_000;

    private static final long MOST_WARM_UPS = 8;

    private final Path journal;
    private final long ticks;
    private final int passes;
    private final Scratch scratch;
    private final Consumer<String> progress;

    /**
     * @param ticks ticks of the journal
     * @param passes measured passes of each run, at least 1; as many before them warm up as have {@value #WARM_UP}
     *     ticks, between 1 and {@value #MOST_WARM_UPS}
     */
    DayBenchmark(Path journal, long ticks, int passes, Scratch scratch, Consumer<String> progress) {
        this.journal = journal;
        this.ticks = ticks;
        this.passes = passes;
        this.scratch = scratch;
        this.progress = progress;
    }

    DayFigures run(String day) {
        List<StageCost> stages = stages();
        long collectedBefore = Footprint.now().collections();
        List<LayoutCost> runs = new ArrayList<>();
        long signals = 0;
        for (PipelineSettings shape : shapes()) {
            String name = name(shape);
            PipelineRun.Outcome full = pipeline(name, shape, true);
            signals = full.result().signals();
            runs.add(new LayoutCost(name, true, full.nanosPerTick(), full.ticksPerSecond()));
        }
        PipelineRun.Outcome bare = pipeline("fused, engines off", shape(Layout.FUSED), false);
        runs.add(new LayoutCost("fused, engines off", false, bare.nanosPerTick(), bare.ticksPerSecond()));
        return new DayFigures(day, ticks, signals, stages, runs, Footprint.now().collections() - collectedBefore);
    }

    private static PipelineSettings shape(Layout layout) {
        return PipelineSettings.defaults().withLayout(layout).withWaitMode(WaitMode.YIELDING);
    }

    private static List<PipelineSettings> shapes() {
        return List.of(
                shape(Layout.FUSED),
                shape(Layout.PIPELINED),
                shape(Layout.PIPELINED).withShards(2));
    }

    private static String name(PipelineSettings shape) {
        String layout = shape.layout().name().toLowerCase(Locale.ROOT);
        return shape.shards() == 1 ? layout : layout + ", " + shape.shards() + " shards";
    }

    private List<StageCost> stages() {
        List<StageCost> costs = new ArrayList<>();
        double before = 0;
        for (Stage stage : Stage.values()) {
            progress.accept("  up to " + stage.lower());
            StageRun.Outcome outcome = fastest(
                    () -> StageRun.run(journal, ticks, stage, scratch),
                    Comparator.comparingLong(StageRun.Outcome::nanos));
            costs.add(new StageCost(stage, outcome.nanosPerTick() - before, outcome.bytesPerTick()));
            before = outcome.nanosPerTick();
        }
        return costs;
    }

    private PipelineRun.Outcome pipeline(String name, PipelineSettings shape, boolean enginesOn) {
        progress.accept("  pipeline, " + name);
        return fastest(
                () -> PipelineRun.run(journal, shape, enginesOn, scratch),
                Comparator.comparingLong(PipelineRun.Outcome::nanos));
    }

    private <T> T fastest(Supplier<T> run, Comparator<T> byTime) {
        long warmUps = Math.max(1, Math.min(MOST_WARM_UPS, WARM_UP / ticks));
        return Stream.generate(run)
                .limit(warmUps + passes)
                .skip(warmUps)
                .min(byTime)
                .orElseThrow();
    }
}
