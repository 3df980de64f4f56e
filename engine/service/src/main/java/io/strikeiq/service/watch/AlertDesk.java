package io.strikeiq.service.watch;

import io.strikeiq.watch.alert.Alert;
import io.strikeiq.watch.counter.CounterFile;
import io.strikeiq.watch.counter.Measure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All who are told of the alerts of a run. */
public final class AlertDesk implements AutoCloseable {
    private final List<AlertFollower> followers = new CopyOnWriteArrayList<>();

    /** Adds one who is told, and who is closed with this. */
    public void add(AlertFollower follower) {
        followers.add(follower);
    }

    /** Tells all of an alert that follows from no journal; nobody waits. */
    public void raise(Alert alert) {
        followers.forEach(follower -> follower.raise(alert));
    }

    /** Writes how often each was told. */
    public void sample(CounterFile file) {
        for (AlertFollower each : followers) {
            file.set(Measure.ALERTS, each.target(), each.delivered());
            file.set(Measure.ALERT_RETRIES, each.target(), each.retries());
        }
    }

    /** The first is closed last: it notes what the others delivered. */
    @Override
    public void close() {
        for (int i = followers.size() - 1; i >= 0; i--) {
            followers.get(i).close();
        }
    }
}
