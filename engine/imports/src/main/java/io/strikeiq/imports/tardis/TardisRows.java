package io.strikeiq.imports.tardis;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.EpochTime;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.ImportedMarket;
import io.strikeiq.imports.MalformedRowException;
import io.strikeiq.imports.RejectReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one file, in its order, which is that of receipt: one whose exchange time is earlier than that of the one before carries the time of
 * that.
 */
final class TardisRows implements CsvTable.Rows {
    private static final List<String> COMMON = List.of("exchange", "symbol", "timestamp", "local_timestamp");
    private static final String INDEX = "index_price";
    private static final double PER_CENT = 100;
    /** Nanoseconds that an event is before its receipt at most: a venue may repeat what it said when it was last changed. */
    private static final long MOST_BEHIND = 86_400_000_000_000L;

    private final TardisFileName name;
    private final TardisSymbols symbols;
    private final ImportedMarket market;
    private final ImportReport report;
    private final TardisSeen seen;
    private final Map<Integer, Boolean> ofAnother = new HashMap<>();
    private final Map<Integer, ChainOption> options = new HashMap<>();
    private final Map<Integer, TardisBook> books = new HashMap<>();
    private final MarketEvent depth = new MarketEvent();
    private long time = Long.MIN_VALUE;
    private int changedId = TardisSymbols.OTHER;
    private long changedTime;
    private long changedReceived = Long.MIN_VALUE;

    TardisRows(
            TardisFileName name, TardisSymbols symbols, TardisSeen seen, ImportedMarket market, ImportReport report) {
        this.name = name;
        this.symbols = symbols;
        this.seen = seen;
        this.market = market;
        this.report = report;
    }

    /** The columns that a type of file must have. */
    static List<String> columns(TardisFileName.Type type) {
        List<String> columns = new ArrayList<>(COMMON);
        columns.addAll(
                switch (type) {
                    case OPTIONS_CHAIN -> ChainOption.COLUMNS;
                    case TRADES -> List.of("side", "price", "amount");
                    case QUOTES -> List.of("ask_amount", "ask_price", "bid_price", "bid_amount");
                    case INCREMENTAL_BOOK -> List.of("is_snapshot", "side", "price", "amount");
                });
        return columns;
    }

    @Override
    public Optional<RejectReason> take(CsvRow csv, CsvColumns columns) throws MalformedRowException {
        TardisRow row = new TardisRow(csv, columns);
        if (!row.text("exchange").equals(name.exchange())) {
            throw row.wrong("exchange", name.exchange() + ", as the file's name says");
        }
        int id = symbols.number(row.text("symbol"));
        if (id == TardisSymbols.OTHER) {
            return Optional.of(RejectReason.OTHER_INSTRUMENT);
        }
        if (row.id().isEmpty() && ofAnother.computeIfAbsent(id, each -> seen.isOfAnother(name, each))) {
            return Optional.of(RejectReason.DUPLICATE);
        }
        long at = row.time("timestamp");
        long received = row.time("local_timestamp");
        if (!market.day(received).equals(name.day())) {
            throw row.wrong("local_timestamp", "a time of the day in the file's name");
        }
        if (EpochTime.isFarAhead(at, received)) {
            throw row.wrong("timestamp", EpochTime.NOT_AHEAD);
        }
        if (received - at > MOST_BEHIND) {
            throw row.wrong("timestamp", "a time at most a day before that of receipt");
        }
        if (at < time) {
            report.note("rows behind in time", 1);
            at = time;
        }
        Optional<RejectReason> refusal = market.refusal(id, at);
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<RejectReason> reason = switch (name.type()) {
            case OPTIONS_CHAIN -> option(row, id, at, received);
            case TRADES -> trade(row, id, at, received);
            case QUOTES -> quote(row, id, at, received);
            case INCREMENTAL_BOOK -> level(row, id, at, received);
        };
        time = at;
        return reason;
    }

    private Optional<RejectReason> trade(TardisRow row, int id, long at, long received) throws MalformedRowException {
        double price = row.positive("price");
        double amount = row.positive("amount");
        Aggressor side = row.text("side").equals("unknown")
                ? Aggressor.UNKNOWN
                : row.either("side", "buy", "sell") ? Aggressor.BUY : Aggressor.SELL;
        if (!row.id().isEmpty() && !seen.take(id, row.id())) {
            return Optional.of(RejectReason.DUPLICATE);
        }
        market.trade(id, at, price, amount * market.lot(id, at), side, received);
        return CsvTable.ACCEPTED;
    }

    private Optional<RejectReason> quote(TardisRow row, int id, long at, long received) throws MalformedRowException {
        double bid = row.price("bid_price");
        double ask = row.price("ask_price");
        double lot = market.lot(id, at);
        double bidSize = row.quantity("bid_amount") * lot;
        double askSize = row.quantity("ask_amount") * lot;
        if (bid > ask) {
            return Optional.of(RejectReason.CROSSED);
        }
        market.quote(
                id,
                at,
                bid,
                Double.isNaN(bid) ? Double.NaN : bidSize,
                ask,
                Double.isNaN(ask) ? Double.NaN : askSize,
                received);
        return CsvTable.ACCEPTED;
    }

    /** Rows received at one time are one message: the book is shown when all of them are in it. */
    private Optional<RejectReason> level(TardisRow row, int id, long at, long received) throws MalformedRowException {
        boolean snapshot = row.either("is_snapshot", "true", "false");
        boolean bid = row.either("side", "bid", "ask");
        double price = row.positive("price");
        double amount = row.quantity("amount");
        if (Double.isNaN(amount)) {
            throw row.wrong("amount", "a number of 0 or more");
        }
        if (id != changedId || received != changedReceived) {
            show();
        }
        if (!books.computeIfAbsent(id, each -> new TardisBook())
                .level(snapshot, bid, price, amount * market.lot(id, at))) {
            return Optional.of(RejectReason.BEFORE_SNAPSHOT);
        }
        changedId = id;
        changedTime = at;
        changedReceived = received;
        return CsvTable.ACCEPTED;
    }

    /** Gives the book that changed last. */
    void show() {
        if (changedId == TardisSymbols.OTHER) {
            return;
        }
        TardisBook book = books.get(changedId);
        if (!book.isSound()) {
            report.note("books crossed or with an empty side", 1);
        } else if (book.showIn(depth, changedId, changedTime)) {
            depth.receiveTime = changedReceived;
            market.depth(depth);
        }
        changedId = TardisSymbols.OTHER;
    }

    private Optional<RejectReason> option(TardisRow row, int id, long at, long received) throws MalformedRowException {
        ChainOption option = ChainOption.read(row, market.expiryTime(id));
        if (option.bid() > option.ask()) {
            return Optional.of(RejectReason.CROSSED);
        }
        ChainOption before = options.put(id, option);
        double lot = market.lot(id, at);
        if (!Double.isNaN(option.openInterest())
                && (before == null || before.openInterest() != option.openInterest())) {
            market.openInterest(id, at, option.openInterest() * lot);
        }
        if (before == null ? option.isQuoted() : !option.quotesLike(before)) {
            market.quote(id, at, option.bid(), option.bidSize() * lot, option.ask(), option.askSize() * lot, received);
        }
        double price = option.underlyingPrice();
        if (row.text("underlying_index").equals(INDEX) && !Double.isNaN(price)) {
            market.price(market.underlyingOf(id), at, price);
        }
        if (before == null || !option.valuesLike(before)) {
            market.greeks(
                    id,
                    at,
                    option.volatility() / PER_CENT,
                    option.delta(),
                    option.gamma(),
                    option.vega(),
                    option.theta(),
                    price);
        }
        return CsvTable.ACCEPTED;
    }
}
