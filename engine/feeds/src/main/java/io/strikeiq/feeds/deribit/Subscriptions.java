package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.connection.PlainText;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.json.NameTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was asked for and what was acknowledged. A channel is known from when it is asked for, so that data may come before
 * the answer. A channel that the venue does not know is missing from its answer without a word; one that it refuses has it
 * refuse all that were asked for with it, which are then asked for in halves.
 */
final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    static final String METHOD = "public/subscribe";
    /** Channels of one call at most. */
    static final int MOST_IN_A_CALL = 500;

    private final DeribitCalls calls;
    private final NameTable<DeribitChannel> channels;
    private final Map<String, DeribitChannel> current = new LinkedHashMap<>();
    /** Refused for good. */
    private final Set<String> refused = new HashSet<>();

    Subscriptions(DeribitCalls calls, NameTable<DeribitChannel> channels) {
        this.calls = calls;
        this.channels = channels;
    }

    /** Asks for what is wanted and not there, and leaves what is no longer wanted. */
    void change(Map<String, DeribitChannel> wanted) {
        List<DeribitChannel> left = current.values().stream()
                .filter(each -> !wanted.containsKey(each.name))
                .toList();
        List<DeribitChannel> added = wanted.values().stream()
                .filter(each -> !current.containsKey(each.name) && !refused.contains(each.name))
                .toList();
        left.forEach(this::forget);
        leave(left);
        for (DeribitChannel each : added) {
            current.put(each.name, each);
            channels.put(each.name, each);
            each.mark(true);
        }
        ask(added);
    }

    private void forget(DeribitChannel channel) {
        current.remove(channel.name);
        channels.put(channel.name, null);
        channel.mark(false);
    }

    /** Leaves books and asks for them again: only then does a snapshot come. */
    void again(List<DeribitChannel> books) {
        List<DeribitChannel> there =
                books.stream().filter(each -> current.get(each.name) == each).toList();
        leave(there);
        ask(there);
    }

    private void leave(List<DeribitChannel> left) {
        for (int from = 0; from < left.size(); from += MOST_IN_A_CALL) {
            List<DeribitChannel> part = left.subList(from, Math.min(left.size(), from + MOST_IN_A_CALL));
            calls.add("public/unsubscribe", p -> names(p, part), DeribitCalls.ORDINARY, r -> {}, (code, message) -> {});
        }
    }

    private void ask(List<DeribitChannel> added) {
        for (int from = 0; from < added.size(); from += MOST_IN_A_CALL) {
            List<DeribitChannel> part = List.copyOf(added.subList(from, Math.min(added.size(), from + MOST_IN_A_CALL)));
            part.forEach(each -> each.counts.asked(1));
            send(part);
        }
    }

    private void send(List<DeribitChannel> part) {
        calls.add(
                METHOD,
                p -> names(p, part),
                DeribitCalls.ORDINARY,
                r -> acknowledge(part, r),
                (code, message) -> refuse(part, code, message));
    }

    private static void names(JsonText text, List<DeribitChannel> part) {
        text.name("channels").array();
        part.forEach(each -> text.value(each.name));
        text.endArray();
    }

    private void acknowledge(List<DeribitChannel> part, JsonReader reader) {
        Set<DeribitChannel> named = new HashSet<>();
        reader.enterArray();
        while (reader.nextElement()) {
            reader.text();
            named.add(reader.get(channels));
        }
        List<String> missing = new ArrayList<>();
        for (DeribitChannel each : part) {
            if (named.contains(each)) {
                each.acknowledged = true;
                each.counts.acknowledged();
            } else if (current.get(each.name) == each) {
                missing.add(each.name);
                drop(each);
            }
        }
        if (!missing.isEmpty()) {
            LOG.warn(
                    "the venue does not know {} of {} channels, the first {}",
                    missing.size(),
                    part.size(),
                    missing.get(0));
        }
    }

    private void refuse(List<DeribitChannel> part, long code, String message) {
        if (part.size() == 1) {
            DeribitChannel only = part.get(0);
            LOG.warn("the venue refuses {}: {} {}", only.name, code, PlainText.of(message));
            drop(only);
            return;
        }
        send(part.subList(0, part.size() / 2));
        send(part.subList(part.size() / 2, part.size()));
    }

    private void drop(DeribitChannel channel) {
        channel.counts.refused();
        refused.add(channel.name);
        forget(channel);
    }
}
