package io.strikeiq.service.run;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.watch.CounterSources;
import io.strikeiq.service.watch.PipelineCounters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Puts the ticks of a source through a pipeline of the config's shape, watched. */
final class Replay {
    private static final long WATCH_PERIOD = TimeUnit.MILLISECONDS.toNanos(500);
    private final StrikeIqConfig config;
    private final Speed speed;
    private final StopRequest stop;
    private final DeadLetters deadLetters;
    private final List<Runnable> checks;
    private final CounterSources counters;
    private long patience;
    private long caughtUpAt;
    private long firstNumber = 1;
    private Optional<LivePart> live = Optional.empty();
    private PresentBoard board;
    private BooleanSupplier settles = () -> false;

    /**
     * @param deadLetters where ticks go that a stage failed on and that are passed over
     * @param checks what the watchdog looks at besides the stages
     * @param counters where the pipeline is watched
     */
    Replay(
            StrikeIqConfig config,
            Speed speed,
            StopRequest stop,
            DeadLetters deadLetters,
            List<Runnable> checks,
            CounterSources counters) {
        this.config = config;
        this.speed = speed;
        this.stop = stop;
        this.deadLetters = deadLetters;
        this.checks = List.copyOf(checks);
        this.counters = counters;
        this.patience = config.run().drainTimeout();
    }

    /** Gives the ring longer to drain than the config gives it at the end of a run. */
    Replay patient(long nanos) {
        patience = Math.max(patience, nanos);
        return this;
    }

    /** Lets ticks up to a sequence pass without waiting: they were replayed in this run before. */
    Replay catchingUpTo(long sequence) {
        caughtUpAt = sequence;
        return this;
    }

    /** Numbers the first ticks of the source up to 0: they are a warm-up. */
    Replay warmedUpBy(WarmUp warmUp) {
        firstNumber = warmUp.firstNumber();
        return this;
    }

    /** Shows the present to who watches; null for nobody. */
    Replay shownOn(PresentBoard shown) {
        board = shown;
        return this;
    }

    /** Gives up the outcomes that are open when all ticks have been drained, if the ticks have then ended for good. */
    Replay settlingAtTheEnd(BooleanSupplier endedForGood) {
        settles = endedForGood;
        return this;
    }

    /** Lets feeds publish behind the last tick of the source. */
    Replay then(Optional<LivePart> part) {
        live = part;
        return this;
    }

    /**
     * Publishes the source to its end, to damage in it or to a stop request, and drains the ring.
     *
     * @param drain where the outbound records go, called on the drain's thread until this method returns
     * @param progress notified from time to time how many ticks have been published
     */
    RunResult run(String runId, TickSource source, OutboundDrain drain, LongConsumer progress) {
        LatencyRecorder latency = new LatencyRecorder(System::nanoTime);
        try (Pipeline pipeline = pipeline(drain, latency)) {
            live.ifPresent(part -> part.begin(pipeline));
            StallWatch stalls = new StallWatch(pipeline::status, config.safety().stallWarning(), System::nanoTime);
            Watchdog watchdog = Watchdog.start(WATCH_PERIOD, with(stalls));
            List<CounterSources.Watched> watched = List.of(
                    counters.add(new PipelineCounters(pipeline, latency, System::nanoTime)),
                    counters.add(stalls::sample));
            try {
                return run(runId, new GoodTicks(source), pipeline, latency, progress)
                        .worked(stalls.stalls(), List.of());
            } finally {
                watchdog.close();
                stalls.end();
                watched.forEach(CounterSources.Watched::close);
            }
        }
    }

    private List<Runnable> with(StallWatch stalls) {
        List<Runnable> all = new ArrayList<>(checks);
        all.add(stalls);
        return all;
    }

    private RunResult run(
            String runId, GoodTicks good, Pipeline pipeline, LatencyRecorder latency, LongConsumer progress) {
        long startedAt = System.nanoTime();
        TickSink sink = speed.isPaced() ? pipeline : pipeline::acceptInBatch;
        boolean ended = new TickPump(speed, caughtUpAt, stop, progress).run(good, sink, pipeline::flush);
        if (good.damage() == null) {
            live.ifPresent(part -> part.run(pipeline, progress));
        }
        PipelineResult result = pipeline.stop(patience, TimeUnit.NANOSECONDS);
        if (good.damage() == null && settles.getAsBoolean()) {
            pipeline.finish();
        }
        long elapsed = System.nanoTime() - startedAt;
        boolean completed = ended && good.damage() == null;
        return new RunResult(
                runId,
                completed,
                Outcome.of(result),
                Pace.of(result.ticks(), elapsed, pipeline.blocked()),
                DatabaseRows.NONE,
                new ThreadFaults(0, List.of(), 0),
                null,
                good.damage(),
                latencies(latency));
    }

    private Pipeline pipeline(OutboundDrain drain, LatencyRecorder latency) {
        Intake intake = live.map(LivePart::intake).orElse(Intake.replay(firstNumber));
        return new Pipeline(
                intake.shared() ? config.livePipeline() : config.pipeline(),
                new StandardMetrics(config.metrics()),
                config.registry(),
                config.engines(),
                new BarrierPrior(config.barrier()),
                drain,
                latency,
                config.safety().onFailure(),
                deadLetters,
                intake,
                board);
    }

    private static Map<String, Latency> latencies(LatencyRecorder recorder) {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        latencies.put("processing", Latency.of(recorder.processing()));
        latencies.put("ring", Latency.of(recorder.ring()));
        if (recorder.decided().getTotalCount() > 0) {
            latencies.put("decided", Latency.of(recorder.decided()));
            latencies.put("journaled", Latency.of(recorder.journaled()));
            latencies.put("out", Latency.of(recorder.out()));
        }
        return latencies;
    }
}
