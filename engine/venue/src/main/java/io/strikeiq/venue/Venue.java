package io.strikeiq.venue;

import io.strikeiq.core.instrument.OpenInterestUnit;
import io.strikeiq.core.instrument.PremiumUnit;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * A venue as its file describes it.
 *
 * @param name short name, as instruments carry it
 * @param calendar days and hours of the venue; a product may have others
 * @param dayMark when a day of a venue without sessions begins, null when it has sessions
 * @param expiryTime when contracts expire on their day, null where each product's {@link Settlement} says
 * @param premium in what premiums are paid
 * @param openInterest the unit in which the venue publishes open interest
 * @param products by symbol
 * @param others what holds for a symbol that is not listed, null when such a symbol is refused
 */
public record Venue(
        String name,
        TradingCalendar calendar,
        LocalTime dayMark,
        LocalTime expiryTime,
        PremiumUnit premium,
        OpenInterestUnit openInterest,
        Map<String, Product> products,
        Product others) {

    /** Keeps the products. */
    public Venue {
        products = Map.copyOf(products);
    }

    /**
     * The product of a symbol.
     *
     * @throws VenueException when the file knows neither the symbol nor what holds for others
     */
    public Product product(String symbol) {
        Product listed = products.get(symbol);
        if (listed != null) {
            return listed;
        }
        if (others != null) {
            return others.named(symbol);
        }
        throw new VenueException(
                "the symbol " + symbol + " of " + name + " is not known",
                "add it under products in " + VenueFiles.fileName(name));
    }

    /** Instant at which a contract of a product expires, in nanoseconds since the epoch. */
    public long expiryTime(Product product, LocalDate expiry) {
        if (expiryTime != null) {
            return calendar.at(expiry, expiryTime);
        }
        LocalDate day = product.calendar().onOrBefore(expiry);
        return switch (product.settlement()) {
            case CLOSE -> calendar.closeTime(day);
            case OPEN -> calendar.openTime(day);
            case DELIVERY -> product.calendar().closeTime(day);
        };
    }

    /** Instant at which a contract of a product ceases to trade; one that is settled at an open does before it expires. */
    public long lastTradeTime(Product product, LocalDate expiry) {
        if (expiryTime != null || product.settlement() != Settlement.OPEN) {
            return expiryTime(product, expiry);
        }
        TradingCalendar hours = product.calendar();
        return hours.closeTime(hours.onOrBefore(hours.onOrBefore(expiry).minusDays(1)));
    }

    /** Says that the calendar ends within 60 days; empty when it does not. */
    public Optional<String> ending(LocalDate today) {
        return calendar.lastKnownDay()
                .filter(last -> !today.plusDays(60).isBefore(last))
                .map(last -> "the calendar of " + name + " ends on " + last + ": add the holidays of the next year to "
                        + VenueFiles.fileName(name));
    }
}
