package io.strikeiq.persistence.journal;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.persistence.SignalId;
import java.util.List;
import java.util.Map;

/**
 * A decoded record of a signal journal. Times are nanoseconds since the epoch, UTC; {@code NaN} means unknown. The epoch
 * of a record is that in which its tick was first processed: 1 for a new run, one more after each restart.
 */
public sealed interface JournalRecord {
    /** Journal index of the record. */
    long index();

    /** The tick that caused the record, 0 for one that no tick caused. */
    long tickSequence();

    /** What it is. */
    RecordKind kind();

    /** Rows that it makes in the tables that are copied to. */
    int rows();

    /** Symbol of the underlying, or null when it concerns none. */
    String underlying();

    /** Event time, 0 when it has none. */
    long time();

    /** The start or the end of a run, which change its row and make none. */
    sealed interface RunChange extends JournalRecord {
        @Override
        default long tickSequence() {
            return 0;
        }

        @Override
        default int rows() {
            return 0;
        }

        @Override
        default String underlying() {
            return null;
        }

        @Override
        default long time() {
            return 0;
        }
    }

    /**
     * A run begins, or goes on after a restart.
     *
     * @param startedAt wall clock
     * @param resumedAt tick sequence up to which the run had been journaled, 0 for a new run
     * @param epoch 1 for a new run, one more after each restart
     * @param source where the ticks come from
     */
    record RunStart(long index, String runId, String source, long startedAt, long resumedAt, int epoch)
            implements RunChange {
        @Override
        public RecordKind kind() {
            return RecordKind.RUN_START;
        }
    }

    /**
     * A run has ended.
     *
     * @param endedAt wall clock
     */
    record RunEnd(long index, String runId, long endedAt, long ticks, long signals, long stateHash, long signalHash)
            implements RunChange {
        @Override
        public RecordKind kind() {
            return RecordKind.RUN_END;
        }
    }

    /**
     * A signal with its evidence.
     *
     * @param confidenceLow lower end of the interval of confidence, unknown while it is a prior
     * @param confidenceHigh upper end
     * @param confidenceCount outcomes, by weight, that it was learned from
     * @param book VENUE:SYMBOL of another instrument whose book and trades were seen, empty for the underlying's own
     * @param ivRegime code of the IV regime, like all after it unknown in records of a version before 4
     * @param gammaRegime code of the dealer-gamma regime
     * @param model what the online model said of it, beside the confidence
     */
    record SignalEmitted(
            long index,
            int epoch,
            long tickSequence,
            int ordinal,
            long time,
            String engine,
            String signal,
            int underlyingId,
            String underlying,
            Direction direction,
            double strength,
            double confidence,
            double confidenceLow,
            double confidenceHigh,
            double confidenceCount,
            double spot,
            double level,
            String book,
            List<Evidence> evidence,
            double ivRegime,
            double gammaRegime,
            ModelEstimate model)
            implements JournalRecord {
        /** The engine whose predictions have a table of their own. */
        private static final String SMART_MONEY = "smart_money";

        @Override
        public RecordKind kind() {
            return RecordKind.SIGNAL;
        }

        /** One more where the model gave a prediction, and another where that is of the smart money. */
        @Override
        public int rows() {
            return 1 + (isPredicted() ? 1 : 0) + (isSmartMoneyPredicted() ? 1 : 0);
        }

        /** Its identity as a signal of a run. */
        public SignalId id(String runId) {
            return new SignalId(runId, epoch, tickSequence, engine, ordinal);
        }

        /** Whether the online model gave a probability. */
        public boolean isPredicted() {
            return !Double.isNaN(model.probability());
        }

        /** The same of a signal of the engine {@code smart_money}. */
        public boolean isSmartMoneyPredicted() {
            return isPredicted() && engine.equals(SMART_MONEY);
        }
    }

    /**
     * What the online model said of a signal.
     *
     * @param probability unknown until it has learned enough
     * @param low lower end of its interval
     * @param high upper end
     * @param count outcomes that it had learned from
     */
    record ModelEstimate(double probability, double low, double high, double count) {
        /** It said nothing. */
        public static final ModelEstimate NONE = new ModelEstimate(Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /**
     * One reason of a signal.
     *
     * @param contribution log-odds added to the strength
     */
    record Evidence(String reason, double value, double contribution) {}

    /**
     * The metrics of one underlying.
     *
     * @param metrics every metric by name, in the order of the journal's dictionary
     */
    record MarketSnapshotTaken(
            long index,
            int epoch,
            long tickSequence,
            long time,
            int underlyingId,
            String underlying,
            Map<String, Double> metrics)
            implements JournalRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.MARKET_SNAPSHOT;
        }

        @Override
        public int rows() {
            return 1;
        }
    }

    /** The listed options of one expiry. */
    record ChainSnapshotTaken(
            long index,
            int epoch,
            long tickSequence,
            long time,
            int underlyingId,
            String underlying,
            long expiryTime,
            double spot,
            double forward,
            List<OptionRow> options)
            implements JournalRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.CHAIN_SNAPSHOT;
        }

        @Override
        public int rows() {
            return options.size();
        }
    }

    /** One option of a chain; units as in {@code ChainState}, venue and series as in {@code Instrument}. */
    record OptionRow(
            int instrumentId,
            String venue,
            String series,
            OptionRight right,
            double strike,
            double bid,
            double ask,
            double bidSize,
            double askSize,
            double last,
            double volume,
            double openInterest,
            double sigma,
            double delta,
            double gamma,
            double vega,
            double theta,
            double venueIv,
            double venueDelta,
            double venueGamma) {}

    /**
     * What became of a signal at one horizon; fields as in {@code SignalOutcome}.
     *
     * @param signalEpoch with tick, engine and ordinal the identity of the signal in its run
     * @param horizon nanoseconds of event time from the signal on, 0 for the end of its session
     * @param direction of the signal, like all after it; unknown in records of a version before 3
     * @param score log-odds that the cells gave the signal, like the last unknown in records of a version before 4
     * @param modelScore log-odds that the online model gave it
     */
    record SignalScored(
            long index,
            int epoch,
            long tickSequence,
            long time,
            int signalEpoch,
            long signalTick,
            int signalOrdinal,
            String engine,
            String signal,
            int underlyingId,
            String underlying,
            long horizon,
            int scoredInstrumentId,
            int ruleVersion,
            long entryTime,
            double entryPrice,
            long exitTime,
            double exitPrice,
            Outcome outcome,
            boolean bothBarriers,
            double grossReturn,
            double netReturn,
            double favourableExcursion,
            double adverseExcursion,
            double secondsToBarrier,
            double weight,
            boolean flagged,
            Direction direction,
            long signalTime,
            double strength,
            double confidence,
            double confidenceCount,
            double ivRegime,
            double gammaRegime,
            double sigma,
            double barrier,
            double realisedVariance,
            double impliedVariance,
            double atmOptionReturn,
            double wingOptionReturn,
            double score,
            double modelScore)
            implements JournalRecord {
        @Override
        public RecordKind kind() {
            return RecordKind.OUTCOME;
        }

        @Override
        public int rows() {
            return 1;
        }

        /** The identity of its signal in a run. */
        public SignalId signalId(String runId) {
            return new SignalId(runId, signalEpoch, signalTick, engine, signalOrdinal);
        }
    }
}
