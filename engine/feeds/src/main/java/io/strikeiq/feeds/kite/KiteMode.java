package io.strikeiq.feeds.kite;

import java.util.Locale;

/** How much the venue says of each instrument. */
enum KiteMode {
    /** The last price. */
    LTP,
    /** The last price and the day's volume. */
    QUOTE,
    /** Five levels, volume and open interest, with the exchange's time. */
    FULL;

    /** As the venue has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
