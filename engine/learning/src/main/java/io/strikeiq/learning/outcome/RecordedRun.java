package io.strikeiq.learning.outcome;

import io.strikeiq.core.metrics.Metric;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.MarketSnapshotTaken;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.JournalRecord.SignalScored;
import io.strikeiq.persistence.journal.SignalJournalReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outcomes of runs and the market beside them. */
public final class RecordedRun {
    private record Identity(int epoch, long tick, String engine, int ordinal) {}

    /** Event times of the signals of a recording that have been counted, both ends included. */
    private record Span(String recording, long from, long to) {
        boolean covers(String other, long time) {
            return recording.equals(other) && time >= from && time <= to;
        }
    }

    private record Kind(String engine, String signal) {
        static Kind of(SignalScored outcome) {
            return new Kind(outcome.engine(), outcome.signal());
        }
    }

    private final List<String> runIds = new ArrayList<>();
    private final List<ScoredSignal> outcomes = new ArrayList<>();
    private final SortedMap<String, MarketPath> paths = new TreeMap<>();
    /** Of the journals that were read. */
    private final List<Span> counted = new ArrayList<>();

    private long signals;
    private long orphans;

    /**
     * Reads signal journals. A run that is named twice counts once, and so does a recording: of a later run of the same one,
     * signals in the span of those that were read before are left out.
     *
     * @param journals earlier runs first
     * @throws io.strikeiq.persistence.journal.JournalException when one is no signal journal or is damaged
     */
    public static RecordedRun read(List<RunJournal> journals) {
        RecordedRun run = new RecordedRun();
        UnderlyingNames names = new UnderlyingNames();
        for (RunJournal journal : journals) {
            try (UnderlyingNames.OfRun underlyings = names.of(journal.ticks())) {
                run.readOne(journal, underlyings);
            }
        }
        run.name(names);
        run.outcomes.sort(Comparator.comparingLong(ScoredSignal::time)
                .thenComparing(ScoredSignal::underlying)
                .thenComparing(ScoredSignal::engine)
                .thenComparing(ScoredSignal::signal)
                .thenComparingLong(ScoredSignal::horizon));
        return run;
    }

    /** Outcomes and paths that are already at hand. */
    public static RecordedRun of(String runId, List<ScoredSignal> outcomes, List<MarketPath> paths) {
        RecordedRun run = new RecordedRun();
        run.runIds.add(runId);
        run.outcomes.addAll(outcomes);
        run.signals = outcomes.size();
        paths.forEach(path -> run.paths.put(path.underlying(), path));
        return run;
    }

    private void name(UnderlyingNames names) {
        outcomes.replaceAll(each -> each.of(names.shown(each.underlying())));
        List<MarketPath> named = List.copyOf(paths.values());
        paths.clear();
        for (MarketPath path : named) {
            path.rename(names.shown(path.underlying()));
            paths.put(path.underlying(), path);
        }
    }

    private void readOne(RunJournal journal, UnderlyingNames.OfRun underlyings) {
        Map<Identity, SignalEmitted> emitted = new HashMap<>();
        List<SignalScored> scored = new ArrayList<>();
        try (SignalJournalReader reader = SignalJournalReader.open(journal.signals())) {
            if (runIds.contains(reader.runId())) {
                return;
            }
            runIds.add(reader.runId());
            for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof SignalEmitted signal) {
                    emitted.put(
                            new Identity(signal.epoch(), signal.tickSequence(), signal.engine(), signal.ordinal()),
                            signal);
                } else if (record instanceof SignalScored outcome) {
                    scored.add(outcome);
                } else if (record instanceof MarketSnapshotTaken snapshot) {
                    String name = underlyings.of(snapshot.underlyingId(), snapshot.underlying());
                    paths.computeIfAbsent(name, MarketPath::new).add(snapshot.time(), snapshot.metrics());
                }
            }
        }
        Map<Identity, SignalSaid> said = new HashMap<>();
        Map<Kind, Integer> claims = claims(scored);
        for (SignalScored outcome : scored) {
            Identity identity = new Identity(
                    outcome.signalEpoch(), outcome.signalTick(), outcome.engine(), outcome.signalOrdinal());
            SignalEmitted signal = emitted.get(identity);
            if (signal == null) {
                orphans++;
            } else if (!isCounted(journal.recording(), signal.time())) {
                outcomes.add(scored(
                        outcome,
                        said.computeIfAbsent(
                                identity,
                                i -> said(
                                        signal,
                                        underlyings.of(signal.underlyingId(), signal.underlying()),
                                        claims.getOrDefault(Kind.of(outcome), 0)))));
            }
        }
        long[] times = emitted.values().stream()
                .mapToLong(SignalEmitted::time)
                .sorted()
                .toArray();
        signals += Arrays.stream(times)
                .filter(time -> !isCounted(journal.recording(), time))
                .count();
        if (times.length > 0) {
            counted.add(new Span(journal.recording(), times[0], times[times.length - 1]));
        }
    }

    private boolean isCounted(String recording, long time) {
        return counted.stream().anyMatch(span -> span.covers(recording, time));
    }

    /**
     * What kinds of signal without a direction say of the variance to come, as their outcomes show: where more was realised
     * than implied, one that won had said so.
     */
    private static Map<Kind, Integer> claims(List<SignalScored> scored) {
        Map<Kind, Integer> claims = new HashMap<>();
        for (SignalScored outcome : scored) {
            double above = outcome.realisedVariance() - outcome.impliedVariance();
            boolean isDecided = outcome.outcome() == Outcome.WIN || outcome.outcome() == Outcome.LOSS;
            if (isDecided && Math.abs(above) > 0) {
                claims.putIfAbsent(Kind.of(outcome), (outcome.outcome() == Outcome.WIN) == (above > 0) ? 1 : -1);
            }
        }
        return claims;
    }

    private SignalSaid said(SignalEmitted signal, String underlying, int claim) {
        MarketPath path = paths.get(underlying);
        int at = path == null ? -1 : path.atOrBefore(signal.time());
        Map<String, Double> evidence = new LinkedHashMap<>();
        signal.evidence().forEach(each -> evidence.putIfAbsent(each.reason(), each.value()));
        return new SignalSaid(
                signal.engine(),
                signal.signal(),
                signal.direction(),
                signal.direction() == Direction.NONE ? claim : 0,
                underlying,
                Regimes.impliedVolatility(at < 0 ? Double.NaN : path.value(Metric.IV_REGIME, at)),
                Regimes.gamma(at < 0 ? Double.NaN : path.value(Metric.GAMMA_REGIME, at)),
                signal.time(),
                signal.strength(),
                signal.confidence(),
                signal.confidenceCount(),
                evidence);
    }

    private static ScoredSignal scored(SignalScored outcome, SignalSaid said) {
        return new ScoredSignal(
                said,
                outcome.horizon(),
                outcome.time(),
                outcome.barrier(),
                outcome.impliedVariance(),
                outcome.outcome(),
                outcome.bothBarriers(),
                outcome.grossReturn(),
                outcome.netReturn(),
                outcome.favourableExcursion(),
                outcome.adverseExcursion(),
                outcome.weight(),
                outcome.flagged());
    }

    /**
     * The same with the outcomes of signals of some days only.
     *
     * @param first first day, since the epoch, UTC
     * @param last last day
     */
    public RecordedRun between(long first, long last) {
        RecordedRun part = new RecordedRun();
        part.runIds.addAll(runIds);
        part.paths.putAll(paths);
        part.signals = signals;
        part.orphans = orphans;
        outcomes.stream()
                .filter(o -> Days.of(o.time()) >= first && Days.of(o.time()) <= last)
                .forEach(part.outcomes::add);
        return part;
    }

    public List<String> runIds() {
        return List.copyOf(runIds);
    }

    /** By time of the signal. */
    public List<ScoredSignal> outcomes() {
        return List.copyOf(outcomes);
    }

    /** The path of an underlying, or null when no snapshot was taken. */
    public MarketPath path(String underlying) {
        return paths.get(underlying);
    }

    /** By name of the underlying. */
    public List<MarketPath> paths() {
        return List.copyOf(paths.values());
    }

    /** Signals in the journals, scored or not. */
    public long signals() {
        return signals;
    }

    /** Outcomes whose signal is in none of the journals; they are left out. */
    public long orphans() {
        return orphans;
    }
}
