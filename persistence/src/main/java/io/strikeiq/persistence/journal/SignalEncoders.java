package io.strikeiq.persistence.journal;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.ChainSnapshot.Field;
import io.strikeiq.core.snapshot.MarketSnapshot;
import io.strikeiq.persistence.sbe.ChainSnapshotEncoder;
import io.strikeiq.persistence.sbe.MarketSnapshotEncoder;
import io.strikeiq.persistence.sbe.MessageHeaderEncoder;
import io.strikeiq.persistence.sbe.MetricNamesEncoder;
import io.strikeiq.persistence.sbe.RunEndEncoder;
import io.strikeiq.persistence.sbe.RunStartEncoder;
import io.strikeiq.persistence.sbe.SignalEncoder;
import io.strikeiq.persistence.sbe.SignalOutcomeEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Encodes what leaves the pipeline into a record. Signals and snapshots allocate nothing once the symbol of their
 * underlying has been seen.
 */
final class SignalEncoders {
    private final MutableDirectBuffer buffer;
    private final MessageHeaderEncoder header;
    private final SymbolBytes symbols = new SymbolBytes();
    private final SymbolBytes books = new SymbolBytes();
    private final RunStartEncoder runStart = new RunStartEncoder();
    private final RunEndEncoder runEnd = new RunEndEncoder();
    private final MetricNamesEncoder metricNames = new MetricNamesEncoder();
    private final SignalEncoder signal = new SignalEncoder();
    private final MarketSnapshotEncoder market = new MarketSnapshotEncoder();
    private final ChainSnapshotEncoder chain = new ChainSnapshotEncoder();
    private final OptionKinds kinds = new OptionKinds();
    private final SignalOutcomeEncoder outcome = new SignalOutcomeEncoder();

    SignalEncoders(RecordBuffer record) {
        this.buffer = record.buffer();
        this.header = record.headerEncoder();
    }

    int metricNames() {
        MetricNamesEncoder.MetricsEncoder metrics =
                metricNames.wrapAndApplyHeader(buffer, 0, header).metricsCount(Metric.count());
        for (int i = 0; i < Metric.count(); i++) {
            metrics.next().name(Metric.at(i).name());
        }
        return metricNames.encodedLength();
    }

    int runStart(RunInfo run, long resumedAt, int epoch) {
        return runStart.wrapAndApplyHeader(buffer, 0, header)
                .startedAt(run.startedAt())
                .resumedAt(resumedAt)
                .epoch(epoch)
                .runId(run.runId())
                .source(run.source())
                .encodedLength();
    }

    int runEnd(String runId, long endedAt, long ticks, long signals, long stateHash, long signalHash, long records) {
        return runEnd.wrapAndApplyHeader(buffer, 0, header)
                .endedAt(endedAt)
                .ticks(ticks)
                .signals(signals)
                .stateHash(stateHash)
                .signalHash(signalHash)
                .records(records)
                .runId(runId)
                .encodedLength();
    }

    int signal(Signal source, int epoch) {
        signal.wrapAndApplyHeader(buffer, 0, header)
                .tickSequence(source.tickSequence)
                .time(source.time)
                .ordinal(source.ordinal)
                .underlyingId(source.underlyingId)
                .direction((short) source.direction.ordinal())
                .strength(source.strength)
                .confidence(source.confidence)
                .spot(source.spot)
                .level(source.level)
                .epoch(epoch)
                .confidenceLow(source.confidenceLow)
                .confidenceHigh(source.confidenceHigh)
                .confidenceCount(source.confidenceCount)
                .ivRegime(source.ivRegime)
                .gammaRegime(source.gammaRegime)
                .modelProbability(source.modelProbability)
                .modelLow(source.modelLow)
                .modelHigh(source.modelHigh)
                .modelCount(source.modelCount)
                .engine(AsciiName.check(source.engine, SignalJournalWriter.ENGINE_NAME))
                .name(AsciiName.check(source.type.name(), SignalJournalWriter.SIGNAL_NAME));
        SignalEncoder.EvidenceEncoder evidence = signal.evidenceCount(source.evidenceCount());
        for (int i = 0; i < source.evidenceCount(); i++) {
            evidence.next()
                    .reason(AsciiName.check(source.reason(i).code(), SignalJournalWriter.REASON_CODE))
                    .value(source.value(i))
                    .contribution(source.contribution(i));
        }
        byte[] symbol = symbols.of(source.underlyingId, source.underlying);
        byte[] book = books.of(source.underlyingId, source.book);
        return signal.putSymbol(symbol, 0, symbol.length)
                .putBook(book, 0, book.length)
                .encodedLength();
    }

    int marketSnapshot(MarketSnapshot snapshot, int epoch) {
        market.wrapAndApplyHeader(buffer, 0, header)
                .tickSequence(snapshot.tickSequence)
                .time(snapshot.time)
                .underlyingId(snapshot.underlyingId)
                .epoch(epoch);
        MarketSnapshotEncoder.MetricsEncoder metrics = market.metricsCount(known(snapshot));
        for (int i = 0; i < Metric.count(); i++) {
            double value = snapshot.frame().get(i);
            if (!Double.isNaN(value)) {
                metrics.next().id(i).value(value);
            }
        }
        byte[] symbol = symbols.of(snapshot.underlyingId, snapshot.underlying);
        return market.putSymbol(symbol, 0, symbol.length).encodedLength();
    }

    private static int known(MarketSnapshot snapshot) {
        int known = 0;
        for (int i = 0; i < Metric.count(); i++) {
            known += Double.isNaN(snapshot.frame().get(i)) ? 0 : 1;
        }
        return known;
    }

    int chainSnapshot(ChainSnapshot snapshot, int epoch) {
        chain.wrapAndApplyHeader(buffer, 0, header)
                .tickSequence(snapshot.tickSequence)
                .time(snapshot.time)
                .underlyingId(snapshot.underlyingId)
                .expiryTime(snapshot.expiryTime)
                .spot(snapshot.spot)
                .forward(snapshot.forward)
                .epoch(epoch);
        int columns = 2 * snapshot.rows();
        kinds.collect(snapshot, columns);
        ChainSnapshotEncoder.KindsEncoder pairs = chain.kindsCount(kinds.count());
        for (int i = 0; i < kinds.count(); i++) {
            byte[] venue = kinds.venue(i);
            byte[] series = kinds.series(i);
            pairs.next().putVenue(venue, 0, venue.length).putSeries(series, 0, series.length);
        }
        ChainSnapshotEncoder.OptionsEncoder options = chain.optionsCount(known(snapshot, columns));
        for (int column = 0; column < columns; column++) {
            if (snapshot.isKnown(column)) {
                options.next().kind(kinds.of(snapshot.instrument(column)));
                option(options, snapshot, column);
            }
        }
        byte[] symbol = symbols.of(snapshot.underlyingId, snapshot.underlying);
        return chain.putSymbol(symbol, 0, symbol.length).encodedLength();
    }

    /** Options of which nothing was ever said are not stored. */
    private static int known(ChainSnapshot snapshot, int columns) {
        int known = 0;
        for (int column = 0; column < columns; column++) {
            known += snapshot.isKnown(column) ? 1 : 0;
        }
        return known;
    }

    private static void option(ChainSnapshotEncoder.OptionsEncoder option, ChainSnapshot snapshot, int column) {
        option.instrumentId(snapshot.instrumentId(column))
                .right((short) (column & 1))
                .strike(snapshot.strike(column >> 1))
                .bid(snapshot.get(Field.BID, column))
                .ask(snapshot.get(Field.ASK, column))
                .bidSize(snapshot.get(Field.BID_SIZE, column))
                .askSize(snapshot.get(Field.ASK_SIZE, column))
                .last(snapshot.get(Field.LAST, column))
                .volume(snapshot.get(Field.VOLUME, column))
                .openInterest(snapshot.get(Field.OPEN_INTEREST, column))
                .sigma(snapshot.get(Field.SIGMA, column))
                .delta(snapshot.get(Field.DELTA, column))
                .gamma(snapshot.get(Field.GAMMA, column))
                .vega(snapshot.get(Field.VEGA, column))
                .theta(snapshot.get(Field.THETA, column))
                .venueIv(snapshot.get(Field.VENUE_IV, column))
                .venueDelta(snapshot.get(Field.VENUE_DELTA, column))
                .venueGamma(snapshot.get(Field.VENUE_GAMMA, column));
    }

    int outcome(SignalOutcome source, int epoch, int signalEpoch) {
        outcome.wrapAndApplyHeader(buffer, 0, header)
                .tickSequence(source.tickSequence)
                .time(source.time)
                .epoch(epoch)
                .signalEpoch(signalEpoch)
                .signalTick(source.signalTick)
                .signalOrdinal(source.signalOrdinal)
                .underlyingId(source.underlyingId)
                .horizon(source.horizon)
                .scoredInstrumentId(source.scoredInstrumentId)
                .ruleVersion(source.ruleVersion)
                .entryTime(source.entryTime)
                .entryPrice(source.entryPrice)
                .exitTime(source.exitTime)
                .exitPrice(source.exitPrice)
                .outcome((short) source.outcome.ordinal())
                .bothBarriers((short) (source.bothBarriers ? 1 : 0))
                .flagged((short) (source.flagged ? 1 : 0))
                .grossReturn(source.grossReturn)
                .netReturn(source.netReturn)
                .favourableExcursion(source.favourableExcursion)
                .adverseExcursion(source.adverseExcursion)
                .secondsToBarrier(source.secondsToBarrier)
                .weight(source.weight)
                .engine(AsciiName.check(source.engine, SignalJournalWriter.ENGINE_NAME))
                .name(AsciiName.check(source.type.name(), SignalJournalWriter.SIGNAL_NAME))
                .direction((short) source.type.direction().ordinal())
                .signalTime(source.signalTime)
                .strength(source.strength)
                .confidence(source.confidence)
                .confidenceCount(source.confidenceCount)
                .ivRegime(source.ivRegime)
                .gammaRegime(source.gammaRegime)
                .sigma(source.sigma)
                .barrier(source.barrier)
                .realisedVariance(source.realisedVariance)
                .impliedVariance(source.impliedVariance)
                .atmOptionReturn(source.atmOptionReturn)
                .wingOptionReturn(source.wingOptionReturn)
                .score(source.score)
                .modelScore(source.modelScore);
        byte[] symbol = symbols.of(source.underlyingId, source.underlying);
        return outcome.putSymbol(symbol, 0, symbol.length).encodedLength();
    }
}
