package io.strikeiq.imports.databento;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.imports.EpochTime;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import io.strikeiq.imports.RowError;
import java.util.Optional;

/** The records of one file, in its order, which is that of receipt: one that is earlier than the one before carries the time of that. */
final class DbnRows {
    private static final Optional<RejectReason> ACCEPTED = Optional.empty();
    private static final int PERHAPS_BAD_BOOK = 4;
    private static final int OPEN_INTEREST = 9;
    private static final int DELETED = 2;
    private static final int LEVELS = 10;

    private final String file;
    private final boolean standing;
    private final DbnContracts contracts;
    private final ImportedMarket market;
    private final ImportReport report;
    private final MarketEvent depth = new MarketEvent();
    private long time = Long.MIN_VALUE;

    /**
     * @param standing whether each trade comes with the quote that stood before it
     */
    DbnRows(String file, boolean standing, DbnContracts contracts, ImportedMarket market, ImportReport report) {
        this.file = file;
        this.standing = standing;
        this.contracts = contracts;
        this.market = market;
        this.report = report;
    }

    /**
     * Takes a record.
     *
     * @param number of the record, from 1
     * @return why it gives no tick; empty when it is accepted
     * @throws io.strikeiq.venue.VenueException when the venue's file does not know what it is of
     */
    Optional<RejectReason> take(DbnRecord record, long number) throws MalformedRowException {
        DbnKind kind = DbnKind.of(record.kind());
        if (kind == DbnKind.OTHER) {
            return Optional.of(RejectReason.OTHER_RECORD);
        }
        if (kind == DbnKind.DEFINITION) {
            return ACCEPTED;
        }
        // A sampled quote is known at the end of its interval.
        long at = checked(kind == DbnKind.SAMPLED ? record.received() : record.time(), "ts_event", number);
        long received = checked(record.received(), "ts_recv", number);
        if (EpochTime.isFarAhead(at, received)) {
            throw wrong(number, "ts_event", Long.toString(at), EpochTime.NOT_AHEAD);
        }
        int id = contracts.number(record.instrumentId(), received);
        if (id < 0) {
            return Optional.of(id == DbnContracts.OTHER ? RejectReason.OTHER_INSTRUMENT : RejectReason.UNDEFINED);
        }
        if (at < time) {
            report.note("records behind in time", 1);
            at = time;
        }
        time = at;
        Optional<RejectReason> refusal = market.refusal(id, at);
        if (refusal.isPresent()) {
            return refusal;
        }
        double lot = market.lot(id, at);
        return switch (kind) {
            case TRADE -> trade(record, id, at, received, lot, number);
            case BEST, TRADE_WITH_QUOTE -> best(record, kind, id, at, received, lot, number);
            case DEPTH ->
                record.action() == 'T'
                        ? trade(record, id, at, received, lot, number)
                        : book(record, id, at, received, lot, number);
            case SAMPLED -> quote(record, false, id, at, received, lot, number);
            case STATISTIC -> statistic(record, id, at, lot);
            default -> throw new IllegalStateException("kind " + kind);
        };
    }

    private long checked(long value, String field, long number) throws MalformedRowException {
        try {
            if (EpochTime.nanos(value) == value) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(number, field, Long.toUnsignedString(value), "nanoseconds since 1970, of 1990 to 2099");
        }
        throw wrong(number, field, Long.toUnsignedString(value), "nanoseconds since 1970, of 1990 to 2099");
    }

    private MalformedRowException wrong(long number, String field, String value, String allowed) {
        return new MalformedRowException(new RowError(file, number, field, value, allowed));
    }

    private Optional<RejectReason> trade(DbnRecord record, int id, long at, long received, double lot, long number)
            throws MalformedRowException {
        double price = record.price(16);
        double size = record.size();
        if (Double.isNaN(price) || Double.isNaN(size) || size == 0) {
            return Optional.of(RejectReason.EMPTY);
        }
        if (!(price > 0)) {
            throw wrong(number, "price", Double.toString(price), "a number above 0");
        }
        Aggressor side = switch (record.side()) {
            case 'A' -> Aggressor.SELL;
            case 'B' -> Aggressor.BUY;
            case 'N' -> Aggressor.UNKNOWN;
            default -> throw wrong(number, "side", Character.toString(record.side()), "A, B, N");
        };
        market.trade(id, at, price, size * lot, side, received);
        return ACCEPTED;
    }

    private Optional<RejectReason> best(
            DbnRecord record, DbnKind kind, int id, long at, long received, double lot, long number)
            throws MalformedRowException {
        boolean stood = standing || kind == DbnKind.TRADE_WITH_QUOTE;
        if (stood) {
            Optional<RejectReason> traded = trade(record, id, at, received, lot, number);
            if (traded.isEmpty()) {
                quote(record, true, id, at, received, lot, number);
            }
            return traded;
        }
        // A trade leaves the book as it is; what becomes of the order comes as a record of its own.
        return record.action() == 'T'
                ? trade(record, id, at, received, lot, number)
                : quote(record, false, id, at, received, lot, number);
    }

    private double price(double value, String field, long number) throws MalformedRowException {
        if (value < 0) {
            throw wrong(number, field, Double.toString(value), "a number of 0 or more");
        }
        return value == 0 ? Double.NaN : value;
    }

    private Optional<RejectReason> quote(
            DbnRecord record, boolean stood, int id, long at, long received, double lot, long number)
            throws MalformedRowException {
        double bid = price(record.bid(0), "bid_px_00", number);
        double ask = price(record.ask(0), "ask_px_00", number);
        double bidSize = Double.isNaN(bid) ? Double.NaN : record.bidSize(0) * lot;
        double askSize = Double.isNaN(ask) ? Double.NaN : record.askSize(0) * lot;
        if (bid > ask) {
            return Optional.of(RejectReason.CROSSED);
        }
        if (stood) {
            market.standing(id, at, bid, bidSize, ask, askSize, received);
            return ACCEPTED;
        }
        noteBadBook(record);
        market.quote(id, at, bid, bidSize, ask, askSize, received);
        return ACCEPTED;
    }

    private void noteBadBook(DbnRecord record) {
        if ((record.flags() & PERHAPS_BAD_BOOK) != 0) {
            report.note("books marked as perhaps bad", 1);
        }
    }

    private Optional<RejectReason> book(DbnRecord record, int id, long at, long received, double lot, long number)
            throws MalformedRowException {
        int levels = 0;
        while (levels < LEVELS && (record.bid(levels) > 0 || record.ask(levels) > 0)) {
            levels++;
        }
        if (record.bid(0) > record.ask(0)) {
            return Optional.of(RejectReason.CROSSED);
        }
        if (levels == 0) {
            market.quote(id, at, Double.NaN, Double.NaN, Double.NaN, Double.NaN, received);
            return ACCEPTED;
        }
        noteBadBook(record);
        depth.asDepth(id, at, levels);
        depth.receiveTime = received;
        for (int i = 0; i < levels; i++) {
            double bid = price(record.bid(i), "bid_px_0" + i, number);
            double ask = price(record.ask(i), "ask_px_0" + i, number);
            depth.bidPrices[i] = bid;
            depth.bidSizes[i] = Double.isNaN(bid) ? Double.NaN : record.bidSize(i) * lot;
            depth.askPrices[i] = ask;
            depth.askSizes[i] = Double.isNaN(ask) ? Double.NaN : record.askSize(i) * lot;
        }
        market.depth(depth);
        return ACCEPTED;
    }

    private Optional<RejectReason> statistic(DbnRecord record, int id, long at, double lot) {
        boolean last = record.version() == 3;
        int kind = record.shortAt(last ? 56 : 52);
        int action = record.byteAt(last ? 60 : 56);
        if (kind != OPEN_INTEREST || action == DELETED) {
            return Optional.of(RejectReason.OTHER_RECORD);
        }
        long quantity = last ? record.longAt(40) : record.intAt(40);
        if (quantity < 0 || quantity == (last ? Long.MAX_VALUE : Integer.MAX_VALUE)) {
            return Optional.of(RejectReason.EMPTY);
        }
        market.openInterest(id, at, quantity * lot);
        return ACCEPTED;
    }
}
