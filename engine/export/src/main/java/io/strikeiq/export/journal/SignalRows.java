package io.strikeiq.export.journal;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.export.table.RowSink;
import io.strikeiq.export.table.Rows;
import io.strikeiq.export.table.TableSchema;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.writer.RegimeNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the rows of signal records. */
final class SignalRows {
    private static final List<Metric> METRICS = List.of(Metric.values());

    private final Rows rows;
    private final long cadence;
    /** Of each underlying the step of the cadence that has had its snapshot. */
    private final Map<String, Long> steps = new HashMap<>();

    private long evidence;
    private long options;
    private long metrics;

    /** @param cadence nanoseconds of event time between two rows of a metric */
    SignalRows(Rows rows, long cadence) {
        this.rows = rows;
        this.cadence = cadence;
    }

    /** Pieces of evidence of all signals so far. */
    long evidence() {
        return evidence;
    }

    /** Options of all chain snapshots so far. */
    long options() {
        return options;
    }

    /** Known metrics of the snapshots that were taken for the cadence so far. */
    long metrics() {
        return metrics;
    }

    void add(JournalRecord record) throws IOException {
        if (record instanceof SignalEmitted signal) {
            addSignal(signal);
        } else if (record instanceof MarketSnapshotTaken snapshot) {
            addSnapshot(snapshot);
            addMetrics(snapshot);
        } else if (record instanceof ChainSnapshotTaken chain) {
            addChain(chain);
        } else if (record instanceof SignalScored outcome && rows.wants(SignalTables.OUTCOMES)) {
            addOutcome(outcome);
        }
    }

    private RowSink begin(TableSchema table, JournalRecord record, int epoch) throws IOException {
        return rows.begin(table, record.time(), record.underlying())
                .whole(record.tickSequence())
                .whole(epoch);
    }

    private void addSignal(SignalEmitted signal) throws IOException {
        if (rows.wants(SignalTables.SIGNALS)) {
            begin(SignalTables.SIGNALS, signal, signal.epoch())
                    .whole(signal.ordinal())
                    .time(signal.time())
                    .text(signal.engine())
                    .text(signal.signal())
                    .text(signal.direction().name())
                    .decimal(signal.strength())
                    .decimal(signal.confidence())
                    .decimal(signal.confidenceLow())
                    .decimal(signal.confidenceHigh())
                    .decimal(signal.confidenceCount())
                    .decimal(signal.spot())
                    .decimal(signal.level())
                    .whole(signal.evidence().size())
                    .text(signal.book())
                    .text(RegimeNames.volatility(signal.ivRegime()))
                    .text(RegimeNames.gamma(signal.gammaRegime()))
                    .decimal(signal.model().probability())
                    .decimal(signal.model().low())
                    .decimal(signal.model().high())
                    .decimal(signal.model().count())
                    .endRow();
        }
        evidence += signal.evidence().size();
        if (rows.wants(SignalTables.EVIDENCE)) {
            int position = 0;
            for (Evidence reason : signal.evidence()) {
                begin(SignalTables.EVIDENCE, signal, signal.epoch())
                        .whole(signal.ordinal())
                        .time(signal.time())
                        .text(signal.engine())
                        .text(signal.signal())
                        .whole(position++)
                        .text(reason.reason())
                        .decimal(reason.value())
                        .decimal(reason.contribution())
                        .endRow();
            }
        }
    }

    private void addSnapshot(MarketSnapshotTaken snapshot) throws IOException {
        if (!rows.wants(SignalTables.SNAPSHOTS)) {
            return;
        }
        RowSink row = begin(SignalTables.SNAPSHOTS, snapshot, snapshot.epoch()).time(snapshot.time());
        for (Metric metric : METRICS) {
            row.decimal(snapshot.metrics().getOrDefault(metric.name(), Double.NaN));
        }
        row.endRow();
    }

    /** The first snapshot in each step, with its own time: nothing of a later one is known at it. */
    private void addMetrics(MarketSnapshotTaken snapshot) throws IOException {
        long step = Math.floorDiv(snapshot.time(), cadence);
        Long last = steps.put(snapshot.underlying(), step);
        if (last != null && last >= step) {
            steps.put(snapshot.underlying(), last);
            return;
        }
        for (Map.Entry<String, Double> metric : snapshot.metrics().entrySet()) {
            if (!metric.getValue().isNaN()) {
                metrics++;
                if (rows.wants(SignalTables.METRICS)) {
                    begin(SignalTables.METRICS, snapshot, snapshot.epoch())
                            .time(snapshot.time())
                            .text(metric.getKey())
                            .decimal(metric.getValue())
                            .endRow();
                }
            }
        }
    }

    private void addChain(ChainSnapshotTaken chain) throws IOException {
        options += chain.options().size();
        if (!rows.wants(SignalTables.CHAIN)) {
            return;
        }
        for (OptionRow option : chain.options()) {
            begin(SignalTables.CHAIN, chain, chain.epoch())
                    .time(chain.time())
                    .time(chain.expiryTime())
                    .decimal(chain.spot())
                    .decimal(chain.forward())
                    .whole(option.instrumentId())
                    .text(option.venue())
                    .text(option.series())
                    .text(option.right().name())
                    .decimal(option.strike())
                    .decimal(option.bid())
                    .decimal(option.ask())
                    .decimal(option.bidSize())
                    .decimal(option.askSize())
                    .decimal(option.last())
                    .decimal(option.volume())
                    .decimal(option.openInterest())
                    .decimal(option.sigma())
                    .decimal(option.delta())
                    .decimal(option.gamma())
                    .decimal(option.vega())
                    .decimal(option.theta())
                    .decimal(option.venueIv())
                    .decimal(option.venueDelta())
                    .decimal(option.venueGamma())
                    .endRow();
        }
    }

    private void addOutcome(SignalScored outcome) throws IOException {
        RowSink row = begin(SignalTables.OUTCOMES, outcome, outcome.epoch())
                .time(outcome.time())
                .whole(outcome.signalTick())
                .whole(outcome.signalEpoch())
                .whole(outcome.signalOrdinal())
                .text(outcome.engine())
                .text(outcome.signal())
                .decimal(outcome.horizon() / 1e9)
                .whole(outcome.scoredInstrumentId())
                .whole(outcome.ruleVersion());
        instant(row, outcome.entryTime());
        row.decimal(outcome.entryPrice());
        instant(row, outcome.exitTime());
        row.decimal(outcome.exitPrice())
                .text(outcome.outcome().name())
                .flag(outcome.bothBarriers())
                .decimal(outcome.grossReturn())
                .decimal(outcome.netReturn())
                .decimal(outcome.favourableExcursion())
                .decimal(outcome.adverseExcursion())
                .decimal(outcome.secondsToBarrier())
                .decimal(outcome.weight())
                .flag(outcome.flagged())
                .text(outcome.direction().name());
        instant(row, outcome.signalTime());
        row.decimal(outcome.strength())
                .decimal(outcome.confidence())
                .decimal(outcome.confidenceCount())
                .text(RegimeNames.volatility(outcome.ivRegime()))
                .text(RegimeNames.gamma(outcome.gammaRegime()))
                .decimal(outcome.sigma())
                .decimal(outcome.barrier())
                .decimal(outcome.realisedVariance())
                .decimal(outcome.impliedVariance())
                .decimal(outcome.atmOptionReturn())
                .decimal(outcome.wingOptionReturn())
                .decimal(outcome.score())
                .decimal(outcome.modelScore())
                .endRow();
    }

    /** A time of the market; 0 and what an older record lacks are none. */
    private static void instant(RowSink row, long nanos) throws IOException {
        if (nanos <= 0) {
            row.none(1);
        } else {
            row.time(nanos);
        }
    }
}
