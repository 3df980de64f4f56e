package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.watch.view.ChainView;
import io.strikeiq.watch.view.ExpiryView;
import io.strikeiq.watch.view.OptionView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the option chains of an underlying as they were. */
@Command(
        name = "chain",
        description = {
            "Print the options of an underlying as they were at an event time of a recorded run: quotes, implied"
                    + " volatility and where it is from, greeks, open interest, gamma exposure.",
            "The recorded ticks are replayed to that time, in this process."
        })
public final class ChainCommand implements Callable<Integer> {
    @Option(
            names = "--expiry",
            paramLabel = "TIME",
            description = "The one expiry that is wanted, as the chain names it; without it all.")
    private String expiry;

    @Mixin
    private MarketOptions market;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Instant wanted = wanted();
        ChainView view = ChainView.of(market.market(output), wanted);
        if (wanted != null && view.expiries().isEmpty()) {
            throw new UserException(view.symbol() + " has no options then that expire at " + wanted);
        }
        output.result(
                view, MarketText.heading(view.symbol(), view.time(), view.runId()) + table(view) + besideVenue(view));
        return ExitCode.OK;
    }

    /** How far our volatilities and deltas are from the venue's, of each chain that has both. */
    private static String besideVenue(ChainView view) {
        Table table = new Table("beside the venue's, median", ">sigma", ">delta");
        boolean any = false;
        for (ExpiryView each : view.expiries()) {
            if (!Double.isNaN(each.venueSigmaGap())) {
                any = true;
                table.row(
                        each.expiry() + each.series(),
                        MarketText.number(each.venueSigmaGap()),
                        MarketText.number(each.venueDeltaGap()));
            }
        }
        return any ? System.lineSeparator() + table : "";
    }

    private Instant wanted() {
        try {
            return expiry == null ? null : Instant.parse(expiry);
        } catch (DateTimeException e) {
            throw new UserException("--expiry '" + expiry.replaceAll("\\p{Cntrl}", "?")
                    + "' is no time; allowed such as 2026-01-29T10:00:00Z");
        }
    }

    private static Table table(ChainView view) {
        Table table = new Table(
                "expiry",
                ">strike",
                "right",
                ">bid",
                ">ask",
                ">sigma",
                "from",
                ">delta",
                ">gamma",
                ">interest",
                ">gex");
        for (ChainView.Row row : view.rows()) {
            OptionView option = row.option();
            table.row(
                    row.expiry() + row.series(),
                    MarketText.number(option.strike()),
                    option.right(),
                    MarketText.number(option.bid()),
                    MarketText.number(option.ask()),
                    MarketText.number(option.sigma()),
                    option.sigmaOrigin().name(),
                    MarketText.number(option.delta()),
                    MarketText.number(option.gamma()),
                    MarketText.number(option.openInterest()),
                    MarketText.number(option.gex()));
        }
        return table;
    }
}
