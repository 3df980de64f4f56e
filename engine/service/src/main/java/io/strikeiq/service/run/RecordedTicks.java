package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.service.cli.OutputOptions;
import io.strikeiq.service.cli.Progress;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.config.Source;
import io.strikeiq.service.config.Speed;
import io.strikeiq.service.config.StrikeIqConfig;
import io.strikeiq.service.feed.FeedCounts;
import io.strikeiq.service.recording.JournalDraft;
import java.nio.file.Path;
import java.util.Locale;

/** The tick journal of the config, which the market simulator makes first where the config says so. */
final class RecordedTicks implements RunTicks {
    private final StrikeIqConfig config;
    private final OutputOptions output;
    private final StopRequest stop;

    RecordedTicks(StrikeIqConfig config, OutputOptions output, StopRequest stop) {
        this.config = config;
        this.output = output;
        this.stop = stop;
    }

    @Override
    public void prepare() {
        if (config.run().source() != Source.SIMULATE) {
            return;
        }
        Path journal = config.run().journal();
        try (Progress progress =
                output.progress("record", "ticks", config.simulate().ticks())) {
            SessionRecorder recorder = new SessionRecorder(config.simulate(), stop, progress::at);
            if (JournalDraft.isTaken(journal)) {
                recorder.checkSame(journal);
            } else {
                SessionRecorder.Recorded recorded = recorder.record(journal);
                output.err()
                        .printf(
                                Locale.ROOT,
                                "recorded a simulated session of %,d ticks in %s%n",
                                recorded.ticks(),
                                journal);
                output.err().flush();
            }
        }
    }

    @Override
    public boolean canGoOn(RunFolder run) {
        return run.manifest().tickJournal().equals(RunManifest.path(journal(run)));
    }

    @Override
    public boolean areOwn() {
        return false;
    }

    @Override
    public Path journal(RunFolder run) {
        return config.run().journal();
    }

    @Override
    public Open open(RunFolder run) {
        return new Recording(TickJournalReader.open(config.run().journal()), config);
    }

    private static final class Recording implements Open {
        private final TickJournalReader journal;
        private final StrikeIqConfig config;
        private boolean ended;

        Recording(TickJournalReader journal, StrikeIqConfig config) {
            this.journal = journal;
            this.config = config;
        }

        @Override
        public boolean next(MarketEvent slot) {
            ended = !journal.next(slot);
            return !ended;
        }

        @Override
        public String said() {
            return "replays " + config.run().journal();
        }

        @Override
        public long expected() {
            return SessionRecorder.ticks(journal.info());
        }

        @Override
        public long recordedBefore() {
            return 0;
        }

        @Override
        public Speed speed() {
            return config.run().speed();
        }

        @Override
        public boolean stopsItself() {
            return false;
        }

        @Override
        public boolean isEnded() {
            return ended;
        }

        @Override
        public FeedCounts feed() {
            return null;
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
