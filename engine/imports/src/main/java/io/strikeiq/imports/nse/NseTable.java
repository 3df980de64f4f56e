package io.strikeiq.imports.nse;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One capture of an option chain: a line per strike with the call on the left and the put on the right. */
final class NseTable {
    private static final List<String> SIDE =
            List.of("OI", "Volume", "IV", "LTP", "BidPrice", "BidQty", "AskPrice", "AskQty");
    private static final String STRIKE = "StrikePrice";
    private static final String SPOT = "CurrentVal";
    private static final int LARGEST = 16 << 20;

    private final String file;
    private final List<OptionRow> rows = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final Set<Double> strikes = new HashSet<>();
    private final StringBuilder content = new StringBuilder();
    private List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private double spot = Double.NaN;
    private int lines;
    private int repeated;
    /** The header has all columns that are needed. */
    private boolean complete;

    private NseTable(String file) {
        this.file = file;
    }

    /**
     * What cannot be read.
     *
     * @param sides sides of a line that are lost by it: one, or both where the strike or the spot is wrong
     */
    record Unread(RowError error, int sides) {}

    /** Reads a table; what cannot be read is in {@link #unread}. */
    static NseTable read(SourceFile source) {
        NseTable table = new NseTable(source.name());
        source.forEachLine(table::line);
        return table;
    }

    private void line(long number, String text) {
        try {
            if (columns == null) {
                header(number, text);
            } else {
                lines++;
                if (content.length() > LARGEST) {
                    throw ImportException.failed(
                            file + " is larger than " + (LARGEST >> 20) + " MiB, and so no option table");
                }
                content.append(text).append('\n');
                if (complete) {
                    row(new CsvRow(file, number, text, columns));
                }
            }
        } catch (MalformedRowException e) {
            unread.add(new Unread(e.error(), complete ? 2 : 0));
        }
    }

    private void header(long number, String text) throws MalformedRowException {
        columns = Arrays.asList(text.split(",", -1));
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).strip(), i);
        }
        List<String> needed = new ArrayList<>(List.of(STRIKE, SPOT));
        SIDE.forEach(name -> needed.addAll(List.of("Call" + name, "Put" + name)));
        for (String name : needed) {
            if (!positions.containsKey(name)) {
                throw new MalformedRowException(new RowError(file, number, "header", text, "a column " + name));
            }
        }
        complete = true;
    }

    private void row(CsvRow row) throws MalformedRowException {
        double strike = row.positive(positions.get(STRIKE));
        double value = row.positive(positions.get(SPOT));
        if (!strikes.add(strike)) {
            repeated += 2;
            return;
        }
        spot = Double.isNaN(spot) ? value : spot;
        addSide(row, strike, OptionRight.CALL, "Call");
        addSide(row, strike, OptionRight.PUT, "Put");
    }

    /** A fault of one side leaves the other as it is. */
    private void addSide(CsvRow row, double strike, OptionRight right, String prefix) {
        try {
            rows.add(side(row, strike, right, prefix));
        } catch (MalformedRowException e) {
            unread.add(new Unread(e.error(), 1));
        }
    }

    private OptionRow side(CsvRow row, double strike, OptionRight right, String prefix) throws MalformedRowException {
        double[] values = new double[SIDE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.quantityOrMissing(positions.get(prefix + SIDE.get(i)));
        }
        double bid = row.priceOrNone(positions.get(prefix + "BidPrice"));
        double ask = row.priceOrNone(positions.get(prefix + "AskPrice"));
        return new OptionRow(
                strike,
                right,
                values[0],
                values[1],
                values[2],
                row.priceOrNone(positions.get(prefix + "LTP")),
                bid,
                Double.isNaN(bid) ? Double.NaN : values[5],
                ask,
                Double.isNaN(ask) ? Double.NaN : values[7]);
    }

    /** Sides that could be read: in the order of the lines, of each the call before the put. */
    List<OptionRow> rows() {
        return rows;
    }

    List<Unread> unread() {
        return unread;
    }

    /** Sides of the lines whose strike an earlier line has. */
    int repeated() {
        return repeated;
    }

    /** Sides of all lines below the header, readable or not. */
    int sides() {
        return 2 * lines;
    }

    /** Level of the underlying; {@code NaN} when no line could be read. */
    double spot() {
        return spot;
    }

    /** Contracts traded this day, over the whole table. */
    double totalVolume() {
        double total = 0;
        for (OptionRow row : rows) {
            total += Double.isNaN(row.volume()) ? 0 : row.volume();
        }
        return total;
    }

    /** All lines below the header. */
    String content() {
        return content.toString();
    }
}
