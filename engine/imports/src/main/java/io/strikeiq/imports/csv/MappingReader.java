package io.strikeiq.imports.csv;

import io.strikeiq.core.instrument.OpenInterestUnit;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.csv.Mapping.Field;
import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping file from top to bottom; everything that is wrong in it is said at once, by line and column. */
final class MappingReader {
    /** Separators by name. */
    private enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t'),
        BAR('|');

        private final char letter;

        Separator(char letter) {
            this.letter = letter;
        }
    }

    private static final long MOST_BYTES = 1 << 20;
    private static final long DAY = 86_400_000_000_000L;
    private static final String ISO_DAY = "uuuu-MM-dd";
    private static final String EPOCH = "epoch";
    private static final Map<String, Long> AFTER_MIDNIGHT = Map.of(
            "seconds", 1_000_000_000L,
            "milliseconds", 1_000_000L,
            "microseconds", 1_000L,
            "nanoseconds", 1L);
    private static final double LEAST_SCALE = 1e-12;
    private static final double MOST_SCALE = 1e12;

    private final Section top;
    private int groups;

    private MappingReader(Section top) {
        this.top = top;
    }

    /**
     * Reads a file.
     *
     * @throws ImportException when it cannot be read
     * @throws io.strikeiq.venue.yaml.StrictYamlException naming all that is wrong in it
     */
    static Mapping read(Path file) {
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw ImportException.mistaken(file + " is larger than 1 MiB; a mapping has some dozen lines");
            }
            text = Files.readString(file);
        } catch (IOException e) {
            throw ImportException.mistaken(
                    "cannot read the mapping " + file + ": it must be a UTF-8 text that is there");
        }
        Problems problems = new Problems(file.toString());
        Section top = StrictYaml.open(file.toString(), text, problems, value -> value);
        Mapping mapping = new MappingReader(top).mapping();
        problems.check();
        return mapping;
    }

    private Mapping mapping() {
        String venue = top.text("venue", "");
        if (venue.isEmpty()) {
            top.wrong("venue", "is needed: the name of a venue's file, such as US or NSE");
        }
        Pattern files = files();
        Separator separator = top.choice("separator", Separator.COMMA);
        String rows = top.text("rows", "row");
        List<String> columns = words(top.text("columns", ""));
        Set<String> missing = new HashSet<>(words(top.text("missing", "-")));
        missing.add("");
        RowInstrument instrument = instrument(top.section("instrument"));
        RowTime time = time(top.section("time"));
        Section section = top.section("fields");
        Map<Field, NumberColumn> fields = fields(section);
        Mapping.Side side = section.has("side") ? side(section.section("side")) : null;
        String id = section.has("id") ? id(section.section("id")) : "";
        check(section, fields, side, instrument);
        section.finish();
        top.finish();
        return new Mapping(venue, files, separator.letter, rows, columns, missing, instrument, time, fields, side, id);
    }

    private Pattern files() {
        String text = top.text("files", ".*\\.csv(?:\\.gz)?");
        try {
            Pattern pattern = Pattern.compile(text);
            groups = pattern.matcher("").groupCount();
            return pattern;
        } catch (PatternSyntaxException e) {
            top.wrong("files", "'" + text + "' is no pattern: " + e.getDescription());
            return Pattern.compile(".*");
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+", -1));
    }

    private Origin origin(Section parent, String key) {
        Section section = parent.section(key);
        Origin origin = Origin.read(section, groups);
        section.finish();
        return origin;
    }

    private RowInstrument instrument(Section section) {
        Origin product = origin(section, "product");
        Origin expiry = null;
        Origin strike = null;
        Origin right = null;
        DateTimeFormatter format = null;
        double scale = 1;
        String call = "";
        String put = "";
        if (section.has("expiry") || section.has("strike") || section.has("right")) {
            Section day = section.section("expiry");
            expiry = Origin.read(day, groups);
            format = format(day, "format", ISO_DAY);
            day.finish();
            Section price = section.section("strike");
            strike = Origin.read(price, groups);
            scale = price.number("scale", 1, LEAST_SCALE, MOST_SCALE, "");
            price.finish();
            Section kind = section.section("right");
            right = Origin.read(kind, groups);
            call = kind.text("call", "C");
            put = kind.text("put", "P");
            kind.finish();
        } else {
            List.of("expiry", "strike", "right").forEach(key -> section.show(key, ""));
        }
        section.finish();
        return new RowInstrument(product, expiry, format, strike, scale, right, call, put);
    }

    private RowTime time(Section section) {
        Origin origin = Origin.read(section, groups);
        RowTime.Day day = null;
        if (section.has("day")) {
            Section date = section.section("day");
            day = new RowTime.Day(Origin.read(date, groups), format(date, "format", ISO_DAY));
            date.finish();
        } else {
            section.show("day", "");
        }
        String form = section.text("format", day == null ? EPOCH : "HH:mm:ss");
        long unit = 0;
        DateTimeFormatter format = null;
        if (day != null && AFTER_MIDNIGHT.containsKey(form)) {
            unit = AFTER_MIDNIGHT.get(form);
        } else if (day != null || !form.equals(EPOCH)) {
            format = format(section, "format", form);
        }
        ZoneId zone = zone(section);
        long bar = section.duration("bar", 0, 0, DAY);
        section.finish();
        return new RowTime(origin, format, unit, day, zone, bar);
    }

    private static ZoneId zone(Section section) {
        String text = section.text("zone", "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            section.wrong("zone", "'" + text + "' is no zone; allowed such as Asia/Kolkata, UTC, +05:30");
            return ZoneId.of("UTC");
        }
    }

    private static DateTimeFormatter format(Section section, String key, String defaultValue) {
        String text = section.text(key, defaultValue);
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(text)
                    .toFormatter(Locale.ENGLISH)
                    // 30 February does not exist; a year of an era, which has none here, cannot be read strictly.
                    .withResolverStyle(text.indexOf('y') < 0 ? ResolverStyle.STRICT : ResolverStyle.SMART);
        } catch (IllegalArgumentException e) {
            section.wrong(
                    key, "'" + text + "' is no format: " + e.getMessage() + "; allowed such as dd-MMM-uuuu HH:mm");
            return DateTimeFormatter.ISO_LOCAL_DATE;
        }
    }

    private static Map<Field, NumberColumn> fields(Section section) {
        Map<Field, NumberColumn> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (section.has(field.key())) {
                fields.put(field, column(section.section(field.key()), field));
            } else {
                section.show(field.key(), "");
            }
        }
        return fields;
    }

    private static NumberColumn column(Section section, Field field) {
        String column = section.text("column", "");
        if (column.isEmpty()) {
            section.wrong("", "has no column");
        }
        double scale = section.number("scale", 1, LEAST_SCALE, MOST_SCALE, "");
        OpenInterestUnit unit = null;
        if (field.isSize()) {
            if (!section.has("unit")) {
                section.wrong("", "has no unit; allowed contracts, underlying");
            }
            unit = section.choice("unit", OpenInterestUnit.UNDERLYING);
        }
        section.finish();
        return new NumberColumn(column, scale, unit);
    }

    private static Mapping.Side side(Section section) {
        String column = section.text("column", "");
        if (column.isEmpty()) {
            section.wrong("", "has no column");
        }
        Mapping.Side side = new Mapping.Side(column, section.text("buy", "buy"), section.text("sell", "sell"));
        section.finish();
        return side;
    }

    private static String id(Section section) {
        String column = section.text("column", "");
        if (column.isEmpty()) {
            section.wrong("", "has no column");
        }
        section.finish();
        return column;
    }

    /** What must go together. */
    private static void check(
            Section section, Map<Field, NumberColumn> fields, Mapping.Side side, RowInstrument instrument) {
        section.show("side", "");
        section.show("id", "");
        if (fields.isEmpty()) {
            section.wrong(
                    "",
                    "names no field; allowed "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Field.values())
                                            .map(Field::key)
                                            .toList()));
        }
        needs(section, fields, Field.SIZE, Field.PRICE);
        needs(section, fields, Field.BID_SIZE, Field.BID);
        needs(section, fields, Field.ASK_SIZE, Field.ASK);
        for (Field part : List.of(Field.OPEN, Field.HIGH, Field.LOW)) {
            needs(section, fields, part, Field.PRICE);
        }
        if (side != null && !fields.containsKey(Field.SIZE)) {
            section.wrong("side", "is of trades, which need price and size");
        }
        if (instrument.expiry() != null && fields.containsKey(Field.PRICE) && !fields.containsKey(Field.SIZE)) {
            section.wrong("price", "of options is of trades, which need a size");
        }
    }

    private static void needs(Section section, Map<Field, NumberColumn> fields, Field field, Field other) {
        if (fields.containsKey(field) && !fields.containsKey(other)) {
            section.wrong(field.key(), "needs " + other.key() + " too");
        }
    }
}
