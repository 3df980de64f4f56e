package io.strikeiq.core.pipeline;

import java.util.List;
import java.util.Map;

/**
 * What a pipeline did between start and stop.
 *
 * @param ticks ticks published
 * @param signals signals emitted
 * @param signalsByEngine in the order of the registry, engines without a signal included
 * @param stateHash running hash of the state
 * @param signalHash running hash of the signals
 * @param underlyings the same of each underlying, in the order of their definition
 * @param unknownInstrumentTicks ticks that named an instrument before its definition
 * @param refused ticks and commands that were refused, by reason; reasons that never came are left out
 * @param skippedTicks ticks that a stage failed on and that were passed over
 * @param quarantined engines that threw on any underlying
 */
public record PipelineResult(
        long ticks,
        long signals,
        Map<String, Long> signalsByEngine,
        long stateHash,
        long signalHash,
        List<UnderlyingResult> underlyings,
        long unknownInstrumentTicks,
        Map<String, Long> refused,
        long skippedTicks,
        List<String> quarantined) {}
