package io.strikeiq.service.command;

import io.strikeiq.persistence.database.StoredOutcome;
import io.strikeiq.service.cli.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of signals, for a person and for a program. */
final class OutcomeText {
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_MINUTE = 60;

    private OutcomeText() {}

    /** A line for each. */
    static String table(List<StoredOutcome> outcomes) {
        Table table = new Table(
                "decided", "symbol", "engine", "signal", "horizon", "outcome", ">entry", ">exit", ">gross", ">net",
                "id");
        for (StoredOutcome each : outcomes) {
            table.row(
                    each.timestamp().toString(),
                    each.symbol(),
                    each.id().engine(),
                    each.signal(),
                    horizon(each),
                    outcome(each),
                    price(each.entryPrice()),
                    price(each.exitPrice()),
                    percent(each.grossReturn()),
                    percent(each.netReturn()),
                    each.id().toString());
        }
        return table.toString();
    }

    /** What came of one signal, in sentences; empty while nothing is known. */
    static String of(List<StoredOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return String.format("Nothing is known yet of what came of it.%n");
        }
        StringBuilder text = new StringBuilder(String.format("What came of it:%n"));
        for (StoredOutcome each : outcomes) {
            text.append(String.format(Locale.ROOT, "  %-14s %s", horizon(each), outcome(each)));
            if (!Double.isNaN(each.grossReturn())) {
                text.append(String.format(
                        Locale.ROOT,
                        ", %s from %s to %s, at best %s, at worst -%s",
                        percent(each.grossReturn()),
                        price(each.entryPrice()),
                        price(each.exitPrice()),
                        percent(each.favourable()),
                        percent(each.adverse())));
            }
            text.append(each.flagged() ? String.format(", flagged%n") : String.format("%n"));
        }
        return text.toString();
    }

    static List<Map<String, Object>> json(List<StoredOutcome> outcomes) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (StoredOutcome each : outcomes) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("id", each.id().toString());
            json.put("timestamp", each.timestamp().toString());
            json.put("symbol", each.symbol());
            json.put("engine", each.id().engine());
            json.put("signal", each.signal());
            json.put("horizonSeconds", each.horizonSeconds());
            json.put("outcome", each.outcome());
            json.put("bothBarriers", each.bothBarriers());
            json.put("entryPrice", known(each.entryPrice()));
            json.put("exitPrice", known(each.exitPrice()));
            json.put("grossReturn", known(each.grossReturn()));
            json.put("netReturn", known(each.netReturn()));
            json.put("favourable", known(each.favourable()));
            json.put("adverse", known(each.adverse()));
            json.put("flagged", each.flagged());
            all.add(json);
        }
        return all;
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String horizon(StoredOutcome outcome) {
        return outcome.horizonSeconds() == 0
                ? "session's end"
                : String.format(Locale.ROOT, "%.0f min", outcome.horizonSeconds() / SECONDS_PER_MINUTE);
    }

    private static String outcome(StoredOutcome outcome) {
        return outcome.bothBarriers() ? outcome.outcome() + " (both barriers at one time)" : outcome.outcome();
    }

    private static String price(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f %%", PERCENT * value);
    }
}
