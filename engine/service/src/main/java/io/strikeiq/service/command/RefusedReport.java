package io.strikeiq.service.command;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.gate.GateCounts;
import io.strikeiq.persistence.journal.RefusedTicks;
import io.strikeiq.service.cli.EventTime;
import io.strikeiq.service.cli.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ticks of a journal that a run refuses.
 *
 * @param counts by reason
 * @param ticks the first {@value #MOST} of them
 */
record RefusedReport(Map<String, Long> counts, List<Map<String, Object>> ticks) {
    private static final int MOST = 1_000;

    static RefusedReport of(Path directory) {
        List<Map<String, Object>> ticks = new ArrayList<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        GateCounts all = RefusedTicks.list(directory, (index, tick, reason) -> {
            if (ticks.size() < MOST) {
                ticks.add(row(index, tick, reason));
            }
        });
        all.refused().forEach((reason, count) -> counts.put(reason.name(), count));
        return new RefusedReport(counts, ticks);
    }

    private static Map<String, Object> row(long index, MarketEvent tick, Refusal reason) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("index", index);
        row.put("time", EventTime.text(tick.exchangeTime));
        row.put("type", tick.type.name());
        row.put("instrument", tick.instrumentId);
        row.put("reason", reason.name());
        return row;
    }

    String text() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        Table table = new Table("refused", String.format(Locale.ROOT, "%,d ticks", all), "", "", "");
        counts.forEach(
                (reason, count) -> table.row("  " + reason, String.format(Locale.ROOT, "%,d", count), "", "", ""));
        ticks.forEach(
                row -> table.row(row.values().stream().map(String::valueOf).toArray(String[]::new)));
        return table.toString();
    }
}
