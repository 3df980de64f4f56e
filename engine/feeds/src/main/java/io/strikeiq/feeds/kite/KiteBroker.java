package io.strikeiq.feeds.kite;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Zerodha Kite: every token is in the mode of the config. */
final class KiteBroker implements NseBroker {
    private static final int TOKENS_OF_A_SOCKET = 3_000;
    private static final int TOKENS_OF_A_CALL = 500;

    private final KiteFormat format = new KiteFormat();
    private final KiteSettings settings;
    private final Venue venue;

    KiteBroker(KiteSettings settings, Venue venue) {
        this.settings = settings;
        this.venue = venue;
    }

    @Override
    public String name() {
        return "kite " + String.join(", ", settings.underlyings());
    }

    @Override
    public NseDay wanted(LocalDate day) {
        return new NseDay(KiteFormat.NAME, settings.underlyings(), settings.expiries(), day);
    }

    @Override
    public NseListing list(NseDay day) throws IOException {
        return KiteInstruments.read(settings.instruments(), venue, day);
    }

    @Override
    public Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts) {
        return format.decoder(listing, out, counts);
    }

    @Override
    public SocketGroup connect() throws IOException {
        return SocketGroup.connect(Collections.nCopies(settings.connections(), settings.endpoint()));
    }

    @Override
    public int mostOfASocket() {
        return TOKENS_OF_A_SOCKET;
    }

    @Override
    public int mostOfACall() {
        return TOKENS_OF_A_CALL;
    }

    private static String tokens(List<NseInstrument> instruments) {
        return instruments.stream().map(each -> each.key).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public List<String> subscribe(List<NseInstrument> instruments) {
        String tokens = tokens(instruments);
        return List.of(
                "{\"a\":\"subscribe\",\"v\":" + tokens + "}",
                "{\"a\":\"mode\",\"v\":[\"" + settings.mode().word() + "\"," + tokens + "]}");
    }

    @Override
    public List<String> unsubscribe(List<NseInstrument> instruments) {
        return List.of("{\"a\":\"unsubscribe\",\"v\":" + tokens(instruments) + "}");
    }

    @Override
    public boolean callsAreBytes() {
        return false;
    }

    @Override
    public String renewal() {
        return "the access token is of one day: log in at Kite, put the new one into the environment and start again";
    }
}
