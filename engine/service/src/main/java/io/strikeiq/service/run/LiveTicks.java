package io.strikeiq.service.run;

import io.strikeiq.feeds.BackPressure;
import io.strikeiq.feeds.FeedContext;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.service.feed.SimulatorFeed;
import io.strikeiq.watch.event.EventSink;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Feeds, each tick recorded in the run's folder before its signals are. A run that was cut off goes on, however long it was
 * away: first its recorded ticks, then the feeds.
 */
final class LiveTicks implements RunTicks {
    private final StrikeIqConfig config;
    private final StopRequest stop;
    private final WallClock clock;
    private final PrintWriter said;
    private final EventSink events;

    /**
     * @param clock says when a day is over, and a file of the journal
     * @param said where remarks go
     */
    LiveTicks(StrikeIqConfig config, StopRequest stop, WallClock clock, PrintWriter said) {
        this(config, stop, clock, said, EventSink.none());
    }

    /**
     * As the other.
     *
     * @param events is notified of changes of engines
     */
    LiveTicks(StrikeIqConfig config, StopRequest stop, WallClock clock, PrintWriter said, EventSink events) {
        this.events = events;
        this.config = config;
        this.stop = stop;
        this.clock = clock;
        this.said = said;
    }

    private void say(String line) {
        said.println(line);
        said.flush();
    }

    @Override
    public void prepare() {}

    @Override
    public boolean canGoOn(RunFolder run) {
        return run.manifest().tickJournal().equals(RunManifest.path(run.ticks()));
    }

    @Override
    public boolean areOwn() {
        return true;
    }

    @Override
    public Path journal(RunFolder run) {
        return run.ticks();
    }

    private List<LiveFeeds.Source> sources() {
        FeedContext context =
                new FeedContext(config.run().speed().factor(), factor -> new SimulatorFeed(config.simulate(), factor));
        return config.live().feeds().stream()
                .map(feed -> new LiveFeeds.Source(
                        feed.maker().make(context), feed.backPressure() == BackPressure.CONFLATE, feed.names()))
                .toList();
    }

    private static String name(List<LiveFeeds.Source> sources) {
        return sources.stream().map(source -> source.feed().name()).collect(Collectors.joining(" and "));
    }

    @Override
    public WarmUp warmUp(List<RunFolder> earlier, PrintWriter to) {
        // What an owner makes must depend on its partition alone.
        if (config.cluster().hasOwner()) {
            return WarmUp.NONE;
        }
        List<LiveFeeds.Source> sources = sources();
        boolean follows = sources.stream().allMatch(source -> source.feed().goesOn());
        return new WarmUpPlan(
                        follows ? config.run().warmUp() : 0,
                        name(sources),
                        config.run().warmUpJournal(),
                        to)
                .of(earlier);
    }

    @Override
    public Open open(RunFolder run) {
        List<LiveFeeds.Source> sources = sources();
        String name = name(sources);
        DiskGuard guard = DiskGuard.atLeast(config.safety().journalReserve());
        TickJournalWriter writer = TickJournalWriter.open(run.ticks(), JournalInfo.of(name), guard, clock::millis);
        InstrumentBook book = null;
        try {
            StrikeIqConfig knowing = RunLearning.knowing(config, run);
            book = RunInstruments.open(run);
            return new RecordedFeed(
                    name,
                    sources,
                    run.ticks(),
                    writer,
                    book,
                    start(knowing, run, writer.lastSequence(), book),
                    stop,
                    feeds -> ControlInbox.open(
                            config.dataFolder(), config.registry(), feeds.control(), events, changes(knowing, run)),
                    config.run().drainTimeout());
        } catch (RuntimeException e) {
            if (book != null) {
                book.close();
            }
            writer.close();
            throw e;
        }
    }

    private ExperienceChanges changes(StrikeIqConfig knowing, RunFolder run) {
        // What an owner makes must depend on its partition alone: a change here would be in no other owner's ticks.
        if (config.cluster().hasOwner()) {
            return ExperienceChanges.refused("the experience of a partition stays what its first owner began with");
        }
        return run.manifest().experience() == null
                ? ExperienceChanges.NONE
                : new DeskChanges(
                        config.dataFolder(), knowing.pipeline().learning().archive(), run.runId(), clock);
    }

    private RunStart start(StrikeIqConfig knowing, RunFolder run, long lastTick, InstrumentBook book) {
        RunStart start = RunStart.of(knowing, run, lastTick, book, this::say);
        if (!start.isPossible()) {
            throw new UserException(
                    ExitCode.DAMAGED,
                    "the first ticks of run " + run.runId()
                            + " were pruned, and none of its checkpoints can be used: begin a new run with --fresh");
        }
        return start;
    }
}
