package io.strikeiq.watch.view;

import io.strikeiq.core.present.PresentMarket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An underlying of which the running service knows something.
 *
 * @param venue empty when there is one only
 * @param time event time of its last tick
 * @param expiries chains that have not expired
 * @param options options listed in them
 */
public record UnderlyingView(
        String symbol,
        String venue,
        String kind,
        String currency,
        Instant time,
        double spot,
        int expiries,
        int options) {
    private static final int NAMED = 20;

    /** Which underlyings there are, for a client that asked for another: the end of a sentence. */
    public static String known(List<PresentMarket> markets) {
        String names = markets.stream()
                .map(market -> market.instrument().symbol())
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        String others = markets.size() > NAMED ? " and " + (markets.size() - NAMED) + " others" : "";
        return names.isEmpty() ? "none has had a tick yet" : "there are " + names + others;
    }

    /** Of a copy that the stages have made. */
    public static UnderlyingView of(PresentMarket market) {
        int options = 0;
        for (int i = 0; i < market.chainCount(); i++) {
            options += market.chain(i).options();
        }
        return new UnderlyingView(
                market.instrument().symbol(),
                market.instrument().venue(),
                market.instrument().kind().name(),
                market.instrument().currency(),
                Instant.EPOCH.plusNanos(market.time()),
                market.spot(),
                market.chainCount(),
                options);
    }
}
