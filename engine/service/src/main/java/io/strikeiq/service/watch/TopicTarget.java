package io.strikeiq.service.watch;

import io.strikeiq.cluster.AlertTopic;
import io.strikeiq.cluster.ClusterException;
import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.alert.AlertTarget;
import io.strikeiq.watch.json.Json;
import java.io.IOException;

/** Alerts in a topic. */
public final class TopicTarget implements AlertTarget, AutoCloseable {
    private final AlertTopic topic;

    public TopicTarget(AlertTopic topic) {
        this.topic = topic;
    }

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public void deliver(Alert alert) throws IOException {
        try {
            topic.send(alert.symbol(), alert.id(), Json.text(alert));
        } catch (ClusterException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
