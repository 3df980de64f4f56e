package io.strikeiq.bench.watch;

import io.strikeiq.bench.BenchOptions;
import io.strikeiq.bench.load.Scratch;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A service that is watched while it works. */
@Command(
        name = "watch",
        description = {
            "What a service answers and sends while it works, and what that costs it: another process asks /metrics and"
                    + " /api/v1/gex at planned times, and listens on /ws/signals.",
            "Times count from when a request was due, and from when a signal was journaled. What nothing but writes of the same"
                    + " bytes to as many sockets would take is measured beside it."
        })
public final class WatchCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions bench;

    @Option(
            names = "--markets",
            split = ",",
            paramLabel = "UxC",
            description = "Underlyings x options of each (2x200,100x2000).")
    private List<String> markets = List.of("2x200", "100x2000");

    @Option(names = "--rate", paramLabel = "N", description = "Ticks per second (${DEFAULT-VALUE}).")
    private double rate = 100_000;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Requests per second of each path (${DEFAULT-VALUE}).")
    private double requests = 50;

    @Option(names = "--clients", paramLabel = "N", description = "Clients that listen (${DEFAULT-VALUE}).")
    private int clients = 500;

    @Option(names = "--seconds", paramLabel = "S", description = "Time of each figure (${DEFAULT-VALUE}).")
    private double seconds = 20;

    @Option(
            names = "--settle",
            paramLabel = "S",
            description = "Time before each figure that does not count (${DEFAULT-VALUE}).")
    private double settle = 8;

    @Option(names = "--pairs", paramLabel = "N", description = "Pairs of runs with and without (${DEFAULT-VALUE}).")
    private int pairs = 5;

    @Override
    public Integer call() throws Exception {
        if (!(rate > 0) || !(requests > 0) || !(seconds > 0) || !(settle >= 0) || clients < 1 || pairs < 0) {
            throw new UserException(
                    "--rate, --requests, --seconds and --clients must be positive, --settle and --pairs not negative");
        }
        bench.begin();
        Scratch scratch = new Scratch(bench.folder());
        List<WatchMeasured> measured = new ArrayList<>();
        List<WatchCost> costs = new ArrayList<>();
        try {
            for (String market : markets) {
                WatchRun run = run(market, scratch);
                for (Listeners listeners : List.of(
                        new Listeners(1, false, false),
                        new Listeners(clients, false, false),
                        new Listeners(clients, true, false),
                        new Listeners(clients, false, true))) {
                    measured.add(run.measure(rate, seconds, requests, listeners));
                }
                bench.say(market + " measured");
                if (pairs > 0) {
                    costs.add(run.cost(pairs));
                }
                scratch.clear();
            }
        } finally {
            scratch.clear();
        }
        WatchReport report = new WatchReport(measured, costs);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("measured", measured);
        figures.put("costs", costs);
        bench.end(report.text(), figures, report.verdicts());
        return ExitCode.OK;
    }

    private WatchRun run(String market, Scratch scratch) {
        if (!market.matches("[1-9][0-9]{0,3}x[1-9][0-9]{1,4}")) {
            throw new UserException("'" + market + "' is no market; allowed such as 2x200");
        }
        String[] parts = market.split("x", -1);
        return new WatchRun(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), settle, scratch);
    }
}
