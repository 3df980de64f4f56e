package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.deribit.local.LocalExchange;
import io.strikeiq.feeds.websocket.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One feed of Deribit.
 *
 * @param endpoint where the venue is
 * @param history where trades of a gap are asked for, empty for the socket
 * @param underlyings what options are listed on
 * @param expiries how many of the nearest have tickers and books
 * @param strikes how many on each side of the index have them
 * @param books whether options near the money have books too
 * @param binanceBook whether the book of an underlying is that of Binance's perpetual
 * @param silence nanoseconds without data after which the connection is made again
 * @param summaryInterval nanoseconds between two summaries of all books
 * @param speed event time over real time of a venue that plays a recording, 0 for a real one
 * @param callInterval nanoseconds between two calls
 * @param retry nanoseconds of the first wait before a lost connection is made again
 */
record DeribitSettings(
        Endpoint endpoint,
        Optional<Endpoint> history,
        List<DeribitUnderlying> underlyings,
        int expiries,
        int strikes,
        boolean books,
        boolean binanceBook,
        long silence,
        long summaryInterval,
        double speed,
        long callInterval,
        long retry) {
    /** The same towards a local exchange, for what it lists. */
    DeribitSettings towards(LocalExchange exchange) {
        Endpoint local = new Endpoint(
                URI.create("ws://127.0.0.1:" + exchange.port() + "/ws/api/v2"),
                Optional.empty(),
                endpoint.largestMessage());
        return new DeribitSettings(
                local,
                Optional.empty(),
                exchange.underlyings().stream().map(DeribitUnderlying::of).toList(),
                expiries,
                strikes,
                books,
                false,
                silence,
                summaryInterval,
                speed > 0 ? speed : 1,
                callInterval,
                retry);
    }
}
