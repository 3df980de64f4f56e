package io.strikeiq.persistence.writer;

import java.util.Locale;

/** The tables that rows are copied to, with the columns in the order of the copied text. */
enum Target {
    AI_SIGNAL_LOGS("timestamp, symbol, signal, confidence, spot_price, metadata, engine, direction, strength, level,"
            + " run_id, tick_sequence, ordinal, journal_index"),
    MARKET_SNAPSHOTS("timestamp, symbol, run_id, spot, vwap, realised_volatility, forward, atm_sigma, expected_move,"
            + " risk_reversal_25, pcr_oi, max_pain, net_gex, normalised_gex, zero_gamma, call_wall, put_wall,"
            + " iv_percentile, metrics, tick_sequence, journal_index"),
    OPTION_CHAIN_SNAPSHOTS("timestamp, symbol, expiry, strike, option_right, instrument_id, spot, forward, bid, ask,"
            + " bid_size, ask_size, last, volume, open_interest, sigma, delta, gamma, vega, theta, run_id,"
            + " tick_sequence, journal_index");

    private final String columns;

    Target(String columns) {
        this.columns = columns;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String copyStatement() {
        return "copy " + table() + " (" + columns + ") from stdin";
    }
}
