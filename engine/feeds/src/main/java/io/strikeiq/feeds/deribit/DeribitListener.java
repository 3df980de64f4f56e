package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.json.JsonReader;

/** Takes from the decoder what is no tick. */
interface DeribitListener {
    /** The venue asks whether the feed is there. */
    void onTestRequest();

    /** A call is answered; the reader is at its result. */
    void onResult(long call, JsonReader reader);

    /** A call is refused. */
    void onError(long call, long code, String message);

    /** A book has lost a change, and must be built again. */
    void onBookGap(DeribitChannel channel);

    /** Trades of an instrument are missing between two numbers. */
    void onTradeGap(DeribitInstrument instrument, long first, long last);

    /** An instrument has another state. */
    void onState(String instrument, String state, long time);
}
