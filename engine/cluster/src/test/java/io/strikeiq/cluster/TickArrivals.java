package io.strikeiq.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the ticks and fences of a topic of one partition came to the broker; a tick by the number that owners of the partition give it. */
final class TickArrivals {
    private final Map<Long, Long> fences = new HashMap<>();
    private long[] millis = new long[1 << 16];
    private int last;
    private long sincePosition;

    static TickArrivals read(Brokers brokers, String topic) {
        TickArrivals all = new TickArrivals();
        RecordsOf.each(brokers, topic, record -> all.take(record.value(), record.timestamp()));
        return all;
    }

    private void take(byte[] value, long at) {
        if (TickRecord.isMark(value)) {
            return;
        }
        if (TickRecord.isFence(value)) {
            fences.put(TickRecord.epoch(value), at);
            position(at);
            return;
        }
        if (last == 0) {
            position(at);
        }
        add(at);
        sincePosition++;
        if (sincePosition == KafkaFeedMaker.STRIDE) {
            position(at);
        }
    }

    /** The feed gives a POSITION tick of its own, which has a number too. */
    private void position(long at) {
        add(at);
        sincePosition = 0;
    }

    private void add(long at) {
        last++;
        if (last == millis.length) {
            millis = Arrays.copyOf(millis, 2 * last);
        }
        millis[last] = at;
    }

    /** Milliseconds since the epoch. */
    long tick(long number) {
        return millis[Math.toIntExact(number)];
    }

    /** Milliseconds since the epoch, empty where no fence of the owner is in the topic. */
    OptionalLong fence(long epoch) {
        Long at = fences.get(epoch);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }
}
