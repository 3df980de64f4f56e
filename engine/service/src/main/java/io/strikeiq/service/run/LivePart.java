package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Pipeline;
import java.util.function.LongConsumer;

/** What comes live behind the recorded ticks of a run. */
interface LivePart {
    /** How ticks come into the pipeline, and where the live ones are recorded. */
    Intake intake();

    /** Brings the pipeline into the state in which this start begins; called before the first tick. */
    void begin(Pipeline pipeline);

    /**
     * Lets the feeds publish until they end, the run is stopped or the pipeline halts; when it returns nobody publishes.
     *
     * @param progress notified from time to time how many ticks have been published
     */
    void run(Pipeline pipeline, LongConsumer progress);
}
