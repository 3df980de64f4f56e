package io.strikeiq.cluster;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a consumer of outputs leaves out, so that each is there once in effect: a repeat, which has a journal index of its run that
 * came before; and what an owner wrote after another had taken its partition over, which has a lower epoch. One thread.
 */
public final class OutputFilter {
    private final Map<String, Long> reached = new HashMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private long repeats;
    private long fenced;

    /** Whether a record is to be taken; in the order of its partition. */
    public boolean takes(ConsumerRecord<byte[], byte[]> record) {
        String key = record.topic() + "/" + new String(record.key(), StandardCharsets.UTF_8);
        long epoch = number(record, OutputTopics.OWNER_EPOCH);
        if (epoch < owners.getOrDefault(key, 0L)) {
            fenced++;
            return false;
        }
        owners.put(key, epoch);
        String run = key + "/" + text(record, OutputTopics.RUN);
        long index = number(record, OutputTopics.INDEX);
        if (index <= reached.getOrDefault(run, -1L)) {
            repeats++;
            return false;
        }
        reached.put(run, index);
        return true;
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
