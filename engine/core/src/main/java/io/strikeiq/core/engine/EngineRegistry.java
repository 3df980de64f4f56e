package io.strikeiq.core.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The engines of a pipeline in the order in which they run. */
public final class EngineRegistry {
    private final List<EngineDefinition> definitions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Adds an engine behind those already there.
     *
     * @throws IllegalArgumentException when its declaration is not consistent
     */
    public EngineRegistry register(EngineDefinition definition) {
        if (!names.add(definition.name())) {
            throw new IllegalArgumentException("engine " + definition.name() + " is registered twice");
        }
        checkIndexes(definition);
        definitions.add(definition);
        return this;
    }

    public List<EngineDefinition> definitions() {
        return List.copyOf(definitions);
    }

    private static void checkIndexes(EngineDefinition definition) {
        for (int i = 0; i < definition.signals().size(); i++) {
            if (definition.signals().get(i).index() != i) {
                throw new IllegalArgumentException("engine " + definition.name() + ": signal "
                        + definition.signals().get(i).name() + " must have index " + i);
            }
        }
        for (int i = 0; i < definition.parameters().size(); i++) {
            if (definition.parameters().get(i).index() != i) {
                throw new IllegalArgumentException("engine " + definition.name() + ": parameter "
                        + definition.parameters().get(i).name() + " must have index " + i);
            }
        }
        if (definition.parameters().isEmpty()
                || !definition.parameters().get(0).name().equals("cooldown")) {
            throw new IllegalArgumentException(
                    "engine " + definition.name() + ": the first parameter must be cooldown");
        }
    }
}
