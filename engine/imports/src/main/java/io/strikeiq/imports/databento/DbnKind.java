package io.strikeiq.imports.databento;

/** Kinds of record, by the number in their header, with the bytes that each has at least. */
enum DbnKind {
    TRADE("trade", 48),
    BEST("best quote or trade", 80),
    DEPTH("depth or trade", 368),
    SAMPLED("sampled best quote", 80),
    TRADE_WITH_QUOTE("trade with its quote", 80),
    DEFINITION("definition", 360),
    STATISTIC("statistic", 64),
    OTHER("other record", DbnRecord.HEADER);

    private final String label;
    private final int least;

    DbnKind(String label, int least) {
        this.label = label;
        this.least = least;
    }

    /** Name of the rows in the report. */
    String label() {
        return label;
    }

    /** Bytes of a record of an encoding's version at least. */
    int least(int version) {
        return switch (this) {
            case DEFINITION -> version == 1 ? 360 : version == 2 ? 400 : 520;
            case STATISTIC -> version < 3 ? 64 : 80;
            default -> least;
        };
    }

    static DbnKind of(int number) {
        return switch (number) {
            case 0x00 -> TRADE;
            // Of one venue, and of all.
            case 0x01, 0xB1 -> BEST;
            case 0x0A -> DEPTH;
            case 0xC0, 0xC1, 0xC3, 0xC4 -> SAMPLED;
            case 0xC2 -> TRADE_WITH_QUOTE;
            case 0x13 -> DEFINITION;
            case 0x18 -> STATISTIC;
            default -> OTHER;
        };
    }
}
