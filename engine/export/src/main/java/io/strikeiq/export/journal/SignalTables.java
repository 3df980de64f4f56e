package io.strikeiq.export.journal;

import static io.strikeiq.export.table.ColumnType.DOUBLE;
import static io.strikeiq.export.table.ColumnType.FLAG;
import static io.strikeiq.export.table.ColumnType.LONG;
import static io.strikeiq.export.table.ColumnType.TEXT;
import static io.strikeiq.export.table.ColumnType.TIME;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.export.table.TableSchema;
import java.util.Locale;

/** The tables of a signal journal. */
public final class SignalTables {
    /** Signals. */
    public static final TableSchema SIGNALS = table("signals", "a signal")
            .column("ordinal", LONG, "position among the signals of the tick, from 0")
            .column("time", TIME, "event time")
            .column("engine", TEXT, "engine")
            .column("signal", TEXT, "kind of signal")
            .column("direction", TEXT, "NONE, UP, DOWN")
            .column("strength", DOUBLE, "rule score in [0, 1]")
            .column("confidence", DOUBLE, "probability that the outcome rule comes true")
            .column("confidence_low", DOUBLE, "lower end of its interval, NULL while it is a prior")
            .column("confidence_high", DOUBLE, "upper end of its interval, NULL while it is a prior")
            .column("confidence_count", DOUBLE, "outcomes, by weight, that it was learned from")
            .column("spot", DOUBLE, "price of the underlying")
            .column("level", DOUBLE, "price that the signal speaks of")
            .column("evidence", LONG, "pieces of evidence, which are rows of evidence")
            .column(
                    "book",
                    TEXT,
                    "VENUE:SYMBOL of another instrument whose book and trades were seen, empty for its own")
            .column("iv_regime", TEXT, "at the signal: LOW, NORMAL, ELEVATED, EXTREME")
            .column("gamma_regime", TEXT, "at the signal: SHORT, NEUTRAL, LONG")
            .column("model_probability", DOUBLE, "what the online model said, NULL until it has learned enough")
            .column("model_low", DOUBLE, "lower end of its interval")
            .column("model_high", DOUBLE, "upper end of its interval")
            .column("model_count", DOUBLE, "outcomes that the model had learned from")
            .build();

    /** The evidence of signals. */
    public static final TableSchema EVIDENCE = table("evidence", "a piece of evidence of a signal")
            .column("ordinal", LONG, "of the signal")
            .column("time", TIME, "event time")
            .column("engine", TEXT, "engine")
            .column("signal", TEXT, "kind of signal")
            .column("position", LONG, "in the order of the engine, from 0")
            .column("reason", TEXT, "reason code")
            .column("value", DOUBLE, "in the unit of the reason")
            .column("contribution", DOUBLE, "log-odds added to the strength")
            .build();

    /** Market snapshots, a column for each metric. */
    public static final TableSchema SNAPSHOTS = snapshots();

    /** Chain snapshots, a row for each option. */
    public static final TableSchema CHAIN = table("chain", "an option of a chain snapshot")
            .column("time", TIME, "every tick up to this event time is in the values")
            .column("expiry", TIME, "of the chain")
            .column("spot", DOUBLE, "price of the underlying")
            .column("forward", DOUBLE, "forward of the expiry")
            .column("instrument_id", LONG, "id of the option in the run's tick journal")
            .column("venue", TEXT, "short name of the venue, empty where there is one only")
            .column("series", TEXT, "distinguishes options of equal expiry, strike and right")
            .column("option_right", TEXT, "CALL or PUT")
            .column("strike", DOUBLE, "strike price")
            .column("bid", DOUBLE, "price")
            .column("ask", DOUBLE, "price")
            .column("bid_size", DOUBLE, "units of the underlying")
            .column("ask_size", DOUBLE, "units of the underlying")
            .column("last", DOUBLE, "price of the last trade")
            .column("volume", DOUBLE, "units traded this session")
            .column("open_interest", DOUBLE, "units of the underlying")
            .column("sigma", DOUBLE, "own implied volatility, annualised fraction")
            .column("delta", DOUBLE, "per unit of the underlying")
            .column("gamma", DOUBLE, "per unit of the underlying, squared")
            .column("vega", DOUBLE, "per volatility point")
            .column("theta", DOUBLE, "per calendar day")
            .column("venue_iv", DOUBLE, "as the venue publishes it, annualised fraction")
            .column("venue_delta", DOUBLE, "as the venue publishes it")
            .column("venue_gamma", DOUBLE, "as the venue publishes it")
            .build();

    /** What became of signals. */
    public static final TableSchema OUTCOMES = table(
                    "outcomes", "what became of a signal at one horizon", "number of the tick that decided it")
            .column("time", TIME, "event time at which it was decided")
            .column("signal_tick", LONG, "tick of the signal")
            .column("signal_epoch", LONG, "epoch of the signal")
            .column("signal_ordinal", LONG, "ordinal of the signal")
            .column("engine", TEXT, "engine of the signal")
            .column("signal", TEXT, "kind of signal")
            .column("horizon_seconds", DOUBLE, "event time from the signal on; 0 for the end of its session")
            .column("scored_instrument_id", LONG, "instrument whose prices were scored")
            .column("rule_version", LONG, "version of the outcome rule")
            .column("entry_time", TIME, "of the entry")
            .column("entry_price", DOUBLE, "executable price")
            .column("exit_time", TIME, "of the exit")
            .column("exit_price", DOUBLE, "executable price")
            .column("outcome", TEXT, "WIN, LOSS, TIMEOUT, UNRESOLVED")
            .column("both_barriers", FLAG, "one price reached both barriers")
            .column("return_gross", DOUBLE, "fraction, in the direction of the signal")
            .column("return_net", DOUBLE, "fraction, after costs")
            .column("favourable_excursion", DOUBLE, "fraction")
            .column("adverse_excursion", DOUBLE, "fraction")
            .column("seconds_to_barrier", DOUBLE, "from entry to the first barrier")
            .column("weight", DOUBLE, "share that is its own where spans overlap")
            .column("flagged", FLAG, "data were stale, or a price stood in for a better one")
            .column("direction", TEXT, "of the signal: NONE, UP, DOWN")
            .column("signal_time", TIME, "event time of the signal")
            .column("strength", DOUBLE, "of the signal")
            .column("confidence", DOUBLE, "of the signal")
            .column("confidence_count", DOUBLE, "outcomes that it was learned from, 0 for a prior")
            .column("iv_regime", TEXT, "at the signal: LOW, NORMAL, ELEVATED, EXTREME")
            .column("gamma_regime", TEXT, "at the signal: SHORT, NEUTRAL, LONG")
            .column("sigma", DOUBLE, "annualised fraction from which the barriers were made")
            .column("barrier", DOUBLE, "distance of target and stop from the entry, a fraction")
            .column("realised_variance", DOUBLE, "over the horizon, of a signal without a direction")
            .column("implied_variance", DOUBLE, "over the horizon, of a signal without a direction")
            .column("atm_option_return", DOUBLE, "fraction, at-the-money option bought at the ask and sold at the bid")
            .column("wing_option_return", DOUBLE, "fraction, the same of the 25-delta option")
            .column("score", DOUBLE, "log-odds that the cells of experience gave the signal")
            .column("model_score", DOUBLE, "log-odds that the online model gave it")
            .build();

    /** Metrics at a cadence, a row for each that is known. */
    public static final TableSchema METRICS = table(
                    "metrics", "a known metric of the first market snapshot in each step of the cadence")
            .column("time", TIME, "every tick up to this event time is in the value")
            .column("metric", TEXT, "name of the metric as in the journal")
            .column("value", DOUBLE, "in the unit of the metric")
            .build();

    private SignalTables() {}

    private static TableSchema.Builder table(String name, String holds) {
        return table(name, holds, "number of the tick that caused it, in the run's tick journal");
    }

    /** Begins as every table of a signal journal does. */
    private static TableSchema.Builder table(String name, String holds, String tick) {
        return TableSchema.table(name, holds)
                .column("tick", LONG, tick)
                .column("epoch", LONG, "epoch of the run in which that tick was first processed");
    }

    private static TableSchema snapshots() {
        TableSchema.Builder table = table("snapshots", "the metrics of an underlying")
                .column("time", TIME, "every tick up to this event time is in the values");
        for (Metric metric : Metric.values()) {
            table.column(metric.name().toLowerCase(Locale.ROOT), DOUBLE, metric.unit() + ": " + metric.meaning());
        }
        return table.build();
    }
}
