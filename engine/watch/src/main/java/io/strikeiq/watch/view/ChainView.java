package io.strikeiq.watch.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The option chains of one underlying.
 *
 * @param time every tick up to this event time is in the values
 */
public record ChainView(
        String symbol, Origin origin, Instant time, String runId, double spot, List<ExpiryView> expiries) {
    /** One option with what it shares with the others of its expiry, a row of a table. */
    public record Row(
            Instant expiry,
            String series,
            double forward,
            double tau,
            @JsonUnwrapped OptionView option) {}

    /**
     * Of a market.
     *
     * @param expiry the one expiry that is wanted, null for all
     */
    public static ChainView of(MarketView market, Instant expiry) {
        return new ChainView(
                market.symbol(),
                market.origin(),
                market.chainTime(),
                market.runId(),
                market.spot(),
                market.expiries().stream()
                        .filter(each -> expiry == null || each.expiry().equals(expiry))
                        .toList());
    }

    /** Its options one by one. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (ExpiryView each : expiries) {
            each.options()
                    .forEach(option ->
                            rows.add(new Row(each.expiry(), each.series(), each.forward(), each.tau(), option)));
        }
        return rows;
    }
}
