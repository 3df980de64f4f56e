package io.strikeiq.imports.csv;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.imports.BarPath;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.csv.Mapping.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** The rows of one file, by the mapping: all of a row is read before any of it becomes ticks. */
final class MappedRows implements CsvTable.Rows {
    private static final double NONE = Double.NaN;

    private final Mapping mapping;
    private final SourceFile file;
    private final Matcher name;
    private final ImportedMarket market;
    private final SeenRows seen;
    private CsvRow row;
    private CsvColumns columns;

    /**
     * @param name of the file, matched
     * @param seen rows of all files
     */
    MappedRows(Mapping mapping, SourceFile file, Matcher name, ImportedMarket market, SeenRows seen) {
        this.mapping = mapping;
        this.file = file;
        this.name = name;
        this.market = market;
        this.seen = seen;
    }

    @Override
    public Optional<RejectReason> take(CsvRow each, CsvColumns named) throws MalformedRowException {
        row = each;
        columns = named;
        Set<String> missing = mapping.missing();
        RowInstrument instrument = mapping.instrument();
        String symbol = instrument.product(row, columns, name, file.name(), missing);
        int underlying = market.underlying(symbol);
        long start = mapping.time()
                .start(
                        row,
                        columns,
                        name,
                        file.name(),
                        missing,
                        market.venue().product(symbol).calendar());
        int id = instrument.number(symbol, row, columns, name, file.name(), missing, market);
        Optional<RejectReason> refusal = market.refusal(id, start);
        return refusal.isPresent() ? refusal : add(id, underlying, start, market.lot(id, start));
    }

    private Optional<RejectReason> add(int id, int underlying, long start, double lot) throws MalformedRowException {
        double spot = price(Field.SPOT);
        double bid = price(Field.BID);
        double bidSize = size(Field.BID_SIZE, lot);
        double ask = price(Field.ASK);
        double askSize = size(Field.ASK_SIZE, lot);
        double price = price(Field.PRICE);
        double size = size(Field.SIZE, lot);
        double open = price(Field.OPEN);
        double high = price(Field.HIGH);
        double low = price(Field.LOW);
        double interest = size(Field.OPEN_INTEREST, lot);
        Aggressor side = side();
        if (high < low) {
            throw row.wrong(columns.of(mapping.fields().get(Field.HIGH).column()), "a high at or above the low");
        }
        double[] greeks = {
            price(Field.VOLATILITY), number(Field.DELTA), number(Field.GAMMA),
            number(Field.VEGA), number(Field.THETA), price(Field.FORWARD)
        };
        if (bid > ask) {
            return Optional.of(RejectReason.CROSSED);
        }
        boolean sized = mapping.fields().containsKey(Field.SIZE);
        boolean traded = !Double.isNaN(price) && (!sized || size > 0);
        boolean quoted = !Double.isNaN(bid) || !Double.isNaN(ask);
        boolean valued = Arrays.stream(greeks).anyMatch(value -> !Double.isNaN(value));
        if (!traded && !quoted && !valued && Double.isNaN(spot) && Double.isNaN(interest)) {
            return Optional.of(RejectReason.EMPTY);
        }
        if (isRepeated(id, start)) {
            return Optional.of(RejectReason.DUPLICATE);
        }
        long time = market.barEnd(id, start, mapping.time().bar());
        if (!Double.isNaN(spot)) {
            market.price(underlying, time, spot);
        }
        if (!Double.isNaN(interest)) {
            market.openInterest(id, time, interest);
        }
        if (traded) {
            path(id, time, open, high, low, price);
            trade(id, time, price, sized ? size : NONE, side);
        }
        if (quoted) {
            market.quote(
                    id, time, bid, Double.isNaN(bid) ? NONE : bidSize, ask, Double.isNaN(ask) ? NONE : askSize, time);
        }
        if (valued) {
            market.greeks(id, time, greeks[0], greeks[1], greeks[2], greeks[3], greeks[4], greeks[5]);
        }
        return CsvTable.ACCEPTED;
    }

    private boolean isRepeated(int id, long start) {
        if (!mapping.id().isEmpty()) {
            String text = row.text(columns.of(mapping.id()));
            return !mapping.missing().contains(text) && !seen.take(id, text);
        }
        long bar = mapping.time().bar();
        return bar > 0 && !seen.takeBar(id, start, bar);
    }

    private void trade(int id, long time, double price, double size, Aggressor side) {
        if (Double.isNaN(size)) {
            market.price(id, time, price);
        } else {
            market.trade(id, time, price, size, side, time);
        }
    }

    /** The way of a bar of the underlying: open, then the extreme nearer to it, then the other; prices of options have none. */
    private void path(int id, long time, double open, double high, double low, double close) {
        if (mapping.instrument().expiry() == null && !Double.isNaN(open)) {
            BarPath.before(open, high, low, close).forEach(price -> market.path(id, time, price));
        }
    }

    private Aggressor side() throws MalformedRowException {
        Mapping.Side side = mapping.side();
        if (side == null) {
            return Aggressor.UNKNOWN;
        }
        String text = row.text(columns.of(side.column()));
        if (text.equals(side.buy())) {
            return Aggressor.BUY;
        }
        if (text.equals(side.sell())) {
            return Aggressor.SELL;
        }
        if (mapping.missing().contains(text)) {
            return Aggressor.UNKNOWN;
        }
        throw row.wrong(columns.of(side.column()), side.buy() + ", " + side.sell());
    }

    private double number(Field field) throws MalformedRowException {
        NumberColumn column = mapping.fields().get(field);
        return column == null ? NONE : column.number(row, columns, mapping.missing());
    }

    private double price(Field field) throws MalformedRowException {
        NumberColumn column = mapping.fields().get(field);
        return column == null ? NONE : column.price(row, columns, mapping.missing());
    }

    private double size(Field field, double lot) throws MalformedRowException {
        NumberColumn column = mapping.fields().get(field);
        return column == null ? NONE : column.size(row, columns, mapping.missing(), lot);
    }
}
