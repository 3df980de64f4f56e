package io.strikeiq.service.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Command lines that a person might type, whole and mistyped. {@code FILE} and {@code DIR} name nothing that is there,
 * {@code CONFIG} a config whose database is.
 */
final class CommandLines {
    private static final List<String> WORDS =
            List.of("-", "--", "", "-1", "@FILE", "--nope", "\u0000", "9".repeat(40), "1e300", "0", "CONFIG");

    private static final List<List<String>> WHOLE = List.of(
            List.of("venue", "play", "DIR", "--as", "deribit", "--port", "0", "--fault", "gap=5"),
            List.of("import", "frames", "FILE", "--journal", "DIR"),
            List.of("run", "FILE", "--fresh", "--json"),
            List.of("replay", "FILE", "--journal", "DIR", "--layout", "fused", "--wait", "yielding", "--speed", "10x"),
            List.of("replay", "FILE", "--layout", "pipelined", "--shards", "3", "--json"),
            List.of("replay", "--verify", "20260101T000000Z-abcd", "--data", "DIR", "--no-store"),
            List.of("inspect", "DIR", "--json"),
            List.of("import", "lean", "FILE", "--journal", "DIR"),
            List.of("import", "nse", "DIR", "--journal", "DIR", "--json"),
            List.of("import", "binance", "FILE", "--journal", "DIR"),
            List.of("signals", "recent", "--symbol", "S", "--limit", "10", "--hours", "2", "--config", "FILE"),
            List.of("signals", "recent", "--symbol", "S", "--limit", "10", "--hours", "2", "--config", "CONFIG"),
            List.of("signals", "recent", "--run", "R", "--engine", "E", "--limit", "3", "--config", "CONFIG", "--json"),
            List.of("signals", "stats", "--hours", "24", "--config", "CONFIG"),
            List.of("signals", "explain", "run:1:7:formula:0", "--config", "CONFIG"),
            List.of("learn", "report", "--draws", "10", "--detail", "ENGINE", "--config", "CONFIG", "--json"),
            List.of("learn", "report", "R", "--from", "2019-06-01", "--to", "2019-06-30", "--config", "CONFIG"),
            List.of("journal", "prune", "--config", "CONFIG", "--delete", "--json"),
            List.of("db", "status", "--config", "CONFIG", "--json"),
            List.of("db", "rollback", "1", "--config", "CONFIG"),
            List.of("db", "migrate", "--config", "CONFIG"),
            List.of("db", "migrate", "--config", "FILE"),
            List.of("db", "url", "--config", "CONFIG", "--json"),
            List.of("runs", "list", "--config", "CONFIG"),
            List.of("runs", "show", "R", "--config", "CONFIG", "--json"),
            List.of("runs", "delete", "R", "--keep-rows", "--config", "FILE"),
            List.of("picture", "S", "--out", "FILE", "--run", "R", "--config", "CONFIG"),
            List.of("plugin", "check", "FILE", "--ticks", "20000"),
            List.of("doctor", "--config", "CONFIG", "--json"),
            List.of("config", "defaults"),
            List.of("stat", "--config", "CONFIG", "--json"),
            List.of("top", "--once", "--interval", "2", "--config", "CONFIG"),
            List.of("top", "--once", "--config", "FILE", "--json"),
            List.of("config", "check", "FILE"),
            List.of("config", "check", "CONFIG", "--json"),
            List.of("simulate", "--journal", "FILE", "--seed", "1", "--underlyings", "99", "--ticks", "1000"));

    private CommandLines() {}

    static List<List<String>> whole() {
        return WHOLE;
    }

    /** The same lines for the same seed. */
    static List<List<String>> mistyped(int count, long seed) {
        Random random = new Random(seed);
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(mistyped(WHOLE.get(i % WHOLE.size()), random));
        }
        return lines;
    }

    private static List<String> mistyped(List<String> whole, Random random) {
        List<String> line = new ArrayList<>(whole);
        for (int i = random.nextInt(1, 4); i > 0 && !line.isEmpty(); i--) {
            int at = random.nextInt(line.size());
            switch (random.nextInt(5)) {
                case 0 -> line.remove(at);
                case 1 -> line.add(at, line.get(random.nextInt(line.size())));
                case 2 -> Collections.swap(line, at, random.nextInt(line.size()));
                case 3 -> line.add(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> line.set(at, Mutator.mutate(line.get(at), random.nextLong()));
            }
        }
        return line;
    }
}
