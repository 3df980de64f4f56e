package io.strikeiq.service.run;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.recording.JournalDraft;
import io.strikeiq.service.simulator.CoinPremiums;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.PlantedEvent;
import io.strikeiq.service.simulator.SimulatedVenue;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Records a simulated session: a tick journal and beside its files {@code truth.csv}, the planted events.
 */
public final class SessionRecorder {
    /** Name of the file of planted events in the journal's folder. */
    public static final String TRUTH_FILE = "truth.csv";

    private static final String SOURCE = "simulator";
    private static final int TICKS_BETWEEN_REPORTS = 4096;

    private final SimulatorSettings settings;
    private final SimulatedVenue venue;
    private final StopRequest stop;
    private final LongConsumer progress;
    private int planted;

    /** Of the venue that comes with StrikeIQ. */
    public SessionRecorder(SimulatorSettings settings, StopRequest stop, LongConsumer progress) {
        this(settings, SimulatedVenue.shipped(), stop, progress);
    }

    /**
     * @param progress notified from time to time how many ticks have been written
     */
    public SessionRecorder(SimulatorSettings settings, SimulatedVenue venue, StopRequest stop, LongConsumer progress) {
        this.settings = settings;
        this.venue = venue;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * What was recorded.
     *
     * @param ticks ticks in the journal
     * @param plantedEvents lines of the truth file
     */
    public record Recorded(long ticks, int plantedEvents) {}

    /**
     * Records the session.
     *
     * @throws UserException when the place is taken, or the user has asked to stop
     */
    public Recorded record(Path journal) {
        return new JournalDraft(journal).write(new JournalInfo(SOURCE, labels()), this::play);
    }

    private Recorded play(TickJournalWriter writer, Path folder) throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve(TRUTH_FILE));
                PrintWriter truth = new PrintWriter(file)) {
            truth.println(PlantedEvent.CSV_HEADER);
            new MarketSimulator(settings, venue).run(CoinPremiums.of(settings, reporting(writer)), event -> {
                truth.println(event.toCsv());
                planted++;
            });
            if (truth.checkError()) {
                throw new IOException("cannot write " + TRUTH_FILE);
            }
            return new Recorded(writer.lastSequence(), planted);
        }
    }

    private TickSink reporting(TickJournalWriter writer) {
        return tick -> {
            writer.accept(tick);
            if (writer.lastSequence() % TICKS_BETWEEN_REPORTS == 0) {
                progress.accept(writer.lastSequence());
                if (stop.isRequested()) {
                    throw new UserException(ExitCode.FAILURE, "stopped while the session was being recorded");
                }
            }
        };
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("seed", Long.toString(settings.seed()));
        labels.put("underlyings", Integer.toString(settings.underlyings()));
        labels.put("strikes", Integer.toString(settings.strikes()));
        labels.put("expiries", Integer.toString(settings.expiries()));
        labels.put("ticks", Long.toString(settings.ticks()));
        if (settings.premium() == PremiumUnit.COIN) {
            labels.put("premium", "coin");
        }
        return labels;
    }

    /**
     * Checks that a journal that is there is the session that would be recorded.
     *
     * @throws UserException when it is another
     */
    public void checkSame(Path journal) {
        try (TickJournalReader reader = TickJournalReader.open(journal)) {
            JournalInfo info = reader.info();
            if (!info.source().equals(SOURCE) || !info.labels().equals(labels())) {
                throw new UserException("journal " + journal + " holds another session: " + info.source() + " "
                        + info.labels() + ", the config says " + SOURCE + " " + labels()
                        + "; remove the journal, name another run.journal, or set run.source: replay");
            }
        }
    }

    /** Ticks of a journal that says how many it has, else 0. */
    static long ticks(JournalInfo info) {
        return info.source().equals(SOURCE) ? Long.parseLong(info.labels().getOrDefault("ticks", "0")) : 0;
    }
}
