package io.strikeiq.venue;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.InstrumentKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a venue's file says of an underlying and the contracts on it.
 *
 * @param venue the venue's name, for messages
 * @param symbol as the venue writes it
 * @param underlying symbol of the underlying; the product's own unless several products are on one
 * @param kind kind of the underlying
 * @param tickSize smallest step of the underlying's price, {@code NaN} when unknown
 * @param optionTick smallest step of a premium, {@code NaN} when unknown or when it depends on the price
 * @param currency of prices
 * @param exercise style of its options where the source does not say
 * @param settlement what its options are settled against
 * @param calendar days and hours of its options
 * @param expiries days of expiry
 * @param lots revisions of the lot, of which the first that holds counts
 */
public record Product(
        String venue,
        String symbol,
        String underlying,
        InstrumentKind kind,
        double tickSize,
        double optionTick,
        String currency,
        ExerciseStyle exercise,
        Settlement settlement,
        TradingCalendar calendar,
        ExpiryRules expiries,
        List<LotRule> lots) {

    /** Keeps the lots. */
    public Product {
        lots = List.copyOf(lots);
    }

    /**
     * Units of the underlying in one contract on a day.
     *
     * @throws VenueException when no revision of the file holds for the contract on that day
     */
    public double lot(LocalDate expiry, LocalDate day) {
        ContractKind contract = expiries.kind(expiry);
        return lots.stream()
                .filter(rule -> rule.holds(expiry, contract, day))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        "the lot of " + symbol + " that expires on " + expiry + " is not known for " + day,
                        "add it under products." + symbol + ".lots in " + VenueFiles.fileName(venue)))
                .lot();
    }

    /**
     * The nearest expiry on or after a day.
     *
     * @throws VenueException when the file does not say on which weekdays contracts expired then
     */
    public LocalDate nearestExpiry(LocalDate day) {
        Optional<LocalDate> expiry = expiries.nearest(day);
        return expiry.orElseThrow(() -> new VenueException(
                "the nearest expiry of " + symbol + " on " + day + " is not known",
                "add its weekday under products." + symbol + ".expiries in " + VenueFiles.fileName(venue)));
    }

    /** What tells its contracts apart from those of the underlying's own product; empty for these. */
    public String series() {
        return symbol.equals(underlying) ? "" : symbol;
    }

    Product named(String name) {
        return new Product(
                venue,
                name,
                name,
                kind,
                tickSize,
                optionTick,
                currency,
                exercise,
                settlement,
                calendar,
                expiries,
                lots);
    }
}
