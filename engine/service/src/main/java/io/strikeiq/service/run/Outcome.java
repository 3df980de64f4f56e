package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.PipelineResult;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline made of its ticks; its components are keys of the JSON result.
 *
 * @param ticks ticks that went through the pipeline
 * @param signals signals emitted
 * @param signalsByEngine by engine, those without a signal included
 * @param stateHash hash of the state, 16 hex digits
 * @param signalHash hash of the signals, 16 hex digits
 * @param underlyings the same by underlying, in the order of their definition
 * @param skippedTicks ticks that a stage failed on and that were passed over
 * @param unknownInstrumentTicks ticks that named an instrument before its definition
 * @param refused ticks and commands that were refused, by reason
 * @param quarantinedEngines engines that failed and were taken out
 */
public record Outcome(
        long ticks,
        long signals,
        Map<String, Long> signalsByEngine,
        String stateHash,
        String signalHash,
        Map<String, UnderlyingHashes> underlyings,
        long skippedTicks,
        long unknownInstrumentTicks,
        Map<String, Long> refused,
        List<String> quarantinedEngines) {
    /** What the manifest of another version lacks is empty. */
    public Outcome {
        signalsByEngine = signalsByEngine == null ? Map.of() : signalsByEngine;
        stateHash = stateHash == null ? "" : stateHash;
        signalHash = signalHash == null ? "" : signalHash;
        underlyings = underlyings == null ? Map.of() : underlyings;
        refused = refused == null ? Map.of() : refused;
        quarantinedEngines = quarantinedEngines == null ? List.of() : quarantinedEngines;
    }

    static Outcome of(PipelineResult result) {
        return new Outcome(
                result.ticks(),
                result.signals(),
                result.signalsByEngine(),
                UnderlyingHashes.hex(result.stateHash()),
                UnderlyingHashes.hex(result.signalHash()),
                UnderlyingHashes.of(result.underlyings()),
                result.skippedTicks(),
                result.unknownInstrumentTicks(),
                result.refused(),
                result.quarantined());
    }
}
