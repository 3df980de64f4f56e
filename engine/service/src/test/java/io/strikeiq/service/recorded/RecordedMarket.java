package io.strikeiq.service.recorded;

import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineResult;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.binance.BinanceImporter;
import io.strikeiq.imports.lean.LeanImporter;
import io.strikeiq.imports.nse.NseImporter;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.config.SuppliedConfig;
import io.strikeiq.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A recorded market, and the settings under which it is replayed: the defaults, but for sources that come too seldom.
 *
 * @param importer makes a fresh importer of its format
 * @param zone of the venue's days
 * @param config name of a file in config, empty for the defaults
 * @param sources files and folders of the recorded data
 */
record RecordedMarket(String name, Supplier<Importer> importer, ZoneId zone, String config, List<String> sources) {
    /** Minute bars of quotes, trades and the whole option chain on a half day; open interest once. */
    static final RecordedMarket GOOG = new RecordedMarket(
            "GOOG",
            LeanImporter::new,
            ZoneId.of("America/New_York"),
            "",
            List.of("lean/option/usa/minute/goog", "lean/equity/usa/minute/goog"));
    /** True ticks of a stock. */
    static final RecordedMarket IBM = new RecordedMarket(
            "IBM", LeanImporter::new, ZoneId.of("America/New_York"), "", List.of("lean/equity/usa/tick/ibm"));
    /** Six minutes of a perpetual future's order book and trades. */
    static final RecordedMarket BTCUSDT = new RecordedMarket(
            "BTCUSDT", BinanceImporter::new, ZoneId.of("UTC"), "", List.of("binance-l2/btcusdt_20240808.gz"));

    static final RecordedMarket NIFTY = tables("NIFTY");
    static final RecordedMarket BANKNIFTY = tables("BANKNIFTY");

    /** Those of three months. */
    static final List<RecordedMarket> INDEXES = List.of(NIFTY, BANKNIFTY);

    static final List<RecordedMarket> ALL = List.of(GOOG, IBM, BTCUSDT, NIFTY, BANKNIFTY);

    /** The option chain of an index, each quarter of an hour for three months. */
    private static RecordedMarket tables(String index) {
        List<String> months = Stream.of("2019-05", "2019-06", "2019-07")
                .map(month -> "nse-2019/" + index + "_" + month + ".zip")
                .toList();
        return new RecordedMarket(index, NseImporter::new, ZoneId.of("Asia/Kolkata"), "nse-tables.yaml", months);
    }

    /** The venue's day of an event time. */
    LocalDate day(long time) {
        return Instant.ofEpochSecond(0, time).atZone(zone).toLocalDate();
    }

    /** The venue's time of day of an event time. */
    LocalTime time(long time) {
        return Instant.ofEpochSecond(0, time).atZone(zone).toLocalTime();
    }

    StrikeIqConfig settings() {
        return config.isEmpty() ? ConfigFile.parse("defaults", "", Map.of()) : SuppliedConfig.load(config);
    }

    /** Passes the recording through the pipeline under its settings. */
    PipelineResult replay(EngineRegistry registry, OutboundDrain drain) {
        StrikeIqConfig settings = settings();
        List<Path> paths = sources.stream().map(SharedData::file).toList();
        try (Pipeline pipeline = new Pipeline(
                settings.pipeline(),
                new StandardMetrics(settings.metrics()),
                registry,
                settings.engines(),
                new BarrierPrior(settings.barrier()),
                drain,
                null)) {
            importer.get().run(paths, pipeline::acceptInBatch);
            return pipeline.stop(10, TimeUnit.MINUTES);
        }
    }
}
