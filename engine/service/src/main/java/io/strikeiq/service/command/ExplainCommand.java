package io.strikeiq.service.command;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Table;
import io.strikeiq.watch.view.GexExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how a figure comes about. */
@Command(
        name = "explain",
        description = "Show how a figure of a market comes about, so that it can be checked by hand.")
public final class ExplainCommand {
    @Command(
            name = "gex",
            description = {
                "Show every contract of an underlying with what its gamma exposure is made of, and net exposure over prices"
                        + " with each change of its sign.",
                "The recorded ticks are replayed to the time that is asked for."
            })
    int gex(@Mixin MarketOptions market, @Mixin OutputOptions output) {
        GexExplanation explanation = GexExplanation.of(market.market(output));
        output.result(explanation, text(explanation));
        return ExitCode.OK;
    }

    private static String text(GexExplanation explanation) {
        Table contracts = new Table(
                "expiry",
                ">strike",
                "right",
                ">tau",
                ">forward",
                ">sigma",
                ">gamma",
                ">interest",
                ">sign",
                ">contribution");
        for (GexExplanation.Contract each : explanation.contracts()) {
            contracts.row(
                    each.expiry().toString(),
                    MarketText.number(each.strike()),
                    each.right(),
                    MarketText.number(each.tau()),
                    MarketText.number(each.forward()),
                    MarketText.number(each.sigma()),
                    MarketText.number(each.gamma()),
                    MarketText.number(each.openInterest()),
                    MarketText.number(each.sign()),
                    MarketText.number(each.contribution()));
        }
        Table points = new Table(">price", ">net");
        explanation
                .search()
                .points()
                .forEach(point -> points.row(MarketText.number(point.price()), MarketText.number(point.net())));
        StringBuilder roots = new StringBuilder();
        explanation
                .search()
                .roots()
                .forEach(root -> roots.append("zero at ")
                        .append(MarketText.number(root.price()))
                        .append(", between ")
                        .append(MarketText.number(root.below().price()))
                        .append(" and ")
                        .append(MarketText.number(root.above().price()))
                        .append(System.lineSeparator()));
        return explanation.symbol() + " at " + explanation.time() + ", spot " + MarketText.number(explanation.spot())
                + System.lineSeparator() + explanation.formula() + System.lineSeparator() + contracts + "sum "
                + MarketText.number(explanation.net()) + ", NET_GEX " + MarketText.number(explanation.netOfMetrics())
                + System.lineSeparator() + points + roots;
    }
}
