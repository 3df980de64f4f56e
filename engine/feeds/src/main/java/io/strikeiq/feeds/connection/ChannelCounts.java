package io.strikeiq.feeds.connection;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What came of the channels of one kind. Written by the feed's thread, and read by it. */
public final class ChannelCounts {
    private final String group;
    private final Map<Drop, long[]> drops = new EnumMap<>(Drop.class);
    private long asked;
    private long acknowledged;
    private long refused;
    private long frames;
    private long bytes;
    private long gaps;
    private long resyncs;
    private long lastFrame = Long.MIN_VALUE;

    /**
     * Begins with nothing.
     *
     * @param group what the channels have in common
     */
    public ChannelCounts(String group) {
        this.group = group;
        for (Drop each : Drop.values()) {
            drops.put(each, new long[1]);
        }
    }

    public String group() {
        return group;
    }

    public void asked(int channels) {
        asked += channels;
    }

    public void acknowledged() {
        acknowledged++;
    }

    public void refused() {
        refused++;
    }

    /**
     * A frame has come.
     *
     * @param now reading of the monotonic clock
     */
    public void frame(int length, long now) {
        frames++;
        bytes += length;
        lastFrame = now;
    }

    public void gap() {
        gaps++;
    }

    public void resync() {
        resyncs++;
    }

    public void drop(Drop reason) {
        drops.get(reason)[0]++;
    }

    public long askedFor() {
        return asked;
    }

    public long acknowledgedOf() {
        return acknowledged;
    }

    public long refusedOf() {
        return refused;
    }

    public long frames() {
        return frames;
    }

    public long gaps() {
        return gaps;
    }

    public long resyncs() {
        return resyncs;
    }

    public long drops(Drop reason) {
        return drops.get(reason)[0];
    }

    /** Reading of the monotonic clock when the last frame came, {@link Long#MIN_VALUE} before the first. */
    public long lastFrame() {
        return lastFrame;
    }

    /** One line; what is 0 is left out. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(group);
        add(line, "asked", asked);
        add(line, "acknowledged", acknowledged);
        add(line, "refused", refused);
        add(line, "frames", frames);
        add(line, "bytes", bytes);
        add(line, "gaps", gaps);
        add(line, "resyncs", resyncs);
        drops.forEach((reason, count) -> add(line, "dropped " + words(reason), count[0]));
        return line.toString();
    }

    private static String words(Drop reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void add(StringBuilder line, String name, long count) {
        if (count > 0) {
            line.append(' ').append(name).append(' ').append(count);
        }
    }
}
