package io.strikeiq.imports.bhavcopy;

import io.strikeiq.imports.SourceFile;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The two formats: that of until July 2024, and the unified one since, both with the same content. */
final class BhavcopyFormat {
    static final BhavcopyFormat LEGACY = new BhavcopyFormat(
            "fo[0-9]{2}[A-Za-z]{3}[0-9]{4}bhav\\.(csv|csv\\.gz|parquet)",
            "dd-MMM-uuuu",
            List.of(
                    "INSTRUMENT",
                    "SYMBOL",
                    "EXPIRY_DT",
                    "STRIKE_PR",
                    "OPTION_TYP",
                    "CLOSE",
                    "CONTRACTS",
                    "OPEN_INT",
                    "TIMESTAMP"),
            Set.of("OPTIDX", "OPTSTK"),
            Set.of("FUTIDX", "FUTSTK", "FUTIVX"));
    static final BhavcopyFormat UNIFIED = new BhavcopyFormat(
            "BhavCopy_NSE_FO_0_0_0_[0-9]{8}_F_0000\\.(csv|csv\\.gz|parquet)",
            "uuuu-MM-dd",
            List.of(
                    "FinInstrmTp",
                    "TckrSymb",
                    "XpryDt",
                    "StrkPric",
                    "OptnTp",
                    "ClsPric",
                    "TtlTradgVol",
                    "OpnIntrst",
                    "TradDt",
                    "UndrlygPric",
                    "NewBrdLotQty"),
            Set.of("IDO", "STO"),
            Set.of("IDF", "STF"));
    private static final List<BhavcopyFormat> ALL = List.of(LEGACY, UNIFIED);

    private final Pattern name;
    private final DateTimeFormatter days;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of and Set.of.
    private final List<String> columns;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of and Set.of.
    private final Set<String> options;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of and Set.of.
    private final Set<String> futures;

    private BhavcopyFormat(String name, String days, List<String> columns, Set<String> options, Set<String> futures) {
        this.name = Pattern.compile(name);
        this.days = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(days)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        this.columns = columns;
        this.options = options;
        this.futures = futures;
    }

    /** The format of a file by its name, empty when it is no such file. */
    static Optional<BhavcopyFormat> of(SourceFile file) {
        for (BhavcopyFormat format : ALL) {
            if (format.name.matcher(file.fileName()).matches()) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    List<String> columns() {
        return columns;
    }

    /** Name of a column, by its place in {@link #columns}. */
    String column(int place) {
        return columns.get(place);
    }

    DateTimeFormatter days() {
        return days;
    }

    boolean isOption(String kind) {
        return options.contains(kind);
    }

    boolean isFuture(String kind) {
        return futures.contains(kind);
    }

    /** Kinds of instruments, for messages. */
    String kinds() {
        return String.join(", ", new TreeSet<>(options)) + ", " + String.join(", ", new TreeSet<>(futures));
    }
}
