package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Layout;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.pipeline.UnderlyingResult;
import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickFrameWriter;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.SyntheticMarkets;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A recorded session of several underlyings, some of its ticks of all of them, as a journal and as a list. */
record Session(Path journal, List<MarketEvent> ticks) {
    private static final long SECOND = 1_000_000_000L;

    /** @param each ticks of each underlying */
    static Session record(Path journal, long seed, int underlyings, long each) {
        List<MarketEvent> ticks = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        try (TickSource source = new SyntheticMarkets(seed, underlyings, each);
                TickJournalWriter writer = TickJournalWriter.open(journal, JournalInfo.of("synthetic, seed " + seed))) {
            MarketEvent tick = new MarketEvent();
            while (source.next(tick)) {
                if (tick.type == TickType.QUOTE && random.nextInt(150) == 0) {
                    tick.asClock(tick.exchangeTime);
                }
                writer.accept(tick);
            }
            writer.complete();
        }
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            MarketEvent tick = new MarketEvent();
            while (reader.next(tick)) {
                MarketEvent copy = new MarketEvent();
                copy.copyFrom(tick);
                ticks.add(copy);
            }
        }
        return new Session(journal, ticks);
    }

    /** Publishes all of it. */
    void publish(Brokers brokers, String topic, int partitions) {
        JournalPublisher publisher = new JournalPublisher(journal, brokers, topic, partitions);
        publisher.check();
        TakenTicks never = new TakenTicks(Long.MAX_VALUE);
        publisher.run(never);
    }

    /** Publishes up to a tick, and is then gone without a word. */
    void publish(Brokers brokers, String topic, int partitions, long upTo) {
        try (TickPublisher publisher = new TickPublisher(brokers, topic, partitions, JournalPublisher.source(journal));
                TickJournalReader reader = TickJournalReader.open(journal, publisher.next())) {
            MarketEvent tick = new MarketEvent();
            reader.definitionsBefore()
                    .forEach(terms -> publisher.learn(new MarketEvent().asInstrument(terms, terms.effectiveFrom())));
            while (reader.position() < upTo && reader.next(tick)) {
                publisher.publish(tick);
            }
            publisher.flush();
        }
    }

    /** Those that are no POSITION. */
    static List<MarketEvent> market(List<MarketEvent> ticks) {
        return ticks.stream().filter(tick -> !tick.isPosition()).toList();
    }

    /** Each tick as the bytes of its frame. */
    static List<String> lines(List<MarketEvent> ticks) {
        TickFrameWriter writer = new TickFrameWriter();
        List<String> lines = new ArrayList<>();
        for (MarketEvent tick : ticks) {
            ByteBuffer frame = writer.encode(tick, 1);
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            lines.add(HexFormat.of().formatHex(bytes));
        }
        return lines;
    }

    /** What engines make of ticks, by underlying. */
    static Map<String, UnderlyingResult> results(List<MarketEvent> ticks) {
        Replica replica = replica(OutboundDrain.NONE);
        for (int i = 0; i < ticks.size(); i++) {
            MarketEvent tick = ticks.get(i);
            tick.sequence = i + 1L;
            replica.accept(tick);
        }
        Map<String, UnderlyingResult> results = new TreeMap<>();
        replica.result().underlyings().forEach(each -> results.put(each.symbol(), each));
        return results;
    }

    static Replica replica(OutboundDrain drain) {
        return new Replica(
                new PipelineSettings(Layout.FUSED, WaitMode.BLOCKING, 1024, 10 * SECOND, 30 * SECOND),
                new StandardMetrics(MetricsSettings.defaults()),
                StandardEngines.registry().register(new TradeSignals()),
                List.of(),
                new BarrierPrior(1),
                drain,
                StageFailures.defaults());
    }
}
