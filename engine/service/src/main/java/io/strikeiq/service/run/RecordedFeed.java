package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickSource;
import io.strikeiq.core.event.TickType;
import io.strikeiq.core.pipeline.Intake;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.feeds.Feed;
import io.strikeiq.feeds.FeedPosition;
import io.strikeiq.feeds.RecordedTrades;
import io.strikeiq.persistence.instrument.InstrumentBook;
import io.strikeiq.persistence.journal.SyncedJournal;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.feed.FeedCounts;
import io.strikeiq.service.feed.LiveFeeds;
import io.strikeiq.service.feed.RecordedPosition;
import io.strikeiq.service.feed.ShownNames;
import io.strikeiq.service.watch.CounterSource;
import io.strikeiq.service.watch.FeedCounters;
import io.strikeiq.watch.counter.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * The recorded ticks of a run, then its feeds behind them, which publish to the ring themselves. The journaler of the pipeline
 * records what they publish; no signal leaves before its tick is in the journal, so that the journal never lacks a tick whose
 * signals are known.
 *
 * <p>At a stop request no more is taken from the feeds; what was taken is recorded, decided and stored.
 */
final class RecordedFeed implements RunTicks.Open, LivePart {
    private static final long CONTROL_PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
    private final List<LiveFeeds.Source> sources;
    private final String name;
    private final Path folder;
    private final TickJournalWriter writer;
    private final StopRequest stop;
    private final long recordedBefore;
    private final Commands commands;
    private final long patience;
    private final InstrumentBook book;
    private final ShownNames names = new ShownNames();
    private final RunStart start;
    private Optional<StandbyGate> gate = Optional.empty();
    private TickSource recorded;
    /** Ticks of the recording that came from a feed, and not from a person. */
    private long fromFeed;

    private long lastTime;
    private volatile LiveFeeds feeds;

    /** Opens the inbox of the control command for the time of the feeds. */
    @FunctionalInterface
    interface Commands {
        ControlInbox open(LiveFeeds feeds);
    }

    /**
     * Takes over the writer and the reader of the journal in a folder, and the book of its instruments.
     *
     * @param name what the journal says of its source
     * @param patience nanoseconds that the feeds have to end in
     */
    RecordedFeed(
            String name,
            List<LiveFeeds.Source> sources,
            Path folder,
            TickJournalWriter writer,
            InstrumentBook book,
            RunStart start,
            StopRequest stop,
            Commands commands,
            long patience) {
        this.name = name;
        this.sources = List.copyOf(sources);
        this.folder = folder;
        this.writer = writer;
        this.book = book;
        this.start = start;
        this.recorded = start.open();
        this.fromFeed = start.fedBefore();
        this.lastTime = start.timeBefore();
        this.stop = stop;
        this.recordedBefore = writer.lastSequence();
        this.commands = commands;
        this.patience = patience;
    }

    @Override
    public boolean next(MarketEvent slot) {
        if (stop.isRequested() || !recorded.next(slot)) {
            return false;
        }
        lastTime = Math.max(lastTime, slot.exchangeTime);
        if (slot.type == TickType.INSTRUMENT) {
            book.recorded(slot.definition);
            names.recorded(slot.definition);
        }
        fromFeed += slot.sequence <= 0 || slot.type.isCommand() ? 0 : 1;
        return true;
    }

    @Override
    public Intake intake() {
        return Intake.live(start.firstNumber(), recordedBefore, new JournalRecorder(writer));
    }

    @Override
    public void begin(Pipeline pipeline) {
        start.begin(pipeline);
    }

    @Override
    public Optional<RunStart> start() {
        return Optional.of(start);
    }

    @Override
    public void run(Pipeline pipeline, LongConsumer progress) {
        if (stop.isRequested()) {
            return;
        }
        recorded.close();
        recorded = null;
        boolean repeats = sources.size() == 1 && !sources.get(0).conflates();
        FeedPosition all = new FeedPosition(fromFeed, lastTime, repeats, start.warmUpTo(), RecordedTrades.NONE);
        if (recordedBefore > 0) {
            try (TickJournalReader end = TickJournalReader.open(folder, Long.MAX_VALUE)) {
                end.definitionsBefore().forEach(names::recorded);
            }
        }
        try (LiveFeeds live = new LiveFeeds(sources, book, names, feed -> behind(feed, all), pipeline, patience)) {
            feeds = live;
            serve(live, pipeline, progress);
        }
    }

    private FeedPosition behind(Feed feed, FeedPosition all) {
        return recordedBefore == 0 ? all : RecordedPosition.of(feed, folder, all, book);
    }

    @Override
    public void standBy(StandbyGate wanted) {
        gate = Optional.of(wanted);
    }

    /** False when the partition never became this run's. */
    private boolean awaitOpen(StandbyGate until, LiveFeeds live, Pipeline pipeline) {
        while (!until.isOpen()) {
            if (live.hasEnded() || pipeline.failure() != null || until.isShut() || stop.await(LOOK)) {
                return false;
            }
            until.look(pipeline);
        }
        return true;
    }

    private void serve(LiveFeeds live, Pipeline pipeline, LongConsumer progress) {
        if (gate.isPresent() && !awaitOpen(gate.get(), live, pipeline)) {
            return;
        }
        try (ControlInbox inbox = commands.open(live)) {
            Watchdog control = Watchdog.start(CONTROL_PERIOD, List.of(inbox));
            try {
                while (!live.hasEnded() && pipeline.failure() == null && !stop.await(PATIENCE)) {
                    progress.accept(pipeline.published());
                }
            } finally {
                control.close();
            }
        }
    }

    @Override
    public Optional<LivePart> live() {
        return Optional.of(this);
    }

    @Override
    public Optional<CounterSource> counters(LongSupplier clock) {
        List<String> names =
                sources.stream().map(source -> source.feed().name()).toList();
        CounterSource given = new FeedCounters(() -> feeds, names, clock);
        return Optional.of(file -> {
            given.sample(file);
            file.set(Measure.JOURNALED, "ticks", writer.lastSequence());
        });
    }

    @Override
    public void checkSource() {
        Optional<RuntimeException> failure = Optional.ofNullable(feeds).flatMap(LiveFeeds::failure);
        if (failure.isPresent()) {
            throw new UserException(
                    ExitCode.FAILURE, failure.get().getMessage(), failure.get().getCause());
        }
    }

    @Override
    public String said() {
        return "records " + name + start.said();
    }

    @Override
    public long expected() {
        return 0;
    }

    @Override
    public long recordedBefore() {
        return recordedBefore;
    }

    @Override
    public Speed speed() {
        return Speed.MAX;
    }

    @Override
    public boolean stopsItself() {
        return true;
    }

    @Override
    public boolean isEnded() {
        return feeds != null && feeds.hasEndedByItself();
    }

    @Override
    public FeedCounts feed() {
        return feeds == null ? FeedCounts.NONE : feeds.counts();
    }

    @Override
    public List<Worker> workers() {
        return IntStream.range(0, sources.size()).mapToObj(this::worker).toList();
    }

    /** A feed that waits for room in the ring does not stand still by itself. */
    private Worker worker(int index) {
        return new Worker(
                LiveFeeds.threadName(index, sources.size()),
                () -> feeds == null ? 0 : feeds.received(index),
                () -> feeds == null ? null : feeds.missing(index),
                () -> feeds == null ? null : feeds.failure(index));
    }

    @Override
    public Optional<SyncedJournal> journal() {
        return Optional.of(new SyncedJournal(folder, writer::lastSequence));
    }

    @Override
    public void close() {
        if (recorded != null) {
            recorded.close();
        }
        try {
            writer.close();
        } finally {
            book.close();
        }
    }
}
