package io.strikeiq.persistence.writer;

/** The tables that rows are copied to, with the columns in the order of their rows. */
enum Table {
    SIGNALS(
            "ai_signal_logs",
            "timestamp, symbol, signal, confidence, spot_price, metadata, engine, direction, strength, level, run_id,"
                    + " tick_sequence, ordinal, journal_index, epoch, confidence_low, confidence_high, confidence_n"),
    PREDICTIONS(
            "predictions",
            "timestamp, run_id, epoch, tick_sequence, engine, ordinal, symbol, signal, horizon_seconds, model_version,"
                    + " learned, probability, low, high, features, journal_index"),
    SMART_MONEY_PREDICTIONS(
            "smart_money_predictions",
            "timestamp, run_id, epoch, tick_sequence, engine, ordinal, symbol, signal, horizon_seconds, model_version,"
                    + " learned, probability, low, high, features, journal_index, bias, flow"),
    MARKET_SNAPSHOTS(
            "market_snapshots",
            "timestamp, symbol, run_id, spot, vwap, realised_volatility, forward, atm_sigma, expected_move,"
                    + " risk_reversal_25, pcr_oi, max_pain, net_gex, normalised_gex, zero_gamma, call_wall, put_wall,"
                    + " iv_percentile, metrics, tick_sequence, journal_index, epoch"),
    OPTION_CHAIN_SNAPSHOTS(
            "option_chain_snapshots",
            "timestamp, symbol, expiry, strike, option_right, instrument_id, spot, forward, bid, ask, bid_size,"
                    + " ask_size, last, volume, open_interest, sigma, delta, gamma, vega, theta, run_id, tick_sequence,"
                    + " journal_index, epoch, venue, series, venue_iv, venue_delta, venue_gamma"),
    SIGNAL_OUTCOMES(
            "signal_outcomes",
            "timestamp, run_id, epoch, tick_sequence, engine, ordinal, signal, symbol, horizon_seconds,"
                    + " scored_instrument_id, rule_version, entry_time, entry_price, exit_time, exit_price, outcome,"
                    + " both_barriers, return_gross, return_net, mfe, mae, seconds_to_barrier, weight, flagged,"
                    + " journal_index, direction, signal_time, strength, confidence, confidence_n, iv_regime,"
                    + " gamma_regime, sigma, barrier, realised_variance, implied_variance, atm_option_return,"
                    + " wing_option_return");

    private final String tableName;
    private final String columns;

    Table(String tableName, String columns) {
        this.tableName = tableName;
        this.columns = columns;
    }

    String tableName() {
        return tableName;
    }

    /** The statement that takes rows in COPY's text format. */
    String copyStatement() {
        return "copy " + tableName + " (" + columns + ") from stdin";
    }
}
