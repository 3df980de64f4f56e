package io.strikeiq.persistence.writer;

/** The unique key of a row, read back from its text. */
final class RowKey {
    private static final int SIGNAL_ENGINE = 6;
    private static final int SIGNAL_TICK = 11;
    private static final int SIGNAL_ORDINAL = 12;
    private static final int SNAPSHOT_SYMBOL = 1;
    private static final int SNAPSHOT_TICK = 19;

    private RowKey() {}

    static String of(Row row) {
        String[] columns = row.text().split("\t", -1);
        return switch (row.table()) {
            case SIGNALS ->
                signal(
                        Long.parseLong(columns[SIGNAL_TICK]),
                        columns[SIGNAL_ENGINE],
                        Integer.parseInt(columns[SIGNAL_ORDINAL]));
            case MARKET_SNAPSHOTS -> snapshot(Long.parseLong(columns[SNAPSHOT_TICK]), columns[SNAPSHOT_SYMBOL]);
            case PREDICTIONS, SMART_MONEY_PREDICTIONS -> throw new AssertionError("the simulation has no model");
            case SIGNAL_OUTCOMES -> throw new AssertionError("the simulation scores no signals");
            case OPTION_CHAIN_SNAPSHOTS -> throw new AssertionError("the simulation makes no chains");
        };
    }

    static String signal(long tick, String engine, int ordinal) {
        return "signal " + tick + ' ' + engine + ' ' + ordinal;
    }

    static String snapshot(long tick, String symbol) {
        return "snapshot " + tick + ' ' + symbol;
    }
}
