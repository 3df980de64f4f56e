package io.strikeiq.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a consumer of outputs leaves out, so that each is there once in effect: a repeat, which has a journal index of its run that
 * came before, or for a run that goes on with the ticks of another owner's, a tick and a place in it that came before; and what an
 * owner wrote after another had taken its partition over, which has a lower epoch. One thread.
 */
public final class OutputFilter {
    private final Map<String, Long> reached = new HashMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private final Map<String, Last> last = new HashMap<>();
    private long repeats;
    private long fenced;

    /** The last tick of a key, and the records of it by what follows run and epoch in their identity. */
    private static final class Last {
        private String run = "";
        private long tick;
        private final Set<String> places = new HashSet<>();

        boolean isRepeat(String other, String follows, long at, String place) {
            return !run.equals(other) && !follows.isEmpty() && (at < tick || (at == tick && places.contains(place)));
        }

        void take(String other, long at, String place) {
            if (at != tick) {
                places.clear();
            }
            run = other;
            tick = at;
            places.add(place);
        }
    }

    /** Whether a record is to be taken; in the order of its partition. */
    public boolean takes(ConsumerRecord<byte[], byte[]> record) {
        String key = record.topic() + "/" + new String(record.key(), StandardCharsets.UTF_8);
        long epoch = number(record, OutputTopics.OWNER_EPOCH);
        if (epoch < owners.getOrDefault(key, 0L)) {
            fenced++;
            return false;
        }
        owners.put(key, epoch);
        String runId = text(record, OutputTopics.RUN);
        String run = key + "/" + runId;
        long index = number(record, OutputTopics.INDEX);
        Last before = last.computeIfAbsent(key, each -> new Last());
        String place = place(text(record, OutputTopics.ID));
        long tick = number(record, OutputTopics.TICK);
        if (index <= reached.getOrDefault(run, -1L)
                || before.isRepeat(runId, text(record, OutputTopics.FOLLOWS), tick, place)) {
            repeats++;
            return false;
        }
        reached.put(run, index);
        before.take(runId, tick, place);
        return true;
    }

    /** An identity without the run and its epoch. */
    private static String place(String id) {
        return id.substring(id.indexOf(':', id.indexOf(':') + 1) + 1);
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
        return Long.parseLong(text(record, header));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("the record at offset " + record.offset() + " of " + record.topic()
                    + " has no header " + name + ", it is no output");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Records that came before. */
    public long repeats() {
        return repeats;
    }

    /** Records of a former owner. */
    public long fenced() {
        return fenced;
    }
}
