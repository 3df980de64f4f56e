package io.strikeiq.service.command;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.run.ControlInbox;
import io.strikeiq.service.run.ControlRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Changes an engine of a live run. */
@Command(
        name = "control",
        description = {
            "Change an engine of the live run of a config: on, off, or one of its parameters.",
            "The change is a tick that is recorded with the others: a replay repeats it."
        })
public final class ControlCommand implements Callable<Integer> {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    @Parameters(index = "0", paramLabel = "ENGINE", description = "Name of the engine.")
    private String engine;

    @Parameters(index = "1", paramLabel = "CHANGE", description = "on, off, or PARAMETER=VALUE.")
    private String change;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        ControlRequest request = ControlRequest.parse(engine, change);
        request.fill(new MarketEvent(), loaded.registry());
        ControlInbox.ask(loaded.dataFolder(), request, PATIENCE);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("engine", engine);
        result.put("change", change);
        output.result(result, "engine " + engine + ": " + change + ", taken by the run in " + loaded.dataFolder());
        return ExitCode.OK;
    }
}
