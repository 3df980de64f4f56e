package io.strikeiq.core.engine;

import java.util.List;

/**
 * What the config says of one engine.
 *
 * @param engine name of the engine
 * @param enabled whether it runs from the start; a control tick may change that
 * @param parameters its parameter values
 */
public record EngineSettings(String engine, boolean enabled, Parameters parameters) {
    /** The settings of a definition: those configured, else enabled with all defaults. */
    static EngineSettings of(EngineDefinition definition, List<EngineSettings> configured) {
        for (EngineSettings settings : configured) {
            if (settings.engine().equals(definition.name())) {
                return settings;
            }
        }
        return new EngineSettings(definition.name(), true, new Parameters(definition.parameters()));
    }
}
