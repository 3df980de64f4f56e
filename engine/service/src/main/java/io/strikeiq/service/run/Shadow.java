package io.strikeiq.service.run;

import io.strikeiq.cluster.FeedFence;
import io.strikeiq.cluster.KafkaFeedMaker;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.feeds.SourcePosition;
import io.strikeiq.persistence.database.PartitionCheckpoints.StoredState;
import io.strikeiq.service.checkpoint.Checkpoint;
import io.strikeiq.service.checkpoint.Replicas;
import io.strikeiq.service.checkpoint.StateKey;
import io.strikeiq.service.config.StrikeIqConfig;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a partition that another service owns, or owned: from its newest checkpoint, or from the first tick, brought forward by
 * the ticks of the topic up to a fence. Their numbers are those that the owner gives them. One thread, but for {@link #fence}.
 */
final class Shadow implements FeedSink {
    private final KafkaFeedMaker maker;
    private final int partition;
    private final Replica replica;
    private final FeedFence fence = new FeedFence();
    private final Map<Integer, Instrument> definitions = new TreeMap<>();
    private final MarketEvent position = new MarketEvent();
    private volatile Feed feed;
    private long tick;
    private long time;
    private long fed;
    private long offset = -1;
    private long after;

    private Shadow(StrikeIqConfig config, KafkaFeedMaker maker, OutboundDrain drain) {
        this.maker = maker;
        this.partition = maker.onlyPartition().orElseThrow();
        this.replica = Replicas.of(config, drain);
    }

    /** One that has seen no tick. */
    static Shadow atFirst(StrikeIqConfig config, KafkaFeedMaker maker, OutboundDrain drain) {
        return new Shadow(config, maker, drain);
    }

    /**
     * One in a stored state.
     *
     * @throws IllegalStateException saying why it cannot be used
     */
    static Shadow of(StrikeIqConfig config, KafkaFeedMaker maker, StateKey key, StoredState from, OutboundDrain drain) {
        if (!from.program().equals(key.program())) {
            throw new IllegalStateException(
                    "it is of another program (" + from.program() + ", this is " + key.program() + ")");
        } else if (!from.config().equals(key.config())) {
            throw new IllegalStateException("it is of another config: metrics, engines or what else makes the outputs");
        }
        Shadow shadow = new Shadow(config, maker, drain);
        new Checkpoint(
                        key,
                        from.tick(),
                        from.time(),
                        from.fed(),
                        ByteBuffer.wrap(from.content().state()))
                .restore(shadow.replica);
        if (!shadow.hashes().equals(from.hashes())) {
            throw new IllegalStateException(
                    "its state has other hashes than its owner saw: " + difference(from.hashes(), shadow.hashes()));
        }
        StoredDefinitions.of(from.content().definitions()).forEach(each -> shadow.definitions.put(each.id(), each));
        shadow.tick = from.tick();
        shadow.time = from.time();
        shadow.fed = from.fed();
        shadow.offset = from.offset();
        shadow.after = from.ticksAfter();
        return shadow;
    }

    /** The first underlying of which two texts of hashes differ, in words. */
    static String difference(String expected, String found) {
        List<String> ours = new ArrayList<>(found.lines().toList());
        for (String line : expected.lines().toList()) {
            if (!ours.remove(line)) {
                String symbol = line.substring(0, line.indexOf(' ') + 1);
                return line + " there, "
                        + ours.stream()
                                .filter(each -> each.startsWith(symbol))
                                .findFirst()
                                .orElse("nothing of it")
                        + " here";
            }
        }
        return ours.isEmpty() ? "nothing" : "nothing there, " + ours.get(0) + " here";
    }

    /**
     * Takes ticks until the fence, the end of the topic, or a stop. Without a checkpoint the topic must have its first tick still: the
     * numbers of ticks would be others than the owner's.
     *
     * @throws RuntimeException what the feed or a stage throws
     */
    void run(FeedStop stop) {
        Feed running = maker.shadow(fence);
        feed = running;
        SourcePosition from = new SourcePosition(Map.of(partition, Math.max(0, offset)), after);
        running.run(new FeedPosition(fed, time, true, 0, RecordedTrades.NONE, partitions -> from), this, stop);
        if (!fence.isReached() && fence.endOffset() >= 0) {
            accept(position.asFeedPosition(time, partition, fence.endOffset()));
        }
    }

    /** Ends it, from another thread. */
    void wake() {
        Feed running = feed;
        if (running != null) {
            running.wake();
        }
    }

    @Override
    public void accept(MarketEvent next, long readAt) {
        accept(next);
    }

    @Override
    public void accept(MarketEvent next) {
        if (tick == 0 && !next.isPosition()) {
            // As the owner's feed, which had no position to begin with.
            take(position.asFeedPosition(next.exchangeTime, partition, 0));
        }
        take(next);
    }

    private void take(MarketEvent next) {
        tick++;
        next.sequence = tick;
        replica.accept(next);
        time = Math.max(time, next.exchangeTime);
        fed++;
        if (next.isPosition()) {
            offset = next.feedOffset;
            after = 0;
        } else {
            after++;
        }
        if (next.type == TickType.INSTRUMENT) {
            definitions.put(next.definition.id(), next.definition);
        }
    }

    /** Where it is to end; for any thread. */
    FeedFence fence() {
        return fence;
    }

    /** Whether it stands right after a POSITION tick, from which a run can begin. */
    boolean isAtPosition() {
        return tick > 0 && offset >= 0 && after == 0;
    }

    long tick() {
        return tick;
    }

    long offset() {
        return offset;
    }

    List<Instrument> definitions() {
        return List.copyOf(definitions.values());
    }

    /** Of each underlying a line. */
    String hashes() {
        return UnderlyingHashes.text(UnderlyingHashes.of(replica.result().underlyings()));
    }

    /** The state after the last tick. */
    Checkpoint state(StateKey key) {
        return Checkpoint.of(key, tick, time, fed, replica);
    }
}
