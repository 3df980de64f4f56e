package io.strikeiq.feeds.deribit;

import io.strikeiq.feeds.FeedApi;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.deribit.local.LocalFaults;
import io.strikeiq.feeds.websocket.Endpoint;
import io.strikeiq.venue.yaml.Section;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Deribit without a key. */
public final class DeribitFeedFactory implements FeedFactory {
    private static final String ADDRESS = "wss://www.deribit.com/ws/api/v2";
    private static final String SIMULATOR = "simulator";
    private static final String UNDERLYINGS = "BTC, ETH";
    private static final int LARGEST_MESSAGE = 16 << 20;
    private static final int MOST_UNDERLYINGS = 8;

    @Override
    public int apiVersion() {
        return FeedApi.VERSION;
    }

    @Override
    public String venue() {
        return "deribit";
    }

    @Override
    public Maker read(Section entry) {
        String address = entry.text("address", ADDRESS);
        Endpoint.fault(address).ifPresent(fault -> entry.wrong("address", "'" + address + "' " + fault));
        Path truststore = entry.path("truststore", Path.of(""));
        List<DeribitUnderlying> underlyings = underlyings(entry);
        int expiries = (int) entry.integer("expiries", 6, 0, 30);
        int strikes = (int) entry.integer("strikes", 10, 1, 100);
        boolean books = entry.flag("books", true);
        long silence = entry.duration(
                "silence", TimeUnit.SECONDS.toNanos(30), TimeUnit.MILLISECONDS.toNanos(100), TimeUnit.HOURS.toNanos(1));
        long summary = entry.duration(
                "summary", TimeUnit.MINUTES.toNanos(1), TimeUnit.SECONDS.toNanos(2), TimeUnit.HOURS.toNanos(1));
        String play = entry.text("play", "");
        if (!play.isEmpty() && !play.equals(SIMULATOR)) {
            entry.wrong("play", "'" + play + "' cannot be played; allowed " + SIMULATOR);
        }
        double speed = entry.number("speed", 0, 0, 1_000, "times real time, 0 for a real venue");
        LocalFaults faults = faults(entry);
        long callInterval =
                entry.duration("callInterval", TimeUnit.MILLISECONDS.toNanos(340), 0, TimeUnit.MINUTES.toNanos(1));
        long retry = entry.duration(
                "retry",
                TimeUnit.MILLISECONDS.toNanos(500),
                TimeUnit.MILLISECONDS.toNanos(1),
                TimeUnit.MINUTES.toNanos(1));
        Optional<Path> trusted =
                Optional.of(truststore).filter(path -> !path.toString().isEmpty());
        DeribitSettings settings = new DeribitSettings(
                new Endpoint(uri(address), trusted, LARGEST_MESSAGE),
                underlyings,
                expiries,
                strikes,
                books,
                silence,
                summary,
                speed,
                callInterval,
                retry);
        return play.isEmpty()
                ? context -> new DeribitFeed(settings, context.tap())
                : context -> new PlayedDeribitFeed(
                        context.simulator().apply(Double.POSITIVE_INFINITY),
                        speed > 0 ? speed : 1,
                        faults,
                        settings::towards,
                        context.tap());
    }

    private static URI uri(String address) {
        return Endpoint.fault(address).isEmpty() ? URI.create(address) : URI.create(ADDRESS);
    }

    private static LocalFaults faults(Section entry) {
        String text = entry.text("faults", "");
        try {
            return LocalFaults.of(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        } catch (IllegalArgumentException e) {
            entry.wrong("faults", e.getMessage());
            return LocalFaults.NONE;
        }
    }

    private static List<DeribitUnderlying> underlyings(Section entry) {
        List<String> names = Arrays.stream(
                        entry.text("underlyings", UNDERLYINGS).split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (names.size() > MOST_UNDERLYINGS || !names.stream().allMatch(DeribitUnderlying::isName)) {
            entry.wrong(
                    "underlyings",
                    "must be 1 to " + MOST_UNDERLYINGS + " names such as BTC or SOL_USDC, with commas between them");
        }
        return names.stream().map(DeribitUnderlying::of).toList();
    }
}
