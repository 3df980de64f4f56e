package io.strikeiq.feeds.connection;

import io.strikeiq.feeds.ChannelCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the channels that have fallen silent while the connection lives: a socket says nothing of whether data come. A
 * group is watched from when it was acknowledged, whether or not it ever sent anything: a wrong address may answer and
 * stay silent.
 */
public final class Silence {
    private record Watched(ChannelCounts counts, long limit, long since) {}

    private final List<Watched> watched = new ArrayList<>();

    /**
     * Watches the channels of a group together.
     *
     * @param limit nanoseconds that one of them may be silent for
     * @param now reading of the monotonic clock
     */
    public void watch(ChannelCounts counts, long limit, long now) {
        if (watched.stream().noneMatch(each -> each.counts() == counts)) {
            watched.add(new Watched(counts, limit, now));
        }
    }

    /** The name of a group that has been silent for too long, null when there is none. */
    public String silent(long now) {
        for (int i = 0; i < watched.size(); i++) {
            Watched each = watched.get(i);
            if (now - Math.max(each.since(), each.counts().lastFrame()) > each.limit()) {
                return each.counts().group();
            }
        }
        return null;
    }
}
