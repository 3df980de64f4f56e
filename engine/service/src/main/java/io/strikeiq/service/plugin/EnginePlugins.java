package io.strikeiq.service.plugin;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import io.strikeiq.service.cli.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Finds engines in the jars of a folder through {@link ServiceLoader}. Jars are taken in the order of their names and
 * engines in the order of the provider file, so that the engines of a run always stand in the same order.
 */
public final class EnginePlugins {
    private static final String PROVIDERS = "META-INF/services/" + EngineDefinition.class.getName();

    private EnginePlugins() {}

    /**
     * The standard engines and behind them those of the folder; a folder that is not there holds none.
     *
     * @throws UserException naming the jar and what is wrong with it
     */
    public static EngineRegistry registry(Path folder) {
        EngineRegistry registry = StandardEngines.registry();
        PluginJars.jars(folder).forEach(EnginePlugins::checkProviders);
        PluginJars.forEach(folder, EngineDefinition.class, definition -> {
            SignalJournalWriter.checkNames(definition);
            registry.register(definition);
        });
        return registry;
    }

    /**
     * The engines of one jar.
     *
     * @throws UserException naming what is wrong with it
     */
    static List<EngineDefinition> of(Path jar) {
        List<EngineDefinition> definitions = new ArrayList<>();
        checkProviders(jar);
        PluginJars.load(jar, EngineDefinition.class, definition -> {
            SignalJournalWriter.checkNames(definition);
            definitions.add(definition);
        });
        return definitions;
    }

    private static void checkProviders(Path jar) {
        if (!PluginJars.provides(jar, EngineDefinition.class) && !PluginJars.provides(jar, FeedFactory.class)) {
            throw new UserException(jar + ": has no " + PROVIDERS + ", so it declares no engine, and no feed either");
        }
    }
}
