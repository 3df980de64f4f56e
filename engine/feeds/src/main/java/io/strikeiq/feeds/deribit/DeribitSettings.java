package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.websocket.Endpoint;
import java.util.List;

/**
 * One feed of Deribit.
 *
 * @param endpoint where the venue is
 * @param underlyings what options are listed on
 * @param expiries how many of the nearest have tickers and books
 * @param strikes how many on each side of the index have them
 * @param books whether options near the money have books too
 * @param silence nanoseconds without data after which the connection is made again
 * @param summaryInterval nanoseconds between two summaries of all books
 * @param speed event time over real time of a venue that plays a recording, 0 for a real one
 * @param callInterval nanoseconds between two calls
 * @param retry nanoseconds of the first wait before a lost connection is made again
 */
record DeribitSettings(
        Endpoint endpoint,
        List<DeribitUnderlying> underlyings,
        int expiries,
        int strikes,
        boolean books,
        long silence,
        long summaryInterval,
        double speed,
        long callInterval,
        long retry) {}
