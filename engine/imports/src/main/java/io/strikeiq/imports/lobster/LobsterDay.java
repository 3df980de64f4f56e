package io.strikeiq.imports.lobster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowCounts;
import io.strikeiq.imports.RowError;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceLines;

/**
 * The messages of one day beside the book after each. The book is made of the messages alone, and compared with the recorded one at every
 * event; where they differ, the recorded one holds and the report counts it.
 */
final class LobsterDay {
    static final String MESSAGES = "message";
    static final String BOOKS = "order book";
    private static final double PRICE_SCALE = 10_000;

    /** Gives the sessions that are due before a time. */
    @FunctionalInterface
    interface Clock {
        void passTo(long time);
    }

    private final int id;
    private final long midnight;
    private final ImportReport report;
    private final RowCounts messages;
    private final RowCounts books;
    private final TickSink sink;
    private final Clock clock;
    private final MarketEvent tick = new MarketEvent();
    private final RecordedBook recorded;
    private final BookSide bids;
    private final BookSide asks;
    private boolean begun;
    private long time = Long.MIN_VALUE;

    LobsterDay(int id, long midnight, int levels, ImportReport report, TickSink sink, Clock clock) {
        this.id = id;
        this.midnight = midnight;
        this.report = report;
        this.messages = report.rows(MESSAGES);
        this.books = report.rows(BOOKS);
        this.sink = sink;
        this.clock = clock;
        this.recorded = new RecordedBook(levels);
        this.bids = new BookSide(true, levels);
        this.asks = new BookSide(false, levels);
    }

    /** Reads both files side by side. */
    void read(SourceFile messageFile, SourceFile bookFile) {
        try (SourceLines messageLines = messageFile.lines();
                SourceLines bookLines = bookFile.lines()) {
            String message = messageLines.next();
            String book = bookLines.next();
            while (message != null && book != null) {
                messages.read(1);
                books.read(1);
                event(
                        new Place(messageFile.name(), messageLines.number(), message),
                        new Place(bookFile.name(), bookLines.number(), book));
                message = messageLines.next();
                book = bookLines.next();
            }
            rest(messageFile, messageLines, message, messages, MESSAGES);
            rest(bookFile, bookLines, book, books, BOOKS);
        }
    }

    private record Place(String file, long line, String text) {}

    /** Rows of one file that the other lacks: the first is described, all are counted. */
    private void rest(SourceFile file, SourceLines lines, String next, RowCounts counts, String kind) {
        long left = 0;
        long first = lines.number();
        for (String text = next; text != null; text = lines.next()) {
            left++;
        }
        if (left > 0) {
            counts.read(left);
            report.malformed(
                    kind,
                    new RowError(file.name(), first, "all", next, "as many rows as the other file of the day"),
                    left);
        }
    }

    private void event(Place message, Place book) {
        boolean whole = readBook(book);
        LobsterMessage event = null;
        try {
            event = LobsterMessage.read(
                    new CsvRow(message.file(), message.line(), message.text(), LobsterMessage.COLUMNS));
        } catch (MalformedRowException e) {
            report.malformed(MESSAGES, e.error(), 1);
        }
        if (event == null) {
            if (whole) {
                takeOver();
            }
            return;
        }
        long at = midnight + event.nanos();
        if (at < time) {
            messages.reject(RejectReason.BACK_IN_TIME, 1);
            if (whole) {
                takeOver();
            }
        } else {
            time = at;
            messages.accept(1);
            clock.passTo(time);
            apply(event, whole);
        }
    }

    private boolean readBook(Place book) {
        try {
            recorded.read(book.file(), book.line(), book.text());
            books.accept(1);
            return true;
        } catch (MalformedRowException e) {
            report.malformed(BOOKS, e.error(), 1);
            return false;
        }
    }

    private void apply(LobsterMessage event, boolean whole) {
        if (event.isTrade()) {
            sink.accept(tick.asTrade(id, time, event.price() / PRICE_SCALE, (double) event.size(), event.aggressor()));
            note(event);
        } else if (event.kind() == LobsterMessage.Kind.HALT) {
            report.note(halt(event.price()), 1);
        }
        boolean known = true;
        if (begun && event.change() != 0) {
            known = (event.bid() ? bids : asks).change(event.price(), event.change());
        }
        if (whole) {
            compare(known);
        }
        if (!begun || event.change() != 0) {
            show();
        }
        begun = true;
    }

    private void note(LobsterMessage event) {
        switch (event.kind()) {
            case HIDDEN_EXECUTED -> report.note("executions of hidden orders", 1);
            case CROSS -> report.note("cross trades", 1);
            default -> report.note("executions of shown orders", 1);
        }
    }

    private static String halt(long price) {
        if (price < 0) {
            return "halts of trading";
        }
        return price == 0 ? "quotes resumed" : "trading resumed";
    }

    private void compare(boolean known) {
        if (begun) {
            report.note("books compared with the recorded one", 1);
            if (!known || !bids.agrees(recorded.bids) || !asks.agrees(recorded.asks)) {
                report.note("books unlike the recorded one", 1);
            }
        }
        int revealed = takeOver();
        if (begun && revealed > 0) {
            report.note("levels that rose into the recorded ones", revealed);
        }
    }

    private int takeOver() {
        return Math.max(0, bids.take(recorded.bids)) + Math.max(0, asks.take(recorded.asks));
    }

    private void show() {
        tick.asDepth(id, time, Math.max(bids.depth(), asks.depth()));
        for (int i = 0; i < tick.depth; i++) {
            if (i < bids.depth()) {
                tick.bidPrices[i] = bids.price(i) / PRICE_SCALE;
                tick.bidSizes[i] = bids.size(i);
            }
            if (i < asks.depth()) {
                tick.askPrices[i] = asks.price(i) / PRICE_SCALE;
                tick.askSizes[i] = asks.size(i);
            }
        }
        if (tick.depth > 0) {
            sink.accept(tick);
        } else if (begun) {
            // An empty book ends the quote.
            sink.accept(tick.asQuote(id, time, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        }
    }
}
