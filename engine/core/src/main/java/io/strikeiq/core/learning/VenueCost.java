package io.strikeiq.core.learning;

/**
 * What it costs to enter and leave a position at a venue, from a day on until the next entry of the venue.
 *
 * @param venue short name of the venue; empty for instruments that name none
 * @param from nanoseconds since the epoch from which it holds
 * @param roundTrip fees, taxes and charges of entry and exit together, a fraction of the price
 */
public record VenueCost(String venue, long from, double roundTrip) {
    /** Checks that it is a cost. */
    public VenueCost {
        if (!(roundTrip >= 0 && roundTrip < 1)) {
            throw new IllegalArgumentException("the cost of a round trip is a fraction in [0, 1), not " + roundTrip);
        }
    }
}
