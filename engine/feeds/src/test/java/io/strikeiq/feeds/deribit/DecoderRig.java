package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A decoder with what it needs, and without a connection. */
final class DecoderRig implements DeribitListener {
    final List<String> heard = new ArrayList<>();
    final DeribitInstruments instruments;
    final DeribitTicks out;
    final DeribitDecoder decoder;
    final Map<DeribitChannel.Kind, ChannelCounts> counts = new EnumMap<>(DeribitChannel.Kind.class);
    private final NameTable<DeribitChannel> channels = new NameTable<>();

    DecoderRig(FeedSink sink, String... underlyings) {
        instruments = new DeribitInstruments(
                List.of(underlyings).stream().map(DeribitUnderlying::of).toList());
        out = new DeribitTicks(sink, instruments, 0);
        decoder = new DeribitDecoder(channels, instruments, out, new SeenTrades(), this);
        for (DeribitChannel.Kind kind : DeribitChannel.Kind.values()) {
            counts.put(kind, new ChannelCounts(kind.name()));
        }
    }

    /** Lists what a text describes. */
    DeribitInstrument list(String terms) {
        byte[] bytes = terms.getBytes(StandardCharsets.UTF_8);
        JsonReader reader = new JsonReader();
        reader.open(bytes, 0, bytes.length);
        return instruments.read(reader);
    }

    DeribitChannel channel(String name, DeribitChannel.Kind kind, String instrument) {
        DeribitInstrument named =
                instrument.isEmpty() ? null : instruments.byName().get(instrument);
        DeribitChannel channel = new DeribitChannel(name, kind, named, counts.get(kind));
        channels.put(name, channel);
        if (kind == DeribitChannel.Kind.BOOK) {
            named.hasBook = true;
        }
        return channel;
    }

    void decode(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, 1);
    }

    @Override
    public void onTestRequest() {
        heard.add("test request");
    }

    @Override
    public void onResult(long call, JsonReader reader) {
        heard.add("result " + call);
    }

    @Override
    public void onError(long call, long code, String message) {
        heard.add("error " + call + " " + code + " " + message);
    }

    @Override
    public void onBookGap(DeribitChannel channel) {
        heard.add("gap " + channel.name);
    }

    @Override
    public void onTradeGap(DeribitInstrument instrument, long first, long last) {
        heard.add("trades " + instrument.terms.symbol() + " " + first + ".." + last);
    }

    @Override
    public void onState(String instrument, String state, long time) {
        heard.add("state " + instrument + " " + state + " " + time);
    }
}
