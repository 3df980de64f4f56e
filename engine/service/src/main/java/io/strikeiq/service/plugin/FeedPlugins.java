package io.strikeiq.service.plugin;

import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.FeedRegistry;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.FeedFactories;
import java.nio.file.Path;

/** Finds feeds in the jars of a folder, as {@link EnginePlugins} finds engines. */
public final class FeedPlugins {
    private FeedPlugins() {}

    /**
     * The feeds that come with StrikeIQ and those of the folder; a folder that is not there holds none.
     *
     * @throws UserException naming the jar and what is wrong with it, a feed of another version included
     */
    public static FeedRegistry registry(Path folder) {
        FeedRegistry registry = FeedFactories.registry();
        PluginJars.forEach(folder, FeedFactory.class, registry::add);
        return registry;
    }
}
