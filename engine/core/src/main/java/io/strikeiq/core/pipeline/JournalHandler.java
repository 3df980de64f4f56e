package io.strikeiq.core.pipeline;

import com.lmax.disruptor.EventHandler;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.supervision.LatencyRecorder;
import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.core.pipeline.supervision.StageProgress;

/** The journaler: gives the live ticks of the ring to the recorder, beside the stages, which may be ahead or behind. */
final class JournalHandler implements EventHandler<MarketEvent> {
    private final TickRecorder recorder;
    private final long liveFrom;
    private final LatencyRecorder latency;
    private final StageProgress progress;

    /** @param latency may be null */
    JournalHandler(Intake intake, LatencyRecorder latency, StageProgress progress) {
        this.recorder = intake.recorder();
        this.liveFrom = intake.liveFrom();
        this.latency = latency;
        this.progress = progress;
    }

    @Override
    public void onEvent(MarketEvent tick, long ringSequence, boolean endOfBatch) {
        if (tick.sequence < liveFrom) {
            return;
        }
        progress.enter(Stage.JOURNAL, tick.sequence);
        recorder.record(tick);
        if (latency != null) {
            latency.journaled(tick.publishedAt);
        }
        if (endOfBatch) {
            recorder.onIdle();
        }
    }
}
