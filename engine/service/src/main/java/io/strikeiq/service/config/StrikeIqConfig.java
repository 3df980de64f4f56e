package io.strikeiq.service.config;

import io.strikeiq.cluster.ClusterSettings;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.engine.EngineSettings;
import io.strikeiq.core.learning.ExperienceArchive;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.persistence.writer.WriterSettings;
import io.strikeiq.service.feed.LiveSettings;
import io.strikeiq.service.log.LogSettings;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.service.watch.WatchSettings;
import io.strikeiq.venue.yaml.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a config file says, defaults filled in.
 *
 * @param run what the run does
 * @param dataFolder where runs and the embedded database live
 * @param simulate the session that the simulator makes
 * @param live the feeds of a live run
 * @param pipeline shape of the pipeline
 * @param safety what a run does when something goes wrong
 * @param retention how long what has been stored is kept
 * @param watch how the service can be watched
 * @param log the log
 * @param database the database
 * @param writer the batch writer
 * @param experience what a new run knows of signals when it begins
 * @param barrier barrier of the confidence prior, in standard deviations of the horizon
 * @param metrics settings of the metric calculators
 * @param registry the standard engines and behind them those of the plugins folder
 * @param engines settings of every engine, in the order of the registry
 * @param cluster what the run is among others
 * @param effective the whole config, defaults written out, secrets hidden
 */
public record StrikeIqConfig(
        RunSettings run,
        Path dataFolder,
        SimulatorSettings simulate,
        LiveSettings live,
        PipelineSettings pipeline,
        SafetySettings safety,
        RetentionSettings retention,
        WatchSettings watch,
        LogSettings log,
        DatabaseSettings database,
        WriterSettings writer,
        DeskExperience experience,
        double barrier,
        MetricsSettings metrics,
        EngineRegistry registry,
        List<EngineSettings> engines,
        ClusterSettings cluster,
        Map<String, Object> effective) {
    /** The same but for the speed, which is the highest. */
    public StrikeIqConfig asFastAsPossible() {
        return with(run.at(Speed.MAX), pipeline);
    }

    /** The shape of the pipeline of a live run, whose ring takes what comes while the disk stalls. */
    public PipelineSettings livePipeline() {
        return pipeline.withRingSize(live.ringSize());
    }

    /** The same of a run that began with what an archive has. */
    public StrikeIqConfig knowing(ExperienceArchive archive) {
        PipelineSettings knowing = pipeline.withLearning(pipeline.learning().with(archive));
        return copy(run, knowing, effective);
    }

    /** The same but for what a command line may override; the effective config says so. */
    public StrikeIqConfig with(RunSettings otherRun, PipelineSettings otherPipeline) {
        Map<String, Object> changed = new LinkedHashMap<>(effective);
        changed.put(
                "run",
                changed(
                        "run",
                        Map.of(
                                "source", Section.lower(otherRun.source()),
                                "journal", otherRun.journal().toString(),
                                "speed", otherRun.speed().toString(),
                                "stayUp", otherRun.stayUp())));
        if (!otherPipeline.equals(pipeline)) {
            changed.put("pipeline", changed("pipeline", shape(otherPipeline)));
        }
        return copy(otherRun, otherPipeline, changed);
    }

    private StrikeIqConfig copy(RunSettings otherRun, PipelineSettings otherPipeline, Map<String, Object> written) {
        return new StrikeIqConfig(
                otherRun,
                dataFolder,
                simulate,
                live,
                otherPipeline,
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
                written);
    }

    /** What a preset sets may have been changed, so that none is named any more. */
    private static Map<String, Object> shape(PipelineSettings pipeline) {
        return Map.of(
                "preset", Section.lower(Preset.NONE),
                "layout", Section.lower(pipeline.layout()),
                "shards", pipeline.shards(),
                "waitStrategy", Section.lower(pipeline.waitMode()));
    }

    private Map<String, Object> changed(String section, Map<String, Object> values) {
        Map<String, Object> changed = new LinkedHashMap<>();
        ((Map<?, ?>) effective.get(section)).forEach((key, value) -> changed.put(key.toString(), value));
        changed.putAll(values);
        return changed;
    }

    /**
     * What makes a run another one when it is changed: the whole config as YAML, without how long what is stored is kept,
     * how the service is watched and logged, where outputs go besides and who owns what, what the console shows and how long its end may take.
     */
    public String identity() {
        return identity(yaml());
    }

    /** The same of a config that was written by {@link #yaml}. */
    public static String identity(String yaml) {
        return yaml.replaceAll(
                "(?m)^(?:(?:retention|watch|log|cluster):\\R(?: .*\\R)*|  (?:console[A-Z][a-z]+|drainTimeout|flushTimeout): .*\\R)",
                "");
    }

    /** The whole config as YAML that gives this config again, but for secrets. */
    public String yaml() {
        return ConfigFile.dump(effective);
    }
}
