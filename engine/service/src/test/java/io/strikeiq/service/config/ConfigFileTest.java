package io.strikeiq.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.learning.SessionCloses;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.persistence.database.DatabaseSettings;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static StrikeIqConfig parse(String text) {
        return ConfigFile.parse("c.yaml", text, Map.of("HOST", "db.example", "SIZE", "50", "NOTHING", ""));
    }

    private static List<String> problems(String text) {
        ConfigException refused = assertThrows(ConfigException.class, () -> parse(text));
        assertEquals(ExitCode.USAGE, refused.exitCode());
        return refused.getMessage().lines().toList();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("rnu:\n", "c.yaml:1:1: rnu: unknown key; allowed data, run, ", "did you mean 'run'?"),
                Arguments.of(
                        "run:\n  nmae: x\n",
                        "c.yaml:2:3: run.nmae: unknown key; allowed name, ",
                        "did you mean 'name'?"),
                Arguments.of("run: {zzzzzzzz: 1}\n", "c.yaml:1:7: run.zzzzzzzz: unknown key", "flushTimeout"),
                Arguments.of("run: 7\n", "c.yaml:1:6: run: must be a section", ""),
                Arguments.of("- a\n", "c.yaml:1:1: config: must be a section", ""),
                Arguments.of("run: {name: [a]}\n", "c.yaml:1:13: run.name: must be one value", ""),
                Arguments.of("run: {name: }\n", "c.yaml:1:12: run.name: has no value", ""),
                Arguments.of("run: {name: 'A b'}\n", "c.yaml:1:13: run.name: 'A b' is not a name; allowed", "a-z"),
                Arguments.of("run: {speed: fast}\n", "c.yaml:1:14: run.speed: 'fast' is not a speed", "10x"),
                Arguments.of("run: {stayUp: yes}\n", "c.yaml:1:15: run.stayUp: 'yes'", "allowed true, false"),
                Arguments.of("run: {stayUp: 'true'}\n", "c.yaml:1:15: run.stayUp: is text", "true or false"),
                Arguments.of("run: {drainTimeout: 30}\n", "c.yaml:1:21: run.drainTimeout: '30'", "ms, s, m, h or d"),
                Arguments.of("run: {drainTimeout: 2d}\n", "c.yaml:1:21: run.drainTimeout: 2d is out of range", "1h"),
                Arguments.of("simulate: {seed: 1.5}\n", "c.yaml:1:18: simulate.seed: '1.5' is not a whole number", ""),
                Arguments.of("simulate: {strikes: 4}\n", "c.yaml:1:21: simulate.strikes: 4 is out", "from 5 to 401"),
                Arguments.of(
                        "pipeline: {layout: fusd}\n",
                        "c.yaml:1:20: pipeline.layout: 'fusd' is none of those allowed; allowed fused, pipelined;",
                        "did you mean 'fused'?"),
                Arguments.of(
                        "pipeline: {preset: latency, waitStrategy: blocking}\n",
                        "c.yaml:1:43: pipeline.waitStrategy: is set otherwise by preset latency",
                        "remove this key"),
                Arguments.of(
                        "pipeline: {shards: 2}\n",
                        "c.yaml:1:20: pipeline.shards: 2 shards need a drain of their own",
                        "allowed layout pipelined"),
                Arguments.of("pipeline: {ringSize: 1000}\n", "c.yaml:1:22: pipeline.ringSize: 1000", "512 and 1024"),
                Arguments.of("database: {mode: jdbc}\n", "c.yaml:1:1: database.url: mode jdbc needs a URL", "HOST"),
                Arguments.of("database: {url: 'jdbc:x'}\n", "c.yaml:1:17: database.url: is only for mode jdbc", ""),
                Arguments.of("confidence: {barrier: x}\n", "c.yaml:1:23: confidence.barrier: 'x' is not a number", ""),
                Arguments.of("confidence: {barrier: .nan}\n", "c.yaml:1:23: confidence.barrier: '.nan'", ""),
                Arguments.of(
                        "confidence: {barrier: NaN}\n",
                        "c.yaml:1:23: confidence.barrier: 'NaN' is not a number",
                        "0.1 to 10"),
                Arguments.of(
                        "confidence: {barrier: 0x1p0}\n",
                        "c.yaml:1:23: confidence.barrier: '0x1p0' is not a number",
                        ""),
                Arguments.of(
                        "confidence: {barrier: 1f}\n", "c.yaml:1:23: confidence.barrier: '1f' is not a number", ""),
                Arguments.of(
                        "database: {user: \"a${HOME\"}\n",
                        "c.yaml:1:18: database.user: '${HOME' is a variable without an end",
                        "write ${NAME}"),
                Arguments.of("database: {user: \"${NO_ONE}\"}\n", "c.yaml:1:18: database.user: environment", "NO_ONE"),
                Arguments.of("database: {user: \"${A-B}\"}\n", "c.yaml:1:18: database.user: 'A-B' is not a name", ""),
                Arguments.of(
                        "watch: {http: {port: 7411, address: 0.0.0.0}}\n",
                        "c.yaml:1:37: watch.http.address: 0.0.0.0 is not of loopback",
                        "${STRIKEIQ_TOKEN}"),
                Arguments.of(
                        "watch: {http: {port: 7411, address: not an address}}\n",
                        "c.yaml:1:37: watch.http.address: 'not an address' is no address",
                        "127.0.0.1"),
                Arguments.of("watch: {http: {token: short}}\n", "c.yaml:1:23: watch.http.token: is short", "16"),
                Arguments.of("watch: {http: {port: 65536}}\n", "c.yaml:1:22: watch.http.port: 65536 is out", "65535"),
                Arguments.of("watch: {ready: {feedSilence: 0s}}\n", "c.yaml:1:30: watch.ready.feedSilence", "1s to 1d"),
                Arguments.of(
                        "live: {feeds: [{venue: deribit, book: binance-futures}]}\n",
                        "c.yaml:1:39: live.feeds[0].book: binance-futures does not say so",
                        "add bookOf: deribit"),
                Arguments.of(
                        "live: {feeds: [{venue: deribit}, {venue: binance-futures, bookOf: deribit}]}\n",
                        "c.yaml:1:67: live.feeds[1].bookOf: deribit does not say so",
                        "add book: binance-futures"),
                Arguments.of(
                        "live: {feeds: [{venue: simulator, names: SIMA}]}\n",
                        "c.yaml:1:42: live.feeds[0].names: 'SIMA' does not rename",
                        "BTC=BITCOIN"),
                Arguments.of("run: {}\nrun: {}\n", "c.yaml:2:1: run: is there twice", ""),
                Arguments.of("metrics: {pirce: {}}\n", "c.yaml:1:11: metrics.pirce: unknown key", ""),
                Arguments.of("engines: {delaer: {}}\n", "c.yaml:1:11: engines.delaer: unknown key", ""),
                Arguments.of("run: {name: a\n", "c.yaml:2:1: YAML: ", ""),
                Arguments.of("run: [a, *b]\n", "c.yaml:1:10: YAML: ", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldNamePlaceKeyAndWhatIsAllowed(String text, String start, String part) {
        List<String> problems = problems(text);

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith(start), problems.get(0));
        assertTrue(problems.get(0).contains(part), problems.get(0));
    }

    @Test
    void shouldReportEveryProblemInTheOrderOfTheFile() {
        List<String> problems = problems("writer: {batchSize: 0}\nrun:\n  nmae: a\n  speed: 0x\n");

        assertEquals(3, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("c.yaml:1:21: writer.batchSize: 0 is out of range"), problems.get(0));
        assertTrue(problems.get(1).startsWith("c.yaml:3:3: run.nmae"), problems.get(1));
        assertTrue(problems.get(2).startsWith("c.yaml:4:10: run.speed"), problems.get(2));
    }

    @Test
    void shouldGiveDefaultsForAnEmptyFile() {
        StrikeIqConfig config = parse("");

        assertEquals(PipelineSettings.defaults(), withoutCalendars(config));
        assertEquals(Path.of("data", "session"), config.run().journal());
        assertEquals(DatabaseSettings.embedded(Path.of("data", "postgres")), config.database());
    }

    @Test
    void shouldReadEveryTypeOfValue() {
        StrikeIqConfig config = parse("""
                run: {name: nifty, source: replay, speed: 2.5x, stayUp: true, drainTimeout: 1.5s}
                data: {folder: /tmp/x}
                pipeline: {layout: pipelined, shards: 2, waitStrategy: busy_spin, ringSize: 64, chainSnapshots: 0s}
                writer: {batchInterval: 250ms}
                """);

        assertEquals(Source.REPLAY, config.run().source());
        assertEquals(2.5, config.run().speed().factor());
        assertEquals(1_500_000_000L, config.run().drainTimeout());
        assertEquals(DatabaseSettings.embedded(Path.of("/tmp/x/postgres")), config.database());
        assertEquals(
                new PipelineSettings(Layout.PIPELINED, 2, WaitMode.BUSY_SPIN, 64, 60_000_000_000L, 0)
                        .withLearning(config.pipeline().learning()),
                config.pipeline());
        assertEquals(250_000_000L, config.writer().batchInterval());
    }

    @Test
    @ExpectedLog(contains = "pipeline.layout: 'parallel' is no longer there; read as pipelined")
    @ExpectedLog(contains = "pipeline.engineThreads: has no effect any more")
    void shouldReadTheLayoutThatIsGoneWithAWarning() {
        StrikeIqConfig config = parse("pipeline: {layout: parallel, engineThreads: 3}\n");

        assertEquals(Layout.PIPELINED, config.pipeline().layout());
    }

    @Test
    void shouldReplaceEnvironmentVariablesAndHidePasswords() {
        StrikeIqConfig config = parse("""
                database:
                  mode: ${MODE:jdbc}
                  url: jdbc:postgresql://${HOST}:5432/strikeiq
                  password: ${PASSWORD:sesame}
                  user: ${NOTHING}
                writer: {batchSize: "${SIZE}"}
                """);

        assertEquals(
                DatabaseSettings.external("jdbc:postgresql://db.example:5432/strikeiq", "", "sesame"),
                config.database());
        assertEquals(50, config.writer().batchSize());
        assertTrue(!config.yaml().contains("sesame"), config.yaml());
    }

    @Test
    void shouldTakeAnEmptyVariableForNoneWhereADefaultIsGivenAndKeepALiteralReference() {
        StrikeIqConfig config = parse("""
                run: {name: '${NOTHING:other}'}
                database: {password: 'a$${b}c', user: '$${'}
                data: {folder: '${NOTHING:elsewhere}/x'}
                """);

        assertEquals("other", config.run().name());
        assertEquals("${", config.effective().get("database") instanceof Map<?, ?> map ? map.get("user") : null);
        assertEquals(Path.of("elsewhere/x"), config.dataFolder());
    }

    @Test
    void shouldFindRelativePathsFromTheFileAndThoseOfAVariableFromTheWorkingDirectory(@TempDir Path folder)
            throws IOException {
        Path file = Files.createDirectories(folder.resolve("config")).resolve("c.yaml");
        Files.writeString(file, "data: {folder: ../data}\nrun: {journal: '${TICKS:here}'}\n");

        StrikeIqConfig fromFile = ConfigFile.load(file, Map.of());
        StrikeIqConfig fromVariable = ConfigFile.load(file, Map.of("TICKS", "ticks"));

        assertEquals(folder.resolve("data"), fromFile.dataFolder());
        assertEquals(folder.resolve("config/here"), fromFile.run().journal());
        assertEquals(Path.of("ticks"), fromVariable.run().journal());
        assertEquals(
                fromVariable.yaml(),
                ConfigFile.parse("copy", fromVariable.yaml(), Map.of()).yaml());
    }

    @Test
    void shouldFindWhatLiesInTheDataFolderThereWhenTheFileIsBelowTheWorkingDirectory(@TempDir Path folder)
            throws IOException {
        Path below = Path.of("target", "below-" + folder.getFileName());
        Path file = Files.createDirectories(below.resolve("config")).resolve("c.yaml");
        Files.writeString(file, "data: {folder: ../data}\n");

        StrikeIqConfig config = ConfigFile.load(file, Map.of());

        assertEquals(below.resolve("data"), config.dataFolder());
        assertEquals(below.resolve("data/session"), config.run().journal());
        assertEquals(DatabaseSettings.embedded(below.resolve("data/postgres")), config.database());
    }

    @Test
    void shouldRefuseADataFolderWhoseRunsAreWhereItWasBeforePathsWereRelativeToTheFile(@TempDir Path folder)
            throws IOException {
        String name = "former-" + folder.getFileName();
        Path former = Path.of("target", name).toAbsolutePath();
        Files.createDirectories(former.resolve("runs/one"));
        Path file = Files.writeString(folder.resolve("c.yaml"), "data: {folder: target/" + name + "}\n");

        ConfigException e = assertThrows(ConfigException.class, () -> ConfigFile.load(file, Map.of()));

        assertTrue(
                e.getMessage().contains("data.folder: is relative to the config file: " + folder.resolve("target")),
                e.getMessage());
        assertTrue(e.getMessage().contains(former + " does; move that folder there"), e.getMessage());
        Files.createDirectories(folder.resolve("target/" + name + "/runs/two"));
        assertEquals(
                folder.resolve("target").resolve(name),
                ConfigFile.load(file, Map.of()).dataFolder());
    }

    @Test
    void shouldLoadNoPluginsUnlessTheConfigNamesTheirFolder() {
        assertEquals("", ((Map<?, ?>) parse("").effective().get("plugins")).get("folder"));
        assertEquals(
                StandardEngines.registry().definitions().size(),
                parse("plugins: {folder: ''}\n").registry().definitions().size());
    }

    @Test
    void shouldGiveTheSameConfigFromItsOwnEffectiveForm() {
        StrikeIqConfig config = parse("run: {name: again, drainTimeout: 90s}\npipeline: {layout: pipelined}\n");

        assertEquals(config.yaml(), parse(config.yaml()).yaml());
    }

    @Test
    void shouldGiveTheSameShapeFromItsEffectiveFormWhenTheCommandLineChangedAPreset() {
        StrikeIqConfig preset = parse("pipeline: {preset: throughput}\n");
        StrikeIqConfig changed = preset.with(
                preset.run(), preset.pipeline().withLayout(Layout.PIPELINED).withShards(2));

        assertEquals(withoutCalendars(changed), withoutCalendars(parse(changed.yaml())));
    }

    @ParameterizedTest
    @CsvSource({
        "'preset: latency', 2, ''",
        "'preset: latency', 1, 'preset latency, layout fused with waitStrategy busy_spin needs 2 cores'",
        "'preset: throughput', 2, 'preset throughput, layout pipelined with waitStrategy yielding needs 3 cores'",
        "'layout: pipelined, waitStrategy: busy_spin', 2, 'layout pipelined with waitStrategy busy_spin needs 3 cores'",
        "'layout: pipelined, waitStrategy: busy_spin', 3, ''",
        "'layout: pipelined, shards: 2, waitStrategy: busy_spin', 3, 'needs 4 cores'",
        "'layout: pipelined, waitStrategy: blocking', 1, ''",
    })
    void shouldSayWhenAShapeNeedsMoreCoresThanThereAre(String shape, int cores, String warning) {
        String told =
                NeededCores.warning(parse("pipeline: {" + shape + "}\n"), cores).orElse("");

        assertEquals(warning.isEmpty(), told.isEmpty(), told);
        assertTrue(told.contains(warning), told);
    }

    @Test
    void shouldShapeThePipelineByAPreset() {
        PipelineSettings latency = parse("pipeline: {preset: latency}\n").pipeline();
        assertEquals(Layout.FUSED, latency.layout());
        assertEquals(WaitMode.BUSY_SPIN, latency.waitMode());

        PipelineSettings throughput = parse("pipeline: {preset: throughput, layout: pipelined, chainSnapshots: 0s}\n")
                .pipeline();
        assertEquals(Layout.PIPELINED, throughput.layout(), "the same key beside the preset is no mistake");
        assertEquals(65_536, throughput.ringSize());
        assertEquals(0, throughput.chainSnapshotInterval());

        assertEquals(PipelineSettings.defaults(), withoutCalendars(parse("pipeline: {preset: none}\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run: {source: replay}",
                "run: {source: live}",
                "run: {source: live}\nlive: {feeds: [{venue: kafka, partitions: all}]}",
                "run: {source: live}\nlive: {feeds: [{venue: kafka, partitions: '3'}, {venue: simulator}]}"
            })
    void shouldHaveAnOwnerOfOnePartitionOnly(String other) {
        String problem = problems("cluster: {owner: engine-a}\n" + other + "\n").toString();

        assertTrue(problem.contains("cluster.owner: an owner has one partition; needed run.source: live"), problem);
    }

    @Test
    void shouldHaveAnOwnerOfAPartition() {
        StrikeIqConfig config = parse("""
                cluster: {owner: engine-a}
                run: {source: live}
                live: {feeds: [{venue: kafka, partitions: '3'}]}
                """);

        assertTrue(config.cluster().hasOwner());
    }

    /** Calendars are what they are by their files: two readers of the same are two objects. */
    private static PipelineSettings withoutCalendars(StrikeIqConfig config) {
        PipelineSettings pipeline = config.pipeline();
        return pipeline.withLearning(pipeline.learning().with(SessionCloses.UNKNOWN));
    }
}
