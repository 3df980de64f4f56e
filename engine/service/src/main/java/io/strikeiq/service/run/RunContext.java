package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.watch.ApiSources;
import io.strikeiq.service.watch.CounterSources;
import io.strikeiq.watch.event.EventSink;

/**
 * What all parts of a run share.
 *
 * @param stop what the user wishes
 * @param disk what is left of the disk
 * @param workers the threads beside the stages
 * @param counters what is watched
 * @param api what is asked of the run
 * @param clockWatch how often the clock was set
 * @param events is told what befalls the run
 */
record RunContext(
        StrikeIqConfig config,
        ServiceRun.Options options,
        OutputOptions output,
        StopRequest stop,
        WallClock clock,
        DiskWatch disk,
        WorkerWatch workers,
        CounterSources counters,
        ApiSources api,
        ClockWatch clockWatch,
        EventSink events) {
    /** Puts ticks through a pipeline to their end, with what their feed says of them. */
    RunResult pump(String runId, RunTicks.Open ticks, Replay replay, OutboundDrain drain) {
        try (Progress progress = output.progress("run", "ticks", ticks.expected())) {
            return replay.run(runId, ticks, drain, progress::at).fedBy(ticks.feed(), ticks.isEnded());
        }
    }

    /** A remark. */
    void say(String line) {
        output.err().println(line);
        output.err().flush();
    }
}
