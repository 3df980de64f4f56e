package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.watch.view.GexView;
import io.strikeiq.watch.view.Root;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the gamma exposure of an underlying as it was. */
@Command(
        name = "gex",
        description = {
            "Print dealer gamma exposure of an underlying as it was at an event time of a recorded run: net, gross, walls,"
                    + " zero gamma, by strike and by days to expiry.",
            "The recorded ticks are replayed to that time, in this process; 'explain gex' shows every contract."
        })
public final class GexCommand implements Callable<Integer> {
    @Mixin
    private MarketOptions market;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        GexView view = GexView.of(market.market(output));
        output.result(view, text(view));
        return ExitCode.OK;
    }

    private static String text(GexView view) {
        Table sums = new Table("gamma exposure", ">per 1 % move");
        sums.row("net", MarketText.number(view.net()));
        sums.row("gross", MarketText.number(view.gross()));
        sums.row("call wall", MarketText.number(view.callWall()));
        sums.row("put wall", MarketText.number(view.putWall()));
        sums.row("zero gamma", MarketText.number(view.zeroGamma()));
        sums.row(
                "roots",
                view.roots().stream().map(Root::price).map(MarketText::number).collect(Collectors.joining(" ")));
        Table strikes = new Table(">strike", ">call", ">put", ">net");
        view.byStrike()
                .forEach(strike -> strikes.row(
                        MarketText.number(strike.strike()),
                        MarketText.number(strike.call()),
                        MarketText.number(strike.put()),
                        MarketText.number(strike.net())));
        Table expiries = new Table("days to expiry", ">call", ">put", ">net");
        view.byExpiry()
                .forEach(bucket -> expiries.row(
                        bucket.from() + (bucket.to() == null ? " and more" : " to " + bucket.to()),
                        MarketText.number(bucket.call()),
                        MarketText.number(bucket.put()),
                        MarketText.number(bucket.net())));
        return MarketText.heading(view.symbol(), view.time(), view.runId())
                + "spot " + MarketText.number(view.spot()) + System.lineSeparator() + sums + System.lineSeparator()
                + strikes + System.lineSeparator() + expiries;
    }
}
