package io.strikeiq.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What stands in the topics of outputs as a consumer sees it: by kind and underlying, without run, epoch and number of the tick, cut short
 * with a sum of the whole.
 */
record DrillOutputs(Map<String, List<String>> byUnderlying, Map<Long, First> firstOfEpoch, long repeats, long fenced) {
    /**
     * What an owner wrote first.
     *
     * @param at when the broker had it, milliseconds since the epoch
     * @param tick the first that gave an output
     */
    record First(long at, long tick) {
        First earlier(First other) {
            return new First(Math.min(at, other.at), Math.min(tick, other.tick));
        }
    }

    private static final List<String> PLACE =
            List.of("id", "signalId", "runId", "epoch", "tickSequence", "journalIndex", "signalEpoch", "signalTick");

    private static final int SHOWN = 160;

    static DrillOutputs read(OutputSettings settings) {
        JsonMapper json = new JsonMapper();
        Map<String, List<String>> all = new TreeMap<>();
        Map<Long, First> first = new HashMap<>();
        long repeats = 0;
        long fenced = 0;
        for (String kind : List.of(OutputRecords.SIGNALS, OutputRecords.SNAPSHOTS, OutputRecords.OUTCOMES)) {
            OutputFilter filter = new OutputFilter();
            RecordsOf.each(settings.brokers(), settings.topic(kind), record -> {
                if (filter.takes(record)) {
                    String key = kind + " of " + new String(record.key(), StandardCharsets.UTF_8);
                    all.computeIfAbsent(key, each -> new ArrayList<>()).add(text(json, record.value()));
                    First here = new First(record.timestamp(), number(record, OutputTopics.TICK));
                    first.merge(number(record, OutputTopics.OWNER_EPOCH), here, First::earlier);
                }
            });
            repeats += filter.repeats();
            fenced += filter.fenced();
        }
        return new DrillOutputs(all, first, repeats, fenced);
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String header) {
        return Long.parseLong(new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8));
    }

    private static String text(JsonMapper json, byte[] value) {
        try {
            ObjectNode node = (ObjectNode) json.readTree(value);
            node.remove(PLACE);
            String text = node.toString();
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return text.substring(0, Math.min(SHOWN, text.length())) + "... "
                    + HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return byUnderlying.values().stream().mapToLong(List::size).sum();
    }

    /** Where they first differ from others, in words; empty where nowhere. */
    String difference(DrillOutputs other) {
        if (!byUnderlying.keySet().equals(other.byUnderlying.keySet())) {
            return byUnderlying.keySet() + " and " + other.byUnderlying.keySet();
        }
        for (Map.Entry<String, List<String>> each : byUnderlying.entrySet()) {
            List<String> theirs = other.byUnderlying.get(each.getKey());
            int least = Math.min(each.getValue().size(), theirs.size());
            for (int i = 0; i < least; i++) {
                if (!each.getValue().get(i).equals(theirs.get(i))) {
                    return each.getKey() + ", number " + i + ":\n  "
                            + each.getValue().get(i) + "\n  " + theirs.get(i);
                }
            }
            if (each.getValue().size() != theirs.size()) {
                return each.getKey() + ": " + each.getValue().size() + " and " + theirs.size();
            }
        }
        return "";
    }
}
