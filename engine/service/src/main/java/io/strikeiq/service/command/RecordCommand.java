package io.strikeiq.service.command;

import io.strikeiq.cluster.JournalPublisher;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.feeds.FeedFactory;
import io.strikeiq.feeds.FeedRegistry;
import io.strikeiq.feeds.FrameTap;
import io.strikeiq.feeds.frames.FrameFile;
import io.strikeiq.persistence.journal.JournalInspector;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Shutdown;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.feed.FeedFactories;
import io.strikeiq.service.feed.FeedRecorder;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.service.simulator.SimulatorSettings;
import io.strikeiq.venue.yaml.Durations;
import io.strikeiq.venue.yaml.Problems;
import io.strikeiq.venue.yaml.Section;
import io.strikeiq.venue.yaml.StrictYaml;
import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a live venue. */
@Command(
        name = "record",
        description = {
            "Record the ticks of a live venue as a tick journal, without engines.",
            "Goes on with a journal that is there. Ends after --for, or at a termination signal.",
            "With --to kafka the journal is the buffer of a topic that engines on other machines read."
        })
public final class RecordCommand implements Callable<Integer> {
    private static final SimulatorSettings SIMULATED = new SimulatorSettings(1, 2, 21, 2, 200_000);
    /** In place of a venue: what is recorded already. */
    private static final String JOURNAL = "journal";

    private static final String BROKERS_AWAY = "; the brokers went away, the next time goes on there";

    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(30);

    private final Shutdown shutdown;

    @Parameters(paramLabel = "VENUE", description = "The venue, as in live.feeds of a config.")
    private String venue;

    @Option(names = "--instruments", paramLabel = "NAMES", description = "What to record, such as BTC,ETH.")
    private String instruments = "";

    @Option(names = "--journal", paramLabel = "DIR", required = true, description = "Folder of the tick journal.")
    private Path journal;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A key of the feed, as in live.feeds of a config.")
    private List<String> keys = List.of();

    @Option(
            names = "--raw",
            paramLabel = "FILE",
            description = "Keep the frames too, compressed, in a new file, for './strikeiq import frames'.")
    private Path raw;

    @Option(names = "--for", paramLabel = "DURATION", description = "Such as 10m; without it until a signal.")
    private String duration = "";

    @Mixin
    private TopicOptions topic;

    @Mixin
    private OutputOptions output;

    /** Ends at a termination signal. */
    public RecordCommand(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public Integer call() {
        Optional<JournalPublisher> publisher = topic.publisher(journal);
        if (venue.equals(JOURNAL)) {
            return publish(publisher.orElseThrow(
                    () -> new UserException("VENUE journal records nothing; it is for --to kafka")));
        }
        FeedFactory.Maker maker = maker();
        publisher.ifPresent(JournalPublisher::check);
        StopRequest stop = arm();
        long[] kept = {0};
        PublishingThread publishing = publisher.map(PublishingThread::start).orElse(null);
        long ticks;
        try {
            ticks = raw == null ? record(maker, FrameTap.NONE, stop) : recordFrames(maker, stop, kept);
        } finally {
            if (publishing != null) {
                publishing.end();
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal.toString());
        result.put("ticks", ticks);
        result.put("frames", kept[0]);
        boolean whole = publishing == null || publishing.isWhole();
        if (publishing != null) {
            result.put("whole", whole);
        }
        output.result(
                result,
                String.format(Locale.ROOT, "recorded %,d ticks in %s%s", ticks, journal, whole ? "" : BROKERS_AWAY));
        return whole ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** What is in the journal, as it grows, until its end or a stop. */
    private int publish(JournalPublisher publisher) {
        if (!JournalInspector.isJournal(journal)) {
            throw new UserException("--journal: " + journal + " is no journal");
        }
        publisher.check();
        boolean whole = publisher.run(arm());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal.toString());
        result.put("published", publisher.published());
        result.put("whole", whole);
        output.result(
                result,
                String.format(
                        Locale.ROOT,
                        "published %,d ticks of %s%s",
                        publisher.published(),
                        journal,
                        whole ? "" : BROKERS_AWAY));
        return whole ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** What ends it: a signal, or the end of its time. */
    private StopRequest arm() {
        long nanos = nanos();
        StopRequest stop = shutdown.arm(DEADLINE);
        if (nanos > 0) {
            Thread timer = new Thread(() -> end(stop, nanos), "strikeiq-timer");
            timer.setDaemon(true);
            timer.start();
        }
        return stop;
    }

    private static void end(StopRequest stop, long nanos) {
        if (!stop.await(nanos)) {
            stop.request();
        }
    }

    private long record(FeedFactory.Maker maker, FrameTap tap, StopRequest stop) {
        FeedContext context = new FeedContext(1, factor -> new SimulatorFeed(SIMULATED, factor), tap);
        Feed feed = maker.make(context);
        output.err().println("records " + feed.name());
        output.err().flush();
        return new FeedRecorder(journal).record(feed, stop);
    }

    private long recordFrames(FeedFactory.Maker maker, StopRequest stop, long[] kept) {
        try (FrameFile file = FrameFile.create(raw.toAbsolutePath())) {
            long ticks = record(maker, file, stop);
            kept[0] = file.frames();
            return ticks;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot write " + raw + ": " + e.getMessage(), e);
        }
    }

    private long nanos() {
        if (duration.isEmpty()) {
            return 0;
        }
        OptionalLong parsed = Durations.parse(duration);
        if (parsed.isEmpty()) {
            throw new UserException("--for: '" + shown(duration) + "' is not a duration; allowed " + Durations.FORM);
        }
        return parsed.getAsLong();
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private FeedFactory.Maker maker() {
        FeedRegistry registry = FeedFactories.registry();
        FeedFactory factory = registry.of(venue)
                .orElseThrow(() -> new UserException(
                        "'" + shown(venue) + "' has no feed; allowed " + String.join(", ", registry.venues())));
        StringBuilder text = new StringBuilder("venue: " + venue + "\n");
        if (!instruments.isEmpty()) {
            text.append("underlyings: '")
                    .append(shown(instruments).replace("'", "''"))
                    .append("'\n");
        }
        for (String each : keys) {
            if (!each.matches("[A-Za-z]+=\\P{Cntrl}*")) {
                throw new UserException("--set: '" + shown(each) + "' is not KEY=VALUE");
            }
            text.append(each.replaceFirst("=", ": ")).append('\n');
        }
        try {
            Problems problems = new Problems("--set");
            Section entry = StrictYaml.open("--set", text.toString(), problems, value -> value);
            entry.text("venue", venue);
            FeedFactory.Maker maker = factory.read(entry);
            entry.finish();
            problems.check();
            return maker;
        } catch (StrictYamlException e) {
            throw new UserException(e.getMessage());
        }
    }
}
