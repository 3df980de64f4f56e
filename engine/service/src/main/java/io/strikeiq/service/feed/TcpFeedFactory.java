package io.strikeiq.service.feed;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.venue.yaml.Section;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Ticks that another program sends. */
final class TcpFeedFactory implements FeedFactory {
    private static final String STANDARD = "127.0.0.1:7410";

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "tcp";
    }

    @Override
    public Maker read(Section entry) {
        String text = entry.text("address", STANDARD);
        Optional<InetSocketAddress> address = address(text);
        if (address.isEmpty()) {
            entry.wrong("address", "'" + text + "' is no address; allowed HOST:PORT, such as " + STANDARD);
        }
        return context -> new TcpFeed(address.orElseThrow(), listening -> {});
    }

    private static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        return port > 65_535 ? Optional.empty() : Optional.of(new InetSocketAddress(text.substring(0, colon), port));
    }
}
