package io.strikeiq.service.config;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.FeedRegistry;
import io.strikeiq.service.feed.FeedFactories;
import io.strikeiq.service.feed.FeedSettings;
import io.strikeiq.venue.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The list {@code live.feeds}; and section {@code feed} of earlier versions, which is read with a warning. */
final class FeedReader {
    private static final String STANDARD = "simulator";
    /** The section of earlier versions. */
    static final String FORMER = "feed";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._&-]{0,31}");

    private final Section live;
    private final Section top;
    private final FeedRegistry registry;

    FeedReader(Section live, Section top, FeedRegistry registry) {
        this.live = live;
        this.top = top;
        this.registry = registry;
    }

    /** The feeds, the simulator where none is named. */
    List<FeedSettings> read() {
        Optional<BackPressure> former = former();
        List<FeedSettings> feeds = new ArrayList<>();
        List<Section> entries = new ArrayList<>();
        for (Section entry : live.sections("feeds")) {
            feed(entry).ifPresent(settings -> {
                feeds.add(settings);
                entries.add(entry);
            });
        }
        entries.forEach(entry -> checkBook(entry, entries));
        if (live.keys().contains("feeds")) {
            checkOnce(feeds);
            return feeds;
        }
        BackPressure backPressure = former.orElse(BackPressure.BLOCK);
        live.show("feeds", List.of(shown(backPressure)));
        return List.of(FeedFactories.simulator(backPressure));
    }

    private static Map<String, Object> shown(BackPressure backPressure) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("venue", STANDARD);
        entry.put("backPressure", Section.lower(backPressure));
        return entry;
    }

    private Optional<FeedSettings> feed(Section entry) {
        String venue = entry.text("venue", STANDARD);
        Optional<FeedFactory> factory = registry.of(venue);
        if (factory.isEmpty()) {
            entry.wrong("venue", "'" + venue + "' has no feed; allowed " + String.join(", ", registry.venues()));
            return Optional.empty();
        }
        BackPressure backPressure = entry.choice("backPressure", factory.get().backPressure());
        if (backPressure == BackPressure.BLOCK && !factory.get().mayBlock()) {
            entry.wrong(
                    "backPressure",
                    "block is not for " + venue + ": a slow reader of a socket is cut off;" + " allowed conflate");
        }
        Map<String, String> names = names(entry);
        FeedFactory.Maker maker = factory.get().read(entry);
        entry.finish();
        return Optional.of(new FeedSettings(venue, backPressure, names, maker));
    }

    /** Shown names, {@code BTC=BITCOIN, ETH=ETHER}. */
    private static Map<String, String> names(Section entry) {
        Map<String, String> names = new LinkedHashMap<>();
        if (entry.has("names")) {
            String text = entry.text("names", "");
            for (String each : text.split(",", -1)) {
                String[] sides = each.strip().split("=", -1);
                boolean isPair = sides.length == 2
                        && NAME.matcher(sides[0]).matches()
                        && NAME.matcher(sides[1]).matches();
                if (!isPair || names.put(sides[0], sides[1]) != null) {
                    entry.wrong("names", "'" + text + "' does not rename; allowed such as BTC=BITCOIN, ETH=ETHER");
                    names.clear();
                    return names;
                }
            }
        }
        return names;
    }

    /** A book of another venue needs both feeds to say so: one alone would leave an underlying without book, or with two. */
    private static void checkBook(Section entry, List<Section> entries) {
        String venue = entry.text("venue", STANDARD);
        checkOther(entry, "book", venue, "bookOf", entries);
        checkOther(entry, "bookOf", venue, "book", entries);
    }

    private static void checkOther(Section entry, String key, String venue, String otherKey, List<Section> entries) {
        String other = entry.has(key) ? entry.text(key, "") : "";
        boolean said = entries.stream()
                .anyMatch(each -> each.text("venue", STANDARD).equals(other)
                        && each.has(otherKey)
                        && each.text(otherKey, "").equals(venue));
        if (!other.isEmpty() && !other.equals(venue) && !said) {
            entry.wrong(
                    key,
                    other + " does not say so; add " + otherKey + ": " + venue + " to a feed of venue " + other
                            + ", or leave " + key + " out");
        }
    }

    private void checkOnce(List<FeedSettings> feeds) {
        if (feeds.stream().filter(feed -> feed.venue().equals(STANDARD)).count() > 1) {
            live.wrong("feeds", "the simulator is there twice, and would list each instrument twice; keep one");
        }
    }

    /** What section {@code feed} of version 0.1 says of back-pressure. */
    private Optional<BackPressure> former() {
        if (!top.has(FORMER)) {
            return Optional.empty();
        }
        top.warn(
                FORMER, "is read for the simulator; write backPressure in live.feeds, and live.ringSize for queueSize");
        Section feed = top.section(FORMER);
        BackPressure backPressure = feed.choice("backPressure", BackPressure.BLOCK);
        feed.integer("queueSize", 8_192, 16, 1 << 20);
        feed.finish();
        return Optional.of(backPressure);
    }
}
