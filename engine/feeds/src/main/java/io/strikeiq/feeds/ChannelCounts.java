package io.strikeiq.feeds;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** What came of the channels of one kind. Written by the feed's thread; any thread may read it. */
public final class ChannelCounts {
    private static final int ASKED = 0;
    private static final int ACKNOWLEDGED = 1;
    private static final int REFUSED = 2;
    private static final int FRAMES = 3;
    private static final int BYTES = 4;
    private static final int GAPS = 5;
    private static final int RESYNCS = 6;
    private static final int LAST_FRAME = 7;
    private static final int DROPS = 8;
    private static final Drop[] REASONS = Drop.values();

    private final String group;
    private final AtomicLongArray values = new AtomicLongArray(DROPS + REASONS.length);

    /**
     * Begins with nothing.
     *
     * @param group what the channels have in common
     */
    public ChannelCounts(String group) {
        this.group = group;
        values.set(LAST_FRAME, Long.MIN_VALUE);
    }

    public String group() {
        return group;
    }

    private void add(int index, long count) {
        values.lazySet(index, values.getPlain(index) + count);
    }

    public void asked(int channels) {
        add(ASKED, channels);
    }

    public void acknowledged() {
        add(ACKNOWLEDGED, 1);
    }

    public void refused() {
        add(REFUSED, 1);
    }

    /**
     * A frame has come.
     *
     * @param now reading of the monotonic clock
     */
    public void frame(int length, long now) {
        add(FRAMES, 1);
        add(BYTES, length);
        values.lazySet(LAST_FRAME, now);
    }

    public void gap() {
        add(GAPS, 1);
    }

    public void resync() {
        add(RESYNCS, 1);
    }

    public void drop(Drop reason) {
        add(DROPS + reason.ordinal(), 1);
    }

    public long askedFor() {
        return values.get(ASKED);
    }

    public long acknowledgedOf() {
        return values.get(ACKNOWLEDGED);
    }

    public long refusedOf() {
        return values.get(REFUSED);
    }

    public long frames() {
        return values.get(FRAMES);
    }

    /** Of all frames. */
    public long bytes() {
        return values.get(BYTES);
    }

    public long gaps() {
        return values.get(GAPS);
    }

    public long resyncs() {
        return values.get(RESYNCS);
    }

    public long drops(Drop reason) {
        return values.get(DROPS + reason.ordinal());
    }

    /** Reading of the monotonic clock when the last frame came, {@link Long#MIN_VALUE} before the first. */
    public long lastFrame() {
        return values.get(LAST_FRAME);
    }

    /** One line; what is 0 is left out. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(group);
        add(line, "asked", askedFor());
        add(line, "acknowledged", acknowledgedOf());
        add(line, "refused", refusedOf());
        add(line, "frames", frames());
        add(line, "bytes", bytes());
        add(line, "gaps", gaps());
        add(line, "resyncs", resyncs());
        for (Drop reason : REASONS) {
            add(line, "dropped " + words(reason), drops(reason));
        }
        return line.toString();
    }

    /** A reason in words. */
    public static String words(Drop reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void add(StringBuilder line, String name, long count) {
        if (count > 0) {
            line.append(' ').append(name).append(' ').append(count);
        }
    }
}
