package io.strikeiq.persistence.journal;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.persistence.journal.JournalRecord.ChainSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.Evidence;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.ModelEstimate;
import io.strikeiq.persistence.journal.JournalRecord.OptionRow;
import io.strikeiq.persistence.journal.JournalRecord.RunEnd;
import io.strikeiq.persistence.journal.JournalRecord.RunStart;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.sbe.ChainSnapshotDecoder;
import io.strikeiq.persistence.sbe.MarketSnapshotDecoder;
import io.strikeiq.persistence.sbe.MetricNamesDecoder;
import io.strikeiq.persistence.sbe.RunEndDecoder;
import io.strikeiq.persistence.sbe.RunStartDecoder;
import io.strikeiq.persistence.sbe.SignalDecoder;
import io.strikeiq.persistence.sbe.SignalOutcomeDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.agrona.DirectBuffer;

/** Decodes the records of a signal journal; keeps the names of metrics that a later snapshot needs. */
final class SignalDecoders {
    private static final int MESSAGE = RecordBuffer.HEADER_LENGTH;
    private final RunStartDecoder runStart = new RunStartDecoder();
    private final RunEndDecoder runEnd = new RunEndDecoder();
    private final MetricNamesDecoder metricNames = new MetricNamesDecoder();
    private final SignalDecoder signal = new SignalDecoder();
    private final MarketSnapshotDecoder market = new MarketSnapshotDecoder();
    private final ChainSnapshotDecoder chain = new ChainSnapshotDecoder();
    private final SignalOutcomeDecoder outcome = new SignalOutcomeDecoder();
    private List<String> names = List.of();
    private byte[] namesRecord = {};
    private long namesIndex = -1;

    boolean isRunEnd(JournalScanner record) {
        return record.templateId() == RunEndDecoder.TEMPLATE_ID;
    }

    /**
     * Keeps of a record what later ones need.
     *
     * @throws JournalDamagedException when no writer makes such a record
     */
    void remember(JournalScanner record) {
        if (record.templateId() == MetricNamesDecoder.TEMPLATE_ID) {
            names = decoded(record, this::namesOf);
            namesRecord = record.record().bytes();
            // At the head of a later file it repeats an earlier record, and has none of its own.
            namesIndex = Math.max(0, record.lastGoodIndex());
        }
    }

    /** The record that names the metrics of the snapshots read now, empty before the first. */
    byte[] namesRecord() {
        return namesRecord;
    }

    /** Its journal index, −1 before the first. */
    long namesIndex() {
        return namesIndex;
    }

    private List<String> namesOf(JournalScanner record) {
        return names(metricNames.wrap(record.record().buffer(), MESSAGE, record.blockLength(), record.version()));
    }

    /**
     * Decodes the record last read; null for one that only serves later ones.
     *
     * @throws JournalDamagedException when no writer makes such a record
     */
    JournalRecord decode(JournalScanner record) {
        return decoded(record, this::recordOf);
    }

    private JournalRecord recordOf(JournalScanner record) {
        DirectBuffer buffer = record.record().buffer();
        int block = record.blockLength();
        int version = record.version();
        long index = record.lastGoodIndex();
        return switch (record.templateId()) {
            case RunStartDecoder.TEMPLATE_ID -> runStart(index, runStart.wrap(buffer, MESSAGE, block, version));
            case RunEndDecoder.TEMPLATE_ID -> runEnd(index, runEnd.wrap(buffer, MESSAGE, block, version));
            case SignalDecoder.TEMPLATE_ID -> signal(index, signal.wrap(buffer, MESSAGE, block, version));
            case MarketSnapshotDecoder.TEMPLATE_ID -> market(index, market.wrap(buffer, MESSAGE, block, version));
            case ChainSnapshotDecoder.TEMPLATE_ID -> chain(index, chain.wrap(buffer, MESSAGE, block, version));
            case SignalOutcomeDecoder.TEMPLATE_ID -> outcome(index, outcome.wrap(buffer, MESSAGE, block, version));
            case MetricNamesDecoder.TEMPLATE_ID -> {
                remember(record);
                yield null;
            }
            default ->
                throw new JournalException("record " + index + " of " + record.directory() + " has template "
                        + record.templateId() + ", which no signal journal holds; it was written by a later version");
        };
    }

    /** A record with a right checksum that cannot be decoded is damage. */
    private static <T> T decoded(JournalScanner record, Function<JournalScanner, T> decoder) {
        try {
            return decoder.apply(record);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw record.undecodable(e);
        }
    }

    private static List<String> names(MetricNamesDecoder message) {
        List<String> names = new ArrayList<>();
        for (MetricNamesDecoder.MetricsDecoder metric : message.metrics()) {
            names.add(metric.name());
        }
        return names;
    }

    private static RunStart runStart(long index, RunStartDecoder message) {
        String runId = message.runId();
        return new RunStart(index, runId, message.source(), message.startedAt(), message.resumedAt(), message.epoch());
    }

    private static RunEnd runEnd(long index, RunEndDecoder message) {
        if (message.records() != index) {
            throw new IllegalArgumentException("the run ends after " + message.records() + " records, not " + index);
        }
        return new RunEnd(
                index,
                message.runId(),
                message.endedAt(),
                message.ticks(),
                message.signals(),
                message.stateHash(),
                message.signalHash());
    }

    private static SignalEmitted signal(long index, SignalDecoder message) {
        List<Evidence> evidence = new ArrayList<>();
        for (SignalDecoder.EvidenceDecoder reason : message.evidence()) {
            evidence.add(new Evidence(reason.reason(), reason.value(), reason.contribution()));
        }
        return new SignalEmitted(
                index,
                message.epoch(),
                message.tickSequence(),
                message.ordinal(),
                message.time(),
                message.engine(),
                message.name(),
                message.underlyingId(),
                message.symbol(),
                Direction.of(message.direction()),
                message.strength(),
                message.confidence(),
                message.confidenceLow(),
                message.confidenceHigh(),
                message.confidenceCount(),
                message.spot(),
                message.level(),
                message.book(),
                List.copyOf(evidence),
                message.ivRegime(),
                message.gammaRegime(),
                new ModelEstimate(
                        message.modelProbability(), message.modelLow(), message.modelHigh(), message.modelCount()));
    }

    private MarketSnapshotTaken market(long index, MarketSnapshotDecoder message) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : names) {
            metrics.put(name, Double.NaN);
        }
        for (MarketSnapshotDecoder.MetricsDecoder metric : message.metrics()) {
            metrics.put(names.get(metric.id()), metric.value());
        }
        return new MarketSnapshotTaken(
                index,
                message.epoch(),
                message.tickSequence(),
                message.time(),
                message.underlyingId(),
                message.symbol(),
                Collections.unmodifiableMap(metrics));
    }

    private static ChainSnapshotTaken chain(long index, ChainSnapshotDecoder message) {
        List<Kind> kinds = new ArrayList<>();
        for (ChainSnapshotDecoder.KindsDecoder kind : message.kinds()) {
            String venue = kind.venue();
            kinds.add(new Kind(venue, kind.series()));
        }
        List<OptionRow> options = new ArrayList<>();
        for (ChainSnapshotDecoder.OptionsDecoder option : message.options()) {
            options.add(option(option, kinds.get(option.kind())));
        }
        return new ChainSnapshotTaken(
                index,
                message.epoch(),
                message.tickSequence(),
                message.time(),
                message.underlyingId(),
                message.symbol(),
                message.expiryTime(),
                message.spot(),
                message.forward(),
                List.copyOf(options));
    }

    private record Kind(String venue, String series) {}

    private static OptionRow option(ChainSnapshotDecoder.OptionsDecoder option, Kind kind) {
        return new OptionRow(
                option.instrumentId(),
                kind.venue(),
                kind.series(),
                OptionRight.of(option.right()),
                option.strike(),
                option.bid(),
                option.ask(),
                option.bidSize(),
                option.askSize(),
                option.last(),
                option.volume(),
                option.openInterest(),
                option.sigma(),
                option.delta(),
                option.gamma(),
                option.vega(),
                option.theta(),
                option.venueIv(),
                option.venueDelta(),
                option.venueGamma());
    }

    private static SignalScored outcome(long index, SignalOutcomeDecoder message) {
        return new SignalScored(
                index,
                message.epoch(),
                message.tickSequence(),
                message.time(),
                message.signalEpoch(),
                message.signalTick(),
                message.signalOrdinal(),
                message.engine(),
                message.name(),
                message.underlyingId(),
                message.symbol(),
                message.horizon(),
                message.scoredInstrumentId(),
                message.ruleVersion(),
                message.entryTime(),
                message.entryPrice(),
                message.exitTime(),
                message.exitPrice(),
                Outcome.of(message.outcome()),
                message.bothBarriers() != 0,
                message.grossReturn(),
                message.netReturn(),
                message.favourableExcursion(),
                message.adverseExcursion(),
                message.secondsToBarrier(),
                message.weight(),
                message.flagged() != 0,
                direction(message),
                message.signalTime(),
                message.strength(),
                message.confidence(),
                message.confidenceCount(),
                message.ivRegime(),
                message.gammaRegime(),
                message.sigma(),
                message.barrier(),
                message.realisedVariance(),
                message.impliedVariance(),
                message.atmOptionReturn(),
                message.wingOptionReturn(),
                message.score(),
                message.modelScore());
    }

    /** None in records of versions that did not say. */
    private static Direction direction(SignalOutcomeDecoder message) {
        short code = message.direction();
        return code == SignalOutcomeDecoder.directionNullValue() ? Direction.NONE : Direction.of(code);
    }
}
