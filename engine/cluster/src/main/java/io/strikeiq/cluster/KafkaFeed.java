package io.strikeiq.cluster;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.FeedStop;
import io.strikeiq.feeds.SourcePosition;
import io.strikeiq.persistence.journal.FrameException;
import io.strikeiq.persistence.journal.TickFrameReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * The ticks of some partitions of a topic, with the ids of their publisher, in the order in which it gave them. How far it has
 * read is in the run's own tick journal, by POSITION ticks, and nowhere else: a restart reads again from the last of them and
 * passes over the ticks that were recorded after it.
 */
final class KafkaFeed implements Feed {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaFeedSettings settings;
    private final long stride;
    private final FeedFence fence;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final ChannelCounts counts;
    private final MarketEvent tick = new MarketEvent();
    private final MarketEvent position = new MarketEvent();
    private final TickFrameReader reader = new TickFrameReader();
    private final TickRecord format = new TickRecord();
    private volatile Consumer<byte[], byte[]> consumer;
    private volatile boolean woken;
    private List<Integer> partitions = List.of();
    private PartitionMerge merge;
    private DeadLetters letters;
    private FeedSink sink;
    private FeedStop stop;
    /** Where a run begins, recorded with its first tick; empty from then on. */
    private List<Long> first = List.of();

    private long toPassOver;
    private long sincePosition;
    /** Event time of the last tick. */
    private long time;
    /** Offsets at which the partitions ended when it began. */
    private Map<TopicPartition, Long> presentAt = Map.of();

    private boolean ended;

    /** @param stride ticks after which the position is recorded again */
    KafkaFeed(KafkaFeedSettings settings, long stride) {
        this(settings, stride, new FeedFence());
    }

    /** @param fence where it ends */
    KafkaFeed(KafkaFeedSettings settings, long stride, FeedFence fence) {
        this(
                settings,
                stride,
                fence,
                () -> new KafkaConsumer<>(settings.brokers().consumer()));
    }

    KafkaFeed(KafkaFeedSettings settings, long stride, FeedFence fence, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.settings = settings;
        this.stride = stride;
        this.fence = fence;
        this.consumers = consumers;
        this.counts = new ChannelCounts("topic " + settings.topic());
    }

    @Override
    public String name() {
        String some = settings.partitions().isEmpty()
                ? ""
                : ", partitions "
                        + String.join(
                                " ",
                                settings.partitions().stream()
                                        .sorted()
                                        .map(String::valueOf)
                                        .toList());
        return "kafka topic " + settings.topic() + some;
    }

    @Override
    public boolean usesBook() {
        return true;
    }

    /** The clock ticks of the publisher come with the others. */
    @Override
    public boolean keepsTime() {
        return true;
    }

    @Override
    public List<ChannelCounts> channels() {
        return List.of(counts);
    }

    @Override
    public void run(FeedPosition behind, FeedSink to, FeedStop until) {
        if (behind.ticks() > 0 && !behind.everyTick()) {
            throw new ClusterException(
                    name() + " must be the only feed of its run, with backPressure: block: its position counts ticks");
        }
        sink = to;
        stop = until;
        time = behind.exchangeTime();
        try (Topics topics = new Topics(settings.brokers())) {
            partitions = settings.among(topics.require(settings.topic(), settings.expected()));
        }
        SourcePosition from = behind.offsets().of(Set.copyOf(partitions));
        if (!from.isNone() && !from.offsets().keySet().equals(Set.copyOf(partitions))) {
            throw new ClusterException("the run has ticks of partitions "
                    + from.offsets().keySet() + " of topic '" + settings.topic() + "', and would read " + partitions
                    + " now, in which underlyings are elsewhere; begin a new run with --fresh");
        }
        try (Consumer<byte[], byte[]> opened = consumers.get();
                DeadLetters dead = new DeadLetters(settings.brokers(), settings.topic())) {
            consumer = opened;
            letters = dead;
            begin(opened, from);
            while (!woken && !stop.isRequested() && !ended) {
                turn(opened);
            }
        } catch (WakeupException e) {
            if (!woken) {
                throw e;
            }
        } catch (OffsetOutOfRangeException e) {
            throw new ClusterException(
                    "topic '" + settings.topic() + "' no longer holds what comes next: " + e.getMessage(), e);
        } catch (KafkaException e) {
            throw Topics.unreachable(settings.brokers(), e);
        }
    }

    private void begin(Consumer<byte[], byte[]> from, SourcePosition recorded) {
        List<TopicPartition> all = partitions.stream()
                .map(each -> new TopicPartition(settings.topic(), each))
                .toList();
        from.assign(all);
        Map<TopicPartition, Long> begin = from.beginningOffsets(all);
        Map<TopicPartition, Long> end = from.endOffsets(all);
        List<Long> offsets = new ArrayList<>();
        for (TopicPartition each : all) {
            long start =
                    recorded.isNone() ? begin.get(each) : recorded.offsets().get(each.partition());
            check(each, start, begin.get(each), end.get(each));
            // The one before says which number comes next, so that a repeat is known.
            from.seek(each, Math.max(begin.get(each), start - 1));
            offsets.add(start);
        }
        presentAt = end;
        merge = new PartitionMerge(partitions, offsets);
        toPassOver = recorded.ticksAfter();
        first = recorded.isNone() ? offsets : List.of();
        sincePosition = toPassOver;
        if (recorded.isNone() && begin.values().stream().anyMatch(each -> each > 0)) {
            new DefinitionReader(settings.brokers(), settings.topic())
                    .give(
                            partitions,
                            sizeOfTopic(from),
                            definition -> sink.accept(definition),
                            () -> woken || stop.isRequested());
        }
    }

    private int sizeOfTopic(Consumer<byte[], byte[]> from) {
        return from.partitionsFor(settings.topic()).size();
    }

    private static void check(TopicPartition partition, long start, long first, long end) {
        if (start < first) {
            throw new ClusterException(partition + " begins at offset " + first + ", but " + start
                    + " comes next: what is between is gone; begin a new run with --fresh");
        }
        if (start > end) {
            throw new ClusterException(partition + " ends at offset " + end + ", but " + start
                    + " comes next: the topic was made again; begin a new run with --fresh");
        }
    }

    private void turn(Consumer<byte[], byte[]> from) {
        boolean some = false;
        for (ConsumerRecord<byte[], byte[]> record : from.poll(LOOK)) {
            some = true;
            counts.frame(record.value() == null ? 0 : record.value().length, System.nanoTime());
            take(record);
        }
        if (some) {
            long readAt = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> next = merge.next(); next != null && !ended; next = merge.next()) {
                give(next, readAt);
            }
            balance(from);
        }
        if (!fence.isCaughtUp()
                && presentAt.entrySet().stream().allMatch(each -> from.position(each.getKey()) >= each.getValue())) {
            fence.catchUp();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (TickRecord.isFence(record.value())) {
            // Owners have one partition; who reads several has no use for it.
            if (partitions.size() == 1) {
                merge.addFence(record);
            }
            return;
        }
        try {
            if (!merge.add(record)) {
                counts.drop(Drop.DUPLICATE);
            }
        } catch (FrameException e) {
            bury(record, e);
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, FrameException reason) {
        counts.drop(Drop.MALFORMED);
        letters.bury(
                record.topic() + "-" + record.partition() + " offset " + record.offset(),
                record.value(),
                reason.getMessage());
    }

    private void give(ConsumerRecord<byte[], byte[]> record, long readAt) {
        byte[] value = record.value();
        if (TickRecord.isMark(value)) {
            return;
        }
        if (TickRecord.isFence(value)) {
            passFence(record);
            return;
        }
        try {
            if (!reader.read(format.wrap(value), 0, value.length, tick)) {
                ended = true;
                fence.end(record.offset());
                return;
            }
        } catch (FrameException e) {
            bury(record, e);
            return;
        }
        time = tick.exchangeTime;
        if (toPassOver > 0) {
            toPassOver--;
            return;
        }
        if (!first.isEmpty()) {
            givePosition(tick.exchangeTime, first);
            first = List.of();
        }
        sink.accept(tick, readAt);
        sincePosition++;
        if (sincePosition >= stride) {
            givePosition(time, partitions.stream().map(merge::offset).toList());
        }
    }

    private void passFence(ConsumerRecord<byte[], byte[]> record) {
        first = List.of();
        givePosition(time, partitions.stream().map(merge::offset).toList());
        boolean isNew = record.offset() >= presentAt.get(new TopicPartition(record.topic(), record.partition()));
        if (!fence.endsAt(TickRecord.epoch(record.value()), isNew)) {
            return;
        }
        fence.pass(record.timestamp());
        if (fence.holds()) {
            ended = !fence.hold(() -> woken || stop.isRequested());
        } else {
            ended = true;
            fence.reach();
        }
    }

    private void givePosition(long at, List<Long> offsets) {
        sincePosition = 0;
        for (int i = 0; i < offsets.size(); i++) {
            sink.accept(position.asFeedPosition(at, partitions.get(i), offsets.get(i)));
        }
    }

    /** One partition that is far ahead of the others waits for them at the broker. */
    private void balance(Consumer<byte[], byte[]> from) {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> hungry = new ArrayList<>();
        for (TopicPartition each : from.assignment()) {
            if (merge.isFull(each.partition())) {
                full.add(each);
            } else if (merge.isHungry(each.partition())) {
                hungry.add(each);
            }
        }
        from.pause(full);
        from.resume(hungry);
    }

    @Override
    public void wake() {
        woken = true;
        Consumer<byte[], byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }
}
