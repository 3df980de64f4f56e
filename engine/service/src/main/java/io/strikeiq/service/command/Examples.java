package io.strikeiq.service.command;

import io.strikeiq.imports.formats.ImportFormats;
import java.util.List;
import java.util.stream.Stream;

/** Command lines for the help pages, without the program's name; the main ones first. A test parses each. */
public final class Examples {
    /** All of them. */
    public static final List<String> LINES = withFormats(List.of(
            "run config/demo.yaml",
            "signals recent --config config/demo.yaml",
            "chain SIMA --at 2026-01-05T08:00:00Z --config config/demo.yaml",
            "metrics SIMA --at 2026-01-05T08:00:00Z --config config/demo.yaml",
            "db psql --config config/demo.yaml",
            "replay --verify 20260105T034500Z-4q8w --data data/demo",
            "run config/service.yaml --fresh",
            "replay config/demo.yaml --journal data/demo/session --layout pipelined --no-store",
            "signals tail --config config/demo.yaml",
            "signals recent --engine dealer_gamma --hours 2 --run all --config config/demo.yaml",
            "signals stats --config config/demo.yaml",
            "signals outcomes --engine formula --config config/demo.yaml",
            "signals explain 20260105T034500Z-4q8w:1:1024:formula:0 --config config/demo.yaml",
            "gex SIMA --config config/demo.yaml",
            "explain gex SIMA --at 2026-01-05T08:00:00Z --config config/demo.yaml",
            "picture SIMA --out day.svg --config config/demo.yaml",
            "learn report --config config/service.yaml",
            "learn models --config config/service.yaml",
            "learn summary --config config/service.yaml",
            "top --config config/service.yaml",
            "top --once --json --config config/service.yaml",
            "stat --config config/service.yaml",
            "runs list --config config/demo.yaml",
            "runs show 20260105T034500Z-4q8w --config config/demo.yaml",
            "runs delete 20260105T034500Z-4q8w --yes --config config/demo.yaml",
            "learn report --config config/demo.yaml",
            "learn report --html report.html --detail UNDERLYING --config config/demo.yaml",
            "learn models --config config/demo.yaml",
            "learn summary --config config/demo.yaml",
            "learn experience --engine formula --regimes --config config/demo.yaml",
            "learn rollback 20e0d28f --config config/demo.yaml",
            "learn reset --yes --config config/demo.yaml",
            "learn promote --config config/demo.yaml",
            "control gamma_squeeze off --config config/service.yaml",
            "control liquidity cooldown=120 --config config/service.yaml",
            "handover --to engine-b --config config/service.yaml",
            "import frames frames.log --journal data/session",
            "export data/demo/session --to csv exports/session --gzip",
            "export 20260105T034500Z-4q8w --to parquet exports/demo --config config/demo.yaml",
            "export 20260105T034500Z-4q8w --to parquet exports/demo --tables signals,evidence,metrics --metrics-every 300 --replace"
                    + " --config config/demo.yaml",
            "sql \"select engine, count(*) from signals group by engine\" exports/demo",
            "sql \"select time, bid, ask from ticks where instrument = 'SIMA' order by tick limit 5\" --data exports --csv",
            "record deribit --instruments BTC --journal data/btc --raw frames.log",
            "simulate --journal data/session --seed 7 --underlyings 3 --strikes 41 --expiries 3 --ticks 600000",
            "inspect data/demo/session",
            "inspect data/demo/session --repair",
            "config check config/service.yaml",
            "config defaults",
            "doctor",
            "doctor --config config/service.yaml",
            "db url --config config/demo.yaml",
            "db psql --config config/demo.yaml -c \"select * from market_at('SIMA', '2026-01-05 08:00Z')\"",
            "db serve --config config/demo.yaml",
            "db status --config config/demo.yaml",
            "db migrate --config config/demo.yaml",
            "db rollback 1 --config config/demo.yaml",
            "db prune --delete --config config/service.yaml",
            "journal prune --config config/service.yaml",
            "journal prune --delete --config config/service.yaml",
            "venue play data/btc --as deribit --port 8123",
            "plugin check my-engine.jar",
            "exit-codes",
            "completion"));

    private Examples() {}

    private static List<String> withFormats(List<String> lines) {
        Stream<String> imports =
                ImportFormats.all().stream().map(format -> "import " + format.name() + " " + format.example());
        return Stream.concat(lines.stream(), imports).toList();
    }
}
