package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.watch.counter.CounterView;
import io.strikeiq.watch.counter.Measure;
import io.strikeiq.watch.counter.Reading;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the counters of a service. */
@Command(
        name = "stat",
        description = {
            "Print all counters of the service of a config, by name.",
            "Reads the file of counters in its data folder: while the service runs, while it hangs and after it has gone."
        })
public final class StatCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        CounterView view = WatchedService.read(config.load());
        Map<String, Number> values = new TreeMap<>();
        Table table = new Table("counter", ">value");
        for (Reading each : view.readings()) {
            values.put(each.name(), each.number());
            table.row(each.name(), text(each));
        }
        output.result(values, table.toString());
        return ExitCode.OK;
    }

    private static String text(Reading reading) {
        return reading.measure().unit() == Measure.Unit.SECONDS
                ? String.format(Locale.ROOT, "%.9f", reading.inUnit())
                : Long.toString(reading.value());
    }
}
