package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.watch.view.MetricsView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the metrics of an underlying as they were. */
@Command(
        name = "metrics",
        description = {
            "Print every metric of an underlying as it was at an event time of a recorded run.",
            "The recorded ticks are replayed to that time, in this process: a running service is not disturbed."
        })
public final class MetricsCommand implements Callable<Integer> {
    @Mixin
    private MarketOptions market;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        MetricsView view = MetricsView.of(market.market(output));
        Table table = new Table("metric", ">value");
        view.metrics().forEach((name, value) -> table.row(name, MarketText.number(value)));
        output.result(view, MarketText.heading(view.symbol(), view.time(), view.runId()) + table);
        return ExitCode.OK;
    }
}
