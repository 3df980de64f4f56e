package io.strikeiq.service.run;

import io.strikeiq.persistence.journal.DiskGuard;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.Feed;
import io.strikeiq.service.feed.SimulatorFeed;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A feed, each tick recorded in the run's folder before it is published. A run that was cut off goes on for as long as its
 * day lasts (UTC): first its recorded ticks, then the feed.
 */
final class LiveTicks implements RunTicks {
    private final StrikeIqConfig config;
    private final StopRequest stop;
    private final WallClock clock;

    LiveTicks(StrikeIqConfig config, StopRequest stop, WallClock clock) {
        this.config = config;
        this.stop = stop;
        this.clock = clock;
    }

    @Override
    public void prepare() {}

    @Override
    public boolean canGoOn(RunFolder run) {
        return day(Instant.parse(run.manifest().startedAt())).equals(day(clock.now()));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public Path journal(RunFolder run) {
        return run.ticks();
    }

    @Override
    public Open open(RunFolder run) {
        Feed feed = new SimulatorFeed(config.simulate(), config.run().speed().factor());
        DiskGuard guard = DiskGuard.atLeast(config.safety().journalReserve());
        TickJournalWriter writer = TickJournalWriter.open(run.ticks(), JournalInfo.of(feed.name()), guard);
        try {
            return new RecordedFeed(
                    feed,
                    config.feed(),
                    run.ticks(),
                    writer,
                    TickJournalReader.open(run.ticks()),
                    stop,
                    config.dataFolder(),
                    config.registry());
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }
}
