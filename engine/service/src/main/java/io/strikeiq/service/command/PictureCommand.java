package io.strikeiq.service.command;

import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.picture.Day;
import io.strikeiq.service.picture.DayPicture;
import io.strikeiq.service.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a run. */
@Command(
        name = "picture",
        description = {
            "Draw what a run saw of an underlying as SVG: spot, zero gamma, walls, and where signals came.",
            "From its signal journal, in the zone that run.consoleZone names."
        })
public final class PictureCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SYMBOL", description = "Symbol of the underlying.")
    private String symbol;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write.")
    private Path file;

    @Option(names = "--run", paramLabel = "RUN", description = "Id or folder of the run; without it the latest.")
    private String run;

    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        StrikeIqConfig loaded = config.load();
        RunFolder folder = RunFolder.latest(loaded.dataFolder(), run);
        Day day = Day.read(folder.signals(), symbol);
        if (day.minutes().stream().filter(each -> !Double.isNaN(each.spot())).count() < 2) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "run " + folder.runId() + " has no two snapshots of " + symbol + " with a spot to draw");
        }
        try {
            Files.writeString(file, new DayPicture(day, loaded.run().console().zone()).svg());
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot write " + file + ": " + FileFault.reason(e));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", file.toString());
        result.put("run", folder.runId());
        result.put("minutes", day.minutes().size());
        result.put("signals", day.signals().size());
        output.result(
                result,
                file + ": " + day.minutes().size() + " minutes and "
                        + day.signals().size() + " signals of " + symbol + " in run " + folder.runId());
        return ExitCode.OK;
    }
}
