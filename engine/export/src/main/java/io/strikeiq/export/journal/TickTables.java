package io.strikeiq.export.journal;

import static io.strikeiq.export.table.ColumnType.DOUBLE;
import static io.strikeiq.export.table.ColumnType.FLAG;
import static io.strikeiq.export.table.ColumnType.LONG;
import static io.strikeiq.export.table.ColumnType.TEXT;
import static io.strikeiq.export.table.ColumnType.TIME;

import io.strikeiq.export.table.TableSchema;

/** The tables of a tick journal. Prices in the currency of the instrument, sizes in units of the underlying. */
public final class TickTables {
    /** Every tick. */
    public static final TableSchema TICKS = TableSchema.table("ticks", "a tick of any type")
            .column("tick", LONG, "number of the tick in its journal, from 1")
            .column("time", TIME, "at the venue")
            .column("received", TIME, "at the receiver")
            .column(
                    "type",
                    TEXT,
                    "type of tick; columns that it does not define are NULL, and what is no market data is in marks")
            .column("instrument_id", LONG, "id of the instrument in the journal")
            .column("instrument", TEXT, "symbol of the instrument")
            .column("option_right", TEXT, "CALL or PUT of an option")
            .column("strike", DOUBLE, "strike price of an option")
            .column("expiry", TIME, "of what expires")
            .column("price", DOUBLE, "UNDERLYING_PRICE, TRADE: price")
            .column("size", DOUBLE, "TRADE: units")
            .column("aggressor", TEXT, "TRADE: BUY, SELL, UNKNOWN")
            .column("trade_id", LONG, "TRADE: the venue's id")
            .column(
                    "flags",
                    TEXT,
                    "TRADE: BLOCK off the book, COMBO leg of a combination, BACKFILLED after a gap, with + between; NULL for none")
            .column("bid", DOUBLE, "QUOTE, DEPTH: best bid")
            .column("bid_size", DOUBLE, "QUOTE, DEPTH: units at the best bid")
            .column("ask", DOUBLE, "QUOTE, DEPTH: best ask")
            .column("ask_size", DOUBLE, "QUOTE, DEPTH: units at the best ask")
            .column("levels", LONG, "DEPTH: levels that the source gave; those kept are rows of depth")
            .column("open_interest", DOUBLE, "OPEN_INTEREST: units")
            .column("venue_iv", DOUBLE, "VENUE_GREEKS: annualised fraction")
            .column("venue_delta", DOUBLE, "VENUE_GREEKS: per unit of the underlying")
            .column("venue_gamma", DOUBLE, "VENUE_GREEKS: per unit of the underlying, squared")
            .column("venue_vega", DOUBLE, "VENUE_GREEKS: per volatility point")
            .column("venue_theta", DOUBLE, "VENUE_GREEKS: per calendar day")
            .column("venue_forward", DOUBLE, "VENUE_GREEKS: forward that they are computed on")
            .build();

    /** The levels of DEPTH ticks. */
    public static final TableSchema DEPTH = TableSchema.table("depth", "a level of the book of a DEPTH tick")
            .column("tick", LONG, "number of the tick in its journal")
            .column("time", TIME, "at the venue")
            .column("instrument_id", LONG, "id of the instrument in the journal")
            .column("instrument", TEXT, "symbol of the instrument")
            .column("level", LONG, "from 0, best first")
            .column("bid", DOUBLE, "price")
            .column("bid_size", DOUBLE, "units")
            .column("ask", DOUBLE, "price")
            .column("ask_size", DOUBLE, "units")
            .build();

    /** What ticks say that are no market data. */
    public static final TableSchema MARKS = TableSchema.table(
                    "marks", "what a tick of type SESSION, FEED_STATE, CONTROL or CONFIDENCE says")
            .column("tick", LONG, "number of the tick in its journal")
            .column("time", TIME, "at the venue")
            .column("type", TEXT, "type of tick; columns that it does not define are NULL")
            .column("instrument_id", LONG, "id of the instrument, NULL where it concerns all")
            .column("instrument", TEXT, "symbol of the instrument")
            .column("phase", TEXT, "SESSION: OPEN, CLOSE, EXPIRY")
            .column("feed_state", TEXT, "FEED_STATE: CONNECTED, GAP, RESYNC, STALE, DOWN, POSITION")
            .column("feed_from", TIME, "FEED_STATE: from when")
            .column("feed_to", TIME, "FEED_STATE: until when, NULL while it lasts")
            .column("feed_partition", LONG, "FEED_STATE: partition of the source")
            .column("feed_offset", LONG, "FEED_STATE: offset up to which the source was read")
            .column("control", TEXT, "CONTROL: ENGINE_ON, ENGINE_OFF, PARAMETER")
            .column("engine", LONG, "CONTROL, CONFIDENCE: position of the engine in the registry")
            .column("parameter", LONG, "CONTROL: position of the parameter in the engine")
            .column("value", DOUBLE, "CONTROL: of the parameter; CONFIDENCE: confidence of the cell")
            .column("cell", LONG, "CONFIDENCE: position in the engine's experience")
            .column("experience", LONG, "CONFIDENCE: version of the experience from this tick on")
            .build();

    /** The terms that INSTRUMENT ticks give. */
    public static final TableSchema INSTRUMENTS = TableSchema.table(
                    "instruments", "the terms of an instrument from a tick on")
            .column("tick", LONG, "number of the tick; NULL for terms of before the first tick that is there")
            .column("time", TIME, "at the venue")
            .column("instrument_id", LONG, "id in the journal")
            .column("instrument", TEXT, "symbol, unique within the venue")
            .column("underlying_id", LONG, "id of the underlying; its own where it is one")
            .column("venue", TEXT, "short name of the venue, empty where the journal has one only")
            .column("series", TEXT, "distinguishes options of equal expiry, strike and right")
            .column("kind", TEXT, "INDEX, EQUITY, FUTURE, PERPETUAL, OPTION")
            .column("option_right", TEXT, "CALL or PUT of an option")
            .column("exercise", TEXT, "EUROPEAN or AMERICAN of an option")
            .column("strike", DOUBLE, "strike price of an option")
            .column("expiry", TIME, "of what expires")
            .column("contract_size", DOUBLE, "units of the underlying in one contract")
            .column("tick_size", DOUBLE, "smallest price step")
            .column("currency", TEXT, "ISO 4217 code or coin")
            .column("premium_unit", TEXT, "CURRENCY or COIN")
            .column("negative_prices", FLAG, "whether prices may be zero or negative")
            .column("book_instrument_id", LONG, "of an underlying, the instrument of its book; NULL for the default")
            .column("effective_from", TIME, "from when the terms hold")
            .build();

    private TickTables() {}
}
