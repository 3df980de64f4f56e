package io.strikeiq.bench.report;

import io.strikeiq.service.cli.Table;
import java.util.List;

/** The targets of a benchmark as a table. */
public final class Verdicts {
    private Verdicts() {}

    /** One line for each target. */
    public static String text(List<Verdict> verdicts) {
        Table table = new Table("target", ">wanted", ">measured", "");
        for (Verdict verdict : verdicts) {
            table.row(verdict.what(), verdict.target(), verdict.value(), verdict.outcome());
        }
        return table.toString();
    }
}
