package io.strikeiq.imports;

import java.util.Locale;

/** Why a source row, or a whole file with its rows, gave no tick. */
public enum RejectReason {
    /** A field does not hold what its column allows. */
    MALFORMED("a field is not what its column allows"),
    /** The row says nothing: no price, no size that matters, and no quote that it would end. */
    EMPTY("says nothing"),
    /** The bid is above the ask. */
    CROSSED("bid above ask"),
    /** Marked as suspicious by the source. */
    SUSPICIOUS("marked as suspicious by the source"),
    /** The venue was closed at that time of day. */
    OUTSIDE_SESSION("outside the venue's hours"),
    /** The venue was closed on that day. */
    HOLIDAY("on a day without trading"),
    /** A table without rows. */
    HEADER_ONLY("no rows"),
    /** Read before: a file of the same series and time, a row of the same time or strike, a trade of the same id. */
    DUPLICATE("read before, in this file or another"),
    /** The same rows as an earlier table. */
    STALE_CONTENT("same rows as an earlier table"),
    /** The spot with which the day before ended. */
    STALE_SPOT("spot as at the end of the day before"),
    /** The day's volume or the spot is out of line with the tables around it, so that the table is of another time. */
    OUT_OF_ORDER("day's volume or spot out of line with the tables around"),
    /** Of an option that had expired, or ceased to trade. */
    AFTER_EXPIRY("of an option that had expired"),
    /** More than a minute earlier than what was read before it, so that the parts are not in order. */
    BACK_IN_TIME("more than a minute earlier than what was read before it"),
    /** A book difference before the first book snapshot, or already in it. */
    BEFORE_SNAPSHOT("book difference before the first snapshot, or in it"),
    /** A book difference after a gap in the update ids. */
    GAP("book difference after a gap in the update ids"),
    /** A best quote or a snapshot older than the book that has been received. */
    SUPERSEDED("older than the book already received"),
    /** Of an instrument of a kind that gives no tick: a future, a spread, a currency. */
    OTHER_INSTRUMENT("of an instrument of another kind"),
    /** Of an instrument that nothing in the source defines. */
    UNDEFINED("of an instrument that the source does not define"),
    /** Of a kind of record that gives no tick. */
    OTHER_RECORD("of a kind of record that gives no tick");

    private final String explanation;

    RejectReason(String explanation) {
        this.explanation = explanation;
    }

    /** A few words for reports. */
    public String explanation() {
        return explanation;
    }

    /** The name in reports, such as {@code stale-spot}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
