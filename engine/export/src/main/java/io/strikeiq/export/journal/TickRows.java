package io.strikeiq.export.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentMaster;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.Rows;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Makes the rows of ticks; knows the instruments that were defined so far. */
final class TickRows {
    /** By the sum of a trade's flags: 1 block, 2 combination, 4 fetched after a gap. */
    private static final List<String> FLAGS = Collections.unmodifiableList(Arrays.asList(
            null,
            "BLOCK",
            "COMBO",
            "BLOCK+COMBO",
            "BACKFILLED",
            "BLOCK+BACKFILLED",
            "COMBO+BACKFILLED",
            "BLOCK+COMBO+BACKFILLED"));

    private final InstrumentMaster instruments = new InstrumentMaster();
    private final Rows rows;
    private final boolean ticks;
    private final boolean depth;
    private final boolean marks;
    private final boolean terms;
    private long levels;
    private long marked;
    private long definitions;

    TickRows(Rows rows) {
        this.rows = rows;
        this.ticks = rows.wants(TickTables.TICKS);
        this.depth = rows.wants(TickTables.DEPTH);
        this.marks = rows.wants(TickTables.MARKS);
        this.terms = rows.wants(TickTables.INSTRUMENTS);
    }

    /** Levels of all DEPTH ticks so far. */
    long levels() {
        return levels;
    }

    /** Ticks so far that are no market data. */
    long marks() {
        return marked;
    }

    /** Definitions so far, those from before the first tick included. */
    long definitions() {
        return definitions;
    }

    /** Terms that hold before the first tick. */
    void before(Instrument known) throws IOException {
        instruments.define(known);
        define(known, known.effectiveFrom(), 0);
    }

    void add(MarketEvent tick) throws IOException {
        if (tick.type == TickType.INSTRUMENT) {
            instruments.define(tick.definition);
            define(tick.definition, tick.exchangeTime, tick.sequence);
        }
        Instrument instrument = instruments.get(tick.instrumentId);
        String symbol = symbol(instrument);
        if (ticks) {
            addTick(tick, instrument, rows.begin(TickTables.TICKS, tick.exchangeTime, symbol));
        }
        if (isMark(tick.type)) {
            marked++;
            if (marks) {
                addMark(tick, instrument, rows.begin(TickTables.MARKS, tick.exchangeTime, symbol));
            }
        }
        if (tick.type == TickType.DEPTH) {
            levels += tick.depth;
            for (int level = 0; depth && level < tick.depth; level++) {
                addLevel(tick, instrument, level, rows.begin(TickTables.DEPTH, tick.exchangeTime, symbol));
            }
        }
    }

    private String symbol(Instrument instrument) {
        Instrument underlying = instrument == null ? null : instruments.get(instrument.underlyingId());
        return underlying == null ? null : underlying.symbol();
    }

    private void define(Instrument known, long time, long sequence) throws IOException {
        definitions++;
        if (!terms) {
            return;
        }
        RowSink row = rows.begin(TickTables.INSTRUMENTS, time, symbol(known));
        if (sequence == 0) {
            row.none(1);
        } else {
            row.whole(sequence);
        }
        row.time(time)
                .whole(known.id())
                .text(known.symbol())
                .whole(known.underlyingId())
                .text(known.venue())
                .text(known.series())
                .text(known.kind().name())
                .text(right(known))
                .text(known.isOption() ? known.style().name() : null)
                .decimal(known.strike())
                .time(known.expiryTime())
                .decimal(known.contractSize())
                .decimal(known.tickSize())
                .text(known.currency())
                .text(known.premiumUnit().name())
                .flag(known.negativePrices());
        id(row, known.bookInstrumentId());
        row.time(known.effectiveFrom()).endRow();
    }

    private static void addLevel(MarketEvent tick, Instrument instrument, int level, RowSink row) throws IOException {
        row.whole(tick.sequence)
                .time(tick.exchangeTime)
                .whole(tick.instrumentId)
                .text(instrument == null ? null : instrument.symbol())
                .whole(level)
                .decimal(tick.bidPrices[level])
                .decimal(tick.bidSizes[level])
                .decimal(tick.askPrices[level])
                .decimal(tick.askSizes[level])
                .endRow();
    }

    private static void addTick(MarketEvent tick, Instrument instrument, RowSink row) throws IOException {
        row.whole(tick.sequence).time(tick.exchangeTime).time(tick.receiveTime).text(tick.type.name());
        id(row, hasInstrument(tick.type) ? tick.instrumentId : -1);
        if (instrument == null || !hasInstrument(tick.type)) {
            row.none(4);
        } else {
            row.text(instrument.symbol())
                    .text(right(instrument))
                    .decimal(instrument.strike())
                    .time(instrument.expiryTime());
        }
        // The columns from price on: those before what the type defines, its own, those after it; 17 together.
        switch (tick.type) {
            case UNDERLYING_PRICE -> row.decimal(tick.price).none(16);
            case TRADE -> trade(tick, row).none(12);
            case QUOTE ->
                row.none(5)
                        .decimal(tick.bidPrice)
                        .decimal(tick.bidSize)
                        .decimal(tick.askPrice)
                        .decimal(tick.askSize)
                        .none(8);
            case DEPTH -> best(tick, row.none(5)).whole(tick.levelsOffered).none(7);
            case OPEN_INTEREST -> row.none(10).decimal(tick.openInterest).none(6);
            case VENUE_GREEKS -> greeks(tick, row.none(11));
            case INSTRUMENT, CLOCK, DAY, SESSION, FEED_STATE, CONTROL, CONFIDENCE -> row.none(17);
        }
        row.endRow();
    }

    private static boolean isMark(TickType type) {
        return switch (type) {
            case SESSION, FEED_STATE, CONTROL, CONFIDENCE -> true;
            case INSTRUMENT, UNDERLYING_PRICE, QUOTE, DEPTH, TRADE, OPEN_INTEREST, VENUE_GREEKS, CLOCK, DAY -> false;
        };
    }

    private static void addMark(MarketEvent tick, Instrument instrument, RowSink row) throws IOException {
        row.whole(tick.sequence).time(tick.exchangeTime).text(tick.type.name());
        id(row, hasInstrument(tick.type) ? tick.instrumentId : -1);
        row.text(instrument == null || !hasInstrument(tick.type) ? null : instrument.symbol());
        // The columns from phase on: those before what the type defines, its own, those after it; 12 together.
        switch (tick.type) {
            case SESSION -> row.text(tick.sessionPhase.name()).none(11);
            case FEED_STATE -> feed(tick, row.none(1)).none(6);
            case CONTROL -> control(tick, row.none(6)).none(2);
            default -> confidence(tick, row.none(7));
        }
        row.endRow();
    }

    private static boolean hasInstrument(TickType type) {
        return type != TickType.CLOCK && type != TickType.CONTROL && type != TickType.CONFIDENCE;
    }

    private static RowSink trade(MarketEvent tick, RowSink row) throws IOException {
        row.decimal(tick.price).decimal(tick.size).text(tick.aggressor.name());
        if (tick.tradeId == 0) {
            row.none(1);
        } else {
            row.whole(tick.tradeId);
        }
        return row.text(FLAGS.get(tick.flags & (FLAGS.size() - 1)));
    }

    private static RowSink best(MarketEvent tick, RowSink row) throws IOException {
        return tick.depth == 0
                ? row.none(4)
                : row.decimal(tick.bidPrices[0])
                        .decimal(tick.bidSizes[0])
                        .decimal(tick.askPrices[0])
                        .decimal(tick.askSizes[0]);
    }

    private static RowSink greeks(MarketEvent tick, RowSink row) throws IOException {
        return row.decimal(tick.venueIv)
                .decimal(tick.venueDelta)
                .decimal(tick.venueGamma)
                .decimal(tick.venueVega)
                .decimal(tick.venueTheta)
                .decimal(tick.venueForward);
    }

    private static RowSink feed(MarketEvent tick, RowSink row) throws IOException {
        row.text(tick.feedState.name()).time(tick.feedFrom).time(tick.feedTo);
        id(row, tick.feedPartition);
        id(row, tick.feedOffset);
        return row;
    }

    private static RowSink control(MarketEvent tick, RowSink row) throws IOException {
        row.text(tick.controlCode.name());
        id(row, tick.controlEngine);
        id(row, tick.controlParameter);
        return row.decimal(tick.controlValue);
    }

    private static void confidence(MarketEvent tick, RowSink row) throws IOException {
        id(row, tick.confidenceEngine);
        row.none(1).decimal(tick.confidenceValue);
        id(row, tick.confidenceCell);
        row.whole(tick.confidenceVersion);
    }

    /** A number from 0; −1 is none. */
    private static void id(RowSink row, long value) throws IOException {
        if (value < 0) {
            row.none(1);
        } else {
            row.whole(value);
        }
    }

    private static String right(Instrument instrument) {
        return instrument.right() == OptionRight.NONE
                ? null
                : instrument.right().name();
    }
}
