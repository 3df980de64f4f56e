package io.strikeiq.feeds.upstox;

/** How much the venue says of each instrument, and of how many at once. */
enum UpstoxMode {
    /** Last price, and time and quantity of the last trade. */
    LTPC("ltpc", 5_000),
    /** The first level, greeks, volume and open interest. */
    OPTION_GREEKS("option_greeks", 3_000),
    /** Five levels, greeks, volume and open interest. */
    FULL("full", 2_000);

    private final String word;
    private final int keys;

    UpstoxMode(String word, int keys) {
        this.word = word;
        this.keys = keys;
    }

    /** As the venue has it. */
    String word() {
        return word;
    }

    /** Keys of one connection that has no other mode. */
    int keys() {
        return keys;
    }
}
