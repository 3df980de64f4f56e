package io.strikeiq.imports.lobster;

import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import java.util.ArrayList;
import java.util.List;

/** One row of the recorded book: of each level ask price, ask size, bid price and bid size. */
final class RecordedBook {
    /** Price of a level that is not there, of a bid below 0. */
    private static final long NONE = 9_999_999_999L;

    private static final int FIELDS = 4;

    private final List<String> columns = new ArrayList<>();
    private final int levels;
    final BookSide bids;
    final BookSide asks;

    RecordedBook(int levels) {
        this.levels = levels;
        this.bids = new BookSide(true, levels);
        this.asks = new BookSide(false, levels);
        for (int level = 1; level <= levels; level++) {
            columns.addAll(
                    List.of("ask price " + level, "ask size " + level, "bid price " + level, "bid size " + level));
        }
    }

    /** Reads a row in place of the one before. */
    void read(String file, long line, String text) throws MalformedRowException {
        CsvRow row = new CsvRow(file, line, text, columns);
        bids.clear();
        asks.clear();
        for (int level = 0; level < levels; level++) {
            add(row, level * FIELDS, asks, NONE);
            add(row, level * FIELDS + 2, bids, -NONE);
        }
    }

    private static void add(CsvRow row, int column, BookSide side, long none) throws MalformedRowException {
        if (row.text(column).equals(Long.toString(none))) {
            return;
        }
        long price = row.whole(column);
        long size = row.whole(column + 1);
        if (price == 0 || !side.isNext(price)) {
            throw row.wrong(column, "a price beyond that of the level before");
        }
        if (size == 0) {
            throw row.wrong(column + 1, "a whole number above 0");
        }
        side.append(price, size);
    }
}
