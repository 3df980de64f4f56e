package io.strikeiq.feeds.upstox;

import io.strikeiq.feeds.ChannelCounts;
import io.strikeiq.feeds.connection.RestCall;
import io.strikeiq.feeds.connection.SocketGroup;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.nse.NseBroker;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.feeds.nse.NseTicks;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Upstox: every connection is authorised by REST, which gives an address that is good once; every key is in the mode of the config. */
final class UpstoxBroker implements NseBroker {
    private static final String AUTHORISE = "/v3/feed/market-data-feed/authorize";
    private static final int KEYS_OF_A_CALL = 500;
    private static final JsonNames TOP = JsonNames.of("data");
    private static final JsonNames DATA = JsonNames.of("authorized_redirect_uri", "authorizedRedirectUri");

    private final UpstoxFormat format = new UpstoxFormat();
    private final UpstoxSettings settings;
    private final Venue venue;

    UpstoxBroker(UpstoxSettings settings, Venue venue) {
        this.settings = settings;
        this.venue = venue;
    }

    @Override
    public String name() {
        return settings.toString();
    }

    @Override
    public NseDay wanted(LocalDate day) {
        return new NseDay(UpstoxFormat.NAME, settings.underlyings(), settings.expiries(), day);
    }

    @Override
    public NseListing list(NseDay day) throws IOException {
        return UpstoxInstruments.read(settings.instruments(), venue, day);
    }

    @Override
    public Decoder decoder(NseListing listing, NseTicks out, ChannelCounts counts) {
        return format.decoder(listing, out, counts);
    }

    @Override
    public SocketGroup connect() throws IOException {
        byte[] answer = RestCall.ask(
                settings.rest().at(AUTHORISE),
                Map.of("Authorization", "Bearer " + settings.token(), "Accept", "application/json"));
        String address;
        try {
            address = address(answer);
        } catch (JsonException e) {
            throw new VenueException("the venue's authorisation cannot be read: " + e.getMessage());
        }
        if (Endpoint.fault(address).isPresent()) {
            // The address may hold a secret.
            throw new VenueException("the venue authorises an address that is none of a socket with TLS");
        }
        return SocketGroup.connect(List.of(new Endpoint(
                URI.create(address),
                settings.rest().truststore(),
                settings.rest().largestMessage())));
    }

    private static String address(byte[] answer) {
        JsonReader reader = new JsonReader();
        reader.open(answer, 0, answer.length);
        reader.enterObject();
        while (reader.nextField()) {
            if (reader.field(TOP) == 0) {
                reader.enterObject();
                while (reader.nextField()) {
                    if (reader.field(DATA) >= 0) {
                        return reader.string();
                    }
                    reader.skip();
                }
            } else {
                reader.skip();
            }
        }
        throw new JsonException("it has no address");
    }

    @Override
    public int mostOfASocket() {
        return settings.mode().keys();
    }

    @Override
    public int mostOfACall() {
        return KEYS_OF_A_CALL;
    }

    private String call(String method, List<NseInstrument> instruments) {
        String keys = instruments.stream().map(each -> each.key).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return "{\"guid\":\"strikeiq\",\"method\":\"" + method + "\",\"data\":{\"mode\":\""
                + settings.mode().word() + "\",\"instrumentKeys\":" + keys + "}}";
    }

    @Override
    public List<String> subscribe(List<NseInstrument> instruments) {
        return List.of(call("sub", instruments));
    }

    @Override
    public List<String> unsubscribe(List<NseInstrument> instruments) {
        return List.of(call("unsub", instruments));
    }

    @Override
    public boolean callsAreBytes() {
        return true;
    }

    @Override
    public String renewal() {
        return "the access token is of one day: log in at Upstox, put the new one into the environment and start again";
    }
}
