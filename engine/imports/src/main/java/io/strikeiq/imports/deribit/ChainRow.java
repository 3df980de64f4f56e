package io.strikeiq.imports.deribit;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.imports.CsvColumns;
import io.strikeiq.imports.CsvRow;
import io.strikeiq.imports.MalformedRowException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One option of a snapshot; {@code NaN} where a field is empty.
 *
 * @param time of the snapshot, nanoseconds since the epoch
 * @param coin the underlying, such as BTC
 * @param bid in coin
 * @param ask in coin
 * @param volatility annualised fraction
 * @param vega dollars per volatility point
 * @param openInterest in coin
 * @param forward on which the venue computed its greeks, in dollars
 * @param index level of the underlying's index, in dollars
 */
record ChainRow(
        long time,
        String name,
        String coin,
        OptionRight right,
        double strike,
        LocalDate expiry,
        double bid,
        double ask,
        double volatility,
        double delta,
        double vega,
        double openInterest,
        double forward,
        double index) {
    /** Columns that must be there. */
    static final List<String> NEEDED = List.of(
            "timestamp",
            "instrument_name",
            "option_type",
            "strike",
            "expiry_datetime",
            "bid_price",
            "ask_price",
            "implied_volatility",
            "delta",
            "vega",
            "open_interest",
            "underlying",
            "currency",
            "index_price");

    private static final double MOST_VOLATILITY = 50;

    static ChainRow read(CsvRow row, CsvColumns columns) throws MalformedRowException {
        int expiry = columns.of("expiry_datetime");
        return new ChainRow(
                time(row, columns.of("timestamp")),
                name(row, columns.of("instrument_name")),
                coin(row, columns.of("currency")),
                right(row, columns.of("option_type")),
                row.positive(columns.of("strike")),
                Instant.EPOCH
                        .plusNanos(time(row, expiry))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate(),
                row.priceOrNone(columns.of("bid_price")),
                row.priceOrNone(columns.of("ask_price")),
                numberOrMissing(row, columns.of("implied_volatility"), 0, MOST_VOLATILITY),
                numberOrMissing(row, columns.of("delta"), -1, 1),
                row.quantityOrMissing(columns.of("vega")),
                row.quantityOrMissing(columns.of("open_interest")),
                row.priceOrNone(columns.of("underlying")),
                row.positive(columns.of("index_price")));
    }

    private static double numberOrMissing(CsvRow row, int column, double least, double most)
            throws MalformedRowException {
        return row.isMissing(column) ? Double.NaN : row.number(column, least, most);
    }

    private static long time(CsvRow row, int column) throws MalformedRowException {
        try {
            Instant time = OffsetDateTime.parse(row.text(column)).toInstant();
            if (time.isAfter(Instant.parse("1990-01-01T00:00:00Z"))
                    && time.isBefore(Instant.parse("2100-01-01T00:00:00Z"))) {
                return ChronoUnit.NANOS.between(Instant.EPOCH, time);
            }
        } catch (DateTimeException e) {
            throw row.wrong(column, "a time such as 2026-03-01T04:47:01+00:00");
        }
        throw row.wrong(column, "a time of 1990 to 2099");
    }

    private static String name(CsvRow row, int column) throws MalformedRowException {
        if (!row.text(column).matches("[A-Z0-9_]{1,12}-[0-9]{1,2}[A-Z]{3}[0-9]{2}-[0-9d]{1,12}-[CP]")) {
            throw row.wrong(column, "a name such as BTC-27MAR26-60000-P");
        }
        return row.text(column);
    }

    private static String coin(CsvRow row, int column) throws MalformedRowException {
        if (!row.text(column).matches("[A-Z0-9]{1,12}")) {
            throw row.wrong(column, "a coin such as BTC");
        }
        return row.text(column);
    }

    private static OptionRight right(CsvRow row, int column) throws MalformedRowException {
        return switch (row.text(column)) {
            case "call" -> OptionRight.CALL;
            case "put" -> OptionRight.PUT;
            default -> throw row.wrong(column, "call, put");
        };
    }
}
