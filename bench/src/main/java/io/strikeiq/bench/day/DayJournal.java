package io.strikeiq.bench.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.core.event.FeedState;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.feeds.deribit.local.LocalOutage;
import io.strikeiq.persistence.journal.JournalRecord;
import io.strikeiq.persistence.journal.JournalRecord.SignalEmitted;
import io.strikeiq.persistence.journal.SignalJournalReader;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has recorded of a day. */
final class DayJournal {
    /** A trade by instrument, number, exchange time, price and size. */
    record Trade(String symbol, long id, long time, double price, double size) {}

    /**
     * Time in which something of an instrument is missing.
     *
     * @param symbol of the instrument; of an underlying for all that is listed on it
     */
    record Gap(String symbol, long from, long to) {}

    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<Trade, Integer> trades = new HashMap<>();
    private final Map<String, Double> interest = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<Integer, Long> rebuiltSince = new HashMap<>();
    private final List<SignalEmitted> signals = new ArrayList<>();
    private long firstTrade = Long.MAX_VALUE;
    private long backfilled;
    private long refused;

    private DayJournal() {}

    static DayJournal read(RunFolder run) {
        DayJournal journal = new DayJournal();
        journal.readTicks(run.ticks());
        journal.readSignals(run.signals());
        journal.readResult(run.path().resolve("run.json"));
        return journal;
    }

    private void readTicks(Path folder) {
        MarketEvent tick = new MarketEvent();
        try (TickSource source = TickJournalReader.open(folder)) {
            while (source.next(tick)) {
                take(tick);
            }
        }
    }

    private void take(MarketEvent tick) {
        switch (tick.type) {
            case INSTRUMENT -> instruments.put(tick.definition.id(), tick.definition);
            case TRADE -> {
                Trade trade = new Trade(symbol(tick), tick.tradeId, tick.exchangeTime, tick.price, tick.size);
                trades.merge(trade, 1, Integer::sum);
                firstTrade = Math.min(firstTrade, tick.exchangeTime);
                backfilled += tick.isBackfilled() ? 1 : 0;
            }
            case OPEN_INTEREST -> interest.put(symbol(tick), tick.openInterest);
            case FEED_STATE -> state(tick);
            default -> {
                // Quotes and books of two days at a pace of 100 ms are not the same.
            }
        }
    }

    private void state(MarketEvent tick) {
        if (tick.feedState == FeedState.GAP) {
            gaps.add(new Gap(symbol(tick), tick.feedFrom, tick.feedTo));
        } else if (tick.feedState == FeedState.RESYNC) {
            rebuiltSince.put(tick.instrumentId, tick.feedFrom);
        } else if (tick.feedState == FeedState.CONNECTED) {
            rebuiltSince.entrySet().removeIf(each -> {
                boolean over = each.getKey() == tick.instrumentId
                        || instruments.get(each.getKey()).underlyingId() == tick.instrumentId;
                if (over) {
                    gaps.add(new Gap(instruments.get(each.getKey()).symbol(), each.getValue(), tick.exchangeTime));
                }
                return over;
            });
        }
    }

    private String symbol(MarketEvent tick) {
        return instruments.get(tick.instrumentId).symbol();
    }

    private void readSignals(Path folder) {
        try (SignalJournalReader reader = SignalJournalReader.open(folder)) {
            for (JournalRecord each = reader.next(); each != null; each = reader.next()) {
                if (each instanceof SignalEmitted signal) {
                    signals.add(signal);
                }
            }
        }
    }

    private void readResult(Path manifest) {
        try {
            JsonNode reasons = new JsonMapper().readTree(manifest.toFile()).at("/result/refused");
            reasons.forEach(each -> refused += each.longValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recorded ticks that the pipeline refused. */
    long refused() {
        return refused;
    }

    /** How often each trade is there. */
    Map<Trade, Integer> trades() {
        return trades;
    }

    /** Trades that came from the exchange's history. */
    long backfilled() {
        return backfilled;
    }

    /** Last open interest by instrument. */
    Map<String, Double> interest() {
        return interest;
    }

    /** Traded size by instrument. */
    Map<String, Double> volumes() {
        Map<String, Double> volumes = new TreeMap<>();
        trades.forEach((trade, times) -> volumes.merge(trade.symbol(), trade.size() * times, Double::sum));
        return volumes;
    }

    List<Gap> gaps() {
        return gaps;
    }

    List<SignalEmitted> signals() {
        return signals;
    }

    /**
     * Whether a gap of the journal is there for what the exchange did not say.
     *
     * @param slack by which it may end before, in nanoseconds
     */
    boolean tellsOf(LocalOutage outage, long slack) {
        return gaps.stream()
                .anyMatch(gap -> gap.from() <= outage.from()
                        && gap.to() + slack >= outage.to()
                        && (outage.instrument().isEmpty() || outage.instrument().startsWith(gap.symbol())));
    }
}
