package io.strikeiq.service.config;

import io.strikeiq.cluster.ClusterSettings;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.engine.Parameter;
import io.strikeiq.core.engine.Parameters;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.feeds.FeedRegistry;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.FeedFactories;
import io.strikeiq.service.feed.LiveSettings;
import io.strikeiq.service.log.LogSettings;
import io.strikeiq.service.plugin.EnginePlugins;
import io.strikeiq.service.plugin.FeedPlugins;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.service.watch.WatchSettings;
import io.strikeiq.venue.yaml.Section;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of the config file, section by section, with their defaults and ranges. */
final class ConfigReader {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;
    /** A hundred years. */
    private static final long LONGEST_KEPT = 36_500 * DAY;

    private static final int LARGEST_RING = 1 << 24;

    private static final Pattern SECRET_IN_URL = Pattern.compile("(?i)[?&](ssl)?password=|//[^/@]*:[^/@]*@");

    private final Section top;
    private final Places places;

    ConfigReader(Section top, Places places) {
        this.top = top;
        this.places = places;
    }

    StrikeIqConfig read() {
        Path folder = data(top.section("data"));
        RunSettings run = run(top.section("run"), folder);
        SimulatorSettings simulate = simulate(top.section("simulate"));
        LiveSettings live = live(top.section("live"));
        PipelineSettings pipeline = pipeline(top.section("pipeline"));
        SafetySettings safety = safety(top.section("safety"));
        RetentionSettings retention = retention(top.section("retention"));
        WatchSettings watch = new WatchReader(top.section("watch"), places).read();
        LogSettings log = log(top.section("log"));
        DatabaseSettings database = database(top.section("database"), folder);
        WriterSettings writer = writer(top.section("writer"));
        double barrier = confidence(top.section("confidence"));
        MetricsSettings metrics = RecordBinder.bind(top.section("metrics"), MetricsSettings.defaults());
        Section learning = top.section("learning");
        DeskExperience experience = learning.choice("experience", DeskExperience.NEWEST);
        PipelineSettings scored = pipeline.withLearning(
                LearningReader.read(learning, barrier, metrics.price().sessionYear()));
        ClusterSettings cluster = cluster(top.section("cluster"), run.source(), live);
        EngineRegistry registry = plugins(top.section("plugins"));
        List<EngineSettings> engines = engines(top.section("engines"), registry);
        top.finish();
        top.effective().remove(FeedReader.FORMER);
        return new StrikeIqConfig(
                run,
                folder,
                simulate,
                live,
                scored,
                safety,
                retention,
                watch,
                log,
                database,
                writer,
                experience,
                barrier,
                metrics,
                registry,
                engines,
                cluster,
                top.effective());
    }

    private Path data(Section section) {
        Path standard = Path.of("data");
        Path folder = places.path(section, "folder", standard);
        Path former = places.formerPath(section, "folder", standard);
        if (!former.equals(folder.toAbsolutePath()) && hasRuns(former) && !hasRuns(folder)) {
            section.wrong(
                    "folder",
                    "is relative to the config file: " + folder.toAbsolutePath() + " holds no runs, but " + former
                            + " does; move that folder there, or name it by its absolute path");
        }
        section.finish();
        return folder;
    }

    private static boolean hasRuns(Path folder) {
        String[] runs = folder.resolve("runs").toFile().list();
        return runs != null && runs.length > 0;
    }

    private RunSettings run(Section section, Path folder) {
        String name = section.text("name", "run");
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
            section.wrong("name", "'" + name + "' is not a name; allowed 1 to 32 of a-z, 0-9, - and _");
        }
        RunSettings run = new RunSettings(
                name,
                section.choice("source", Source.SIMULATE),
                places.path(section, "journal", folder.toAbsolutePath().resolve("session")),
                speed(section),
                section.flag("stayUp", false),
                console(section),
                section.duration("warmUp", 5 * DAY, 0, 365 * DAY),
                places.optionalPath(section, "warmUpJournal"),
                section.duration("drainTimeout", 30 * SECOND, SECOND, HOUR),
                section.duration("flushTimeout", 60 * SECOND, SECOND, HOUR));
        section.finish();
        return run;
    }

    private static ConsoleSettings console(Section section) {
        return new ConsoleSettings(
                (int) section.integer("consoleRate", 20, 0, 10_000),
                section.flag("consoleHolds", false),
                zone(section, "consoleZone"));
    }

    private LogSettings log(Section section) {
        LogSettings defaults = LogSettings.defaults();
        LogSettings log = new LogSettings(
                section.choice("level", defaults.level()),
                zone(section, "zone"),
                section.choice("form", defaults.form()),
                places.optionalPath(section, "file"),
                (int) section.integer("fileMiB", defaults.fileMiB(), 1, 10_000),
                (int) section.integer("files", defaults.files(), 1, 20));
        section.finish();
        return log;
    }

    private static ZoneId zone(Section section, String key) {
        String zone = section.text(key, "UTC");
        try {
            return zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            section.wrong(key, "'" + zone + "' is no time zone; allowed such as UTC, Asia/Kolkata, America/New_York");
            return ZoneOffset.UTC;
        }
    }

    private static Speed speed(Section section) {
        try {
            return Speed.parse(section.text("speed", Speed.MAX.toString()));
        } catch (IllegalArgumentException e) {
            section.wrong("speed", e.getMessage());
            return Speed.MAX;
        }
    }

    private static SimulatorSettings simulate(Section section) {
        long seed = section.integer("seed", 1, 0, Long.MAX_VALUE);
        int underlyings = (int) section.integer("underlyings", 3, 1, 16);
        int strikes = (int) section.integer("strikes", 41, 5, 401);
        int expiries = (int) section.integer("expiries", 3, 1, 12);
        long least = SimulatorSettings.leastTicks(underlyings, strikes, expiries);
        long ticks = section.integer("ticks", Math.max(500_000, least), least, 1_000_000_000L);
        int sessions = (int) section.integer("sessions", 1, 1, 1_000);
        PremiumUnit premium = section.choice("premium", PremiumUnit.CURRENCY);
        section.finish();
        return new SimulatorSettings(seed, underlyings, strikes, expiries, ticks, sessions, premium);
    }

    private static ClusterSettings cluster(Section section, Source source, LiveSettings live) {
        ClusterSettings cluster = ClusterSettings.read(section);
        if (cluster.hasOwner() && OwnedFeed.of(source, live).isEmpty()) {
            section.wrong(
                    "owner",
                    "an owner has one partition; needed run.source: live and one feed such as"
                            + " {venue: kafka, partitions: '3'}");
        }
        return cluster;
    }

    private LiveSettings live(Section section) {
        int ringSize = powerOfTwo(section, "ringSize", LiveSettings.RING_SIZE);
        LiveSettings live = new LiveSettings(ringSize, new FeedReader(section, top, feeds()).read());
        section.finish();
        return live;
    }

    /** A folder of plugins that cannot be read is named when its own section is. */
    private FeedRegistry feeds() {
        Optional<Path> folder = places.optionalPath(top.peek("plugins"), "folder");
        try {
            return folder.isPresent() ? FeedPlugins.registry(folder.get()) : FeedFactories.registry();
        } catch (UserException e) {
            return FeedFactories.registry();
        }
    }

    private static int powerOfTwo(Section section, String key, int standard) {
        int size = (int) section.integer(key, standard, 64, LARGEST_RING);
        if (Integer.bitCount(size) == 1) {
            return size;
        }
        section.wrong(
                key,
                size + " is not a power of two; nearest are " + Integer.highestOneBit(size) + " and "
                        + 2 * Integer.highestOneBit(size));
        return standard;
    }

    private static PipelineSettings pipeline(Section section) {
        section.retired("engineThreads");
        Preset preset = section.choice("preset", Preset.NONE);
        PipelineSettings defaults = preset.applyTo(PipelineSettings.defaults());
        int ringSize = powerOfTwo(section, "ringSize", defaults.ringSize());
        PipelineSettings pipeline = new PipelineSettings(
                section.choice("layout", defaults.layout(), "parallel", Layout.PIPELINED),
                1,
                section.choice("waitStrategy", defaults.waitMode()),
                ringSize,
                section.duration("marketSnapshots", defaults.marketSnapshotInterval(), 0, DAY),
                section.duration("chainSnapshots", defaults.chainSnapshotInterval(), 0, DAY));
        int shards = (int) section.integer("shards", defaults.shards(), 1, PipelineSettings.MOST_SHARDS);
        preset.contradicted(section, pipeline)
                .ifPresent(key -> section.wrong(
                        key,
                        "is set otherwise by preset " + Section.lower(preset) + "; remove this key, or the preset"));
        section.finish();
        return sharded(section, pipeline, shards);
    }

    private static PipelineSettings sharded(Section section, PipelineSettings pipeline, int shards) {
        try {
            return pipeline.withShards(shards);
        } catch (IllegalArgumentException e) {
            section.wrong("shards", e.getMessage());
            return pipeline;
        }
    }

    private static SafetySettings safety(Section section) {
        SafetySettings defaults = SafetySettings.defaults();
        SafetySettings safety = new SafetySettings(
                RecordBinder.bind(section.section("onFailure"), defaults.onFailure()),
                section.duration("stallWarning", defaults.stallWarning(), SECOND, HOUR),
                section.integer("freeDiskMiB", defaults.freeDiskMiB(), 2, 1 << 20),
                section.duration("journalSync", defaults.journalSync(), 0, HOUR));
        section.finish();
        return safety;
    }

    private static RetentionSettings retention(Section section) {
        RetentionSettings defaults = RetentionSettings.defaults();
        RetentionSettings retention = new RetentionSettings(
                section.duration("signals", defaults.signals(), 0, LONGEST_KEPT),
                section.duration("ticks", defaults.ticks(), DAY, LONGEST_KEPT),
                section.duration("checkpoints", defaults.checkpoints(), 0, LONGEST_KEPT),
                section.duration("runs", defaults.runs(), DAY, LONGEST_KEPT),
                section.duration("database", defaults.database(), DAY, LONGEST_KEPT),
                section.duration("deadConsumer", defaults.deadConsumer(), HOUR, LONGEST_KEPT));
        section.finish();
        return retention;
    }

    private DatabaseSettings database(Section section, Path folder) {
        DatabaseMode mode = section.choice("mode", DatabaseMode.EMBEDDED);
        Path own = places.path(section, "folder", folder.toAbsolutePath().resolve("postgres"));
        int port = (int) section.integer("port", 0, 0, 65_535);
        String url = section.text("url", "");
        String user = section.text("user", "");
        String password = section.secret("password", "");
        int poolSize = (int) section.integer("poolSize", 4, 2, 64);
        if (SECRET_IN_URL.matcher(url).find()) {
            section.wrong("url", "holds a password, which would be shown; write it in database.password");
        }
        if (mode == DatabaseMode.JDBC && !url.startsWith("jdbc:postgresql:")) {
            section.wrong("url", "mode jdbc needs a URL; allowed jdbc:postgresql://HOST:PORT/DATABASE");
        }
        if (mode == DatabaseMode.EMBEDDED && !url.isEmpty()) {
            section.wrong("url", "is only for mode jdbc; remove it, or set mode: jdbc");
        }
        section.finish();
        return mode == DatabaseMode.EMBEDDED
                ? new DatabaseSettings.Embedded(own, port, poolSize)
                : new DatabaseSettings.External(url, user, password, poolSize);
    }

    private static WriterSettings writer(Section section) {
        WriterSettings writer = new WriterSettings(
                (int) section.integer("batchSize", 1_000, 1, 100_000),
                section.duration("batchInterval", 200 * MILLISECOND, MILLISECOND, HOUR));
        section.finish();
        return writer;
    }

    private static double confidence(Section section) {
        double barrier = section.number("barrier", 1, 0.1, 10, "standard deviations of the horizon");
        section.finish();
        return barrier;
    }

    private EngineRegistry plugins(Section section) {
        Optional<Path> folder = places.optionalPath(section, "folder");
        section.finish();
        try {
            folder.ifPresent(FeedPlugins::registry);
            return folder.isPresent() ? EnginePlugins.registry(folder.get()) : StandardEngines.registry();
        } catch (UserException e) {
            section.wrong("folder", e.getMessage());
            return StandardEngines.registry();
        }
    }

    private static List<EngineSettings> engines(Section section, EngineRegistry registry) {
        List<EngineSettings> engines = new ArrayList<>();
        for (EngineDefinition definition : registry.definitions()) {
            engines.add(engine(section.section(definition.name()), definition));
        }
        section.finish();
        return engines;
    }

    private static EngineSettings engine(Section section, EngineDefinition definition) {
        boolean enabled = section.flag("enabled", true);
        Parameters parameters = new Parameters(definition.parameters());
        for (Parameter parameter : definition.parameters()) {
            parameters.set(parameter.index(), value(section, parameter));
        }
        section.finish();
        return new EngineSettings(definition.name(), enabled, parameters);
    }

    /** A parameter in seconds is written as a duration. */
    private static double value(Section section, Parameter parameter) {
        if (parameter.unit().equals("s")) {
            long nanos = section.duration(
                    parameter.name(),
                    nanos(parameter.defaultValue()),
                    nanos(parameter.minimum()),
                    nanos(parameter.maximum()));
            return nanos / (double) SECOND;
        }
        return section.number(
                parameter.name(), parameter.defaultValue(), parameter.minimum(), parameter.maximum(), parameter.unit());
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * SECOND);
    }
}
