package io.strikeiq.feeds.deribit;

import io.strikeiq.core.event.FeedState;
import io.strikeiq.feeds.Drop;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;

/**
 * The channel {@code book.INSTRUMENT.100ms}: first the whole book, then changes, each of which names the one before it. A
 * change that does not follow is a gap: the book is then unknown until a new snapshot, and no depth is shown of it.
 */
final class BookDecoder {
    private static final int NOWHERE = -1;
    private static final long NONE = -1;
    private static final long MILLISECOND = 1_000_000L;
    private static final JsonNames FIELDS =
            JsonNames.of("timestamp", "type", "change_id", "prev_change_id", "bids", "asks");
    private static final JsonNames TYPES = JsonNames.of("snapshot");

    private final JsonReader reader;
    private final DeribitTicks out;
    private final DeribitListener listener;

    BookDecoder(JsonReader reader, DeribitTicks out, DeribitListener listener) {
        this.reader = reader;
        this.out = out;
        this.listener = listener;
    }

    void decode(DeribitChannel channel) {
        long time = 0;
        boolean snapshot = false;
        long change = NONE;
        long before = NONE;
        int bids = NOWHERE;
        int asks = NOWHERE;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> time = reader.whole() * MILLISECOND;
                case 1 -> {
                    reader.text();
                    snapshot = reader.textOf(TYPES) == 0;
                }
                case 2 -> change = reader.whole();
                case 3 -> before = reader.whole();
                case 4 -> bids = passed();
                case 5 -> asks = passed();
                default -> reader.skip();
            }
        }
        if (change == NONE || time == 0) {
            channel.counts.drop(Drop.MALFORMED);
        } else if (channel.instrument.isOver(time)) {
            channel.counts.drop(Drop.EXPIRED);
        } else if (follows(channel, snapshot, before, change, time)) {
            apply(channel, snapshot, change, time, bids, asks);
        }
    }

    private int passed() {
        int position = reader.position();
        reader.skip();
        return position;
    }

    private boolean follows(DeribitChannel channel, boolean snapshot, long before, long change, long time) {
        if (snapshot) {
            return true;
        }
        if (!channel.whole) {
            channel.counts.drop(Drop.WITHOUT_SNAPSHOT);
            return false;
        }
        if (change <= channel.changeId) {
            channel.counts.drop(Drop.DUPLICATE);
            return false;
        }
        if (before != channel.changeId) {
            channel.counts.gap();
            out.state(channel.instrument, time, FeedState.GAP, channel.changedAt, time);
            lose(channel);
            return false;
        }
        return true;
    }

    /** Knows nothing of the book any more. */
    void lose(DeribitChannel channel) {
        if (channel.whole) {
            channel.whole = false;
            channel.counts.resync();
            out.state(channel.instrument, channel.changedAt, FeedState.RESYNC, channel.changedAt, Long.MAX_VALUE);
            listener.onBookGap(channel);
        }
    }

    private void apply(DeribitChannel channel, boolean snapshot, long change, long time, int bids, int asks) {
        boolean again = snapshot && !channel.whole && channel.changeId != 0;
        if (snapshot) {
            channel.book.clear();
        }
        channel.changeId = change;
        channel.whole = true;
        levels(channel, true, bids);
        levels(channel, false, asks);
        long from = channel.changedAt;
        channel.changedAt = time;
        if (again) {
            out.state(channel.instrument, time, FeedState.CONNECTED, from, Long.MAX_VALUE);
        }
        if (channel.book.show(out.tick, channel.instrument.id(), time)) {
            out.give();
        }
    }

    private void levels(DeribitChannel channel, boolean bid, int position) {
        if (position == NOWHERE) {
            return;
        }
        reader.seek(position);
        reader.enterArray();
        while (reader.nextElement()) {
            reader.enterArray();
            reader.nextElement();
            reader.text();
            boolean gone = reader.firstCharacter() == 'd';
            reader.nextElement();
            double price = reader.number();
            reader.nextElement();
            double size = reader.number();
            while (reader.nextElement()) {
                reader.skip();
            }
            if (price > 0) {
                channel.book.set(bid, price, gone || !(size > 0) ? 0 : size);
            }
        }
    }
}
