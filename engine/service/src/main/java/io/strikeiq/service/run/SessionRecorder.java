package io.strikeiq.service.run;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalReader;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.StopRequest;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.simulator.MarketSimulator;
import io.strikeiq.service.simulator.PlantedEvent;
import io.strikeiq.service.simulator.SimulatorSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Records a simulated session: a tick journal and beside its files {@code truth.csv}, the planted events. The journal is
 * made under another name and moved when it is whole, so that an aborted one is never taken for a session.
 */
public final class SessionRecorder {
    /** Name of the file of planted events in the journal's folder. */
    public static final String TRUTH_FILE = "truth.csv";

    private static final String SOURCE = "simulator";
    private static final int TICKS_BETWEEN_REPORTS = 4096;

    private final SimulatorSettings settings;
    private final StopRequest stop;
    private final LongConsumer progress;
    private int planted;

    /**
     * @param progress told from time to time how many ticks have been written
     */
    public SessionRecorder(SimulatorSettings settings, StopRequest stop, LongConsumer progress) {
        this.settings = settings;
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

    /** Whether something is at the place of the journal. */
    public static boolean isThere(Path journal) {
        if (!Files.isDirectory(journal)) {
            return Files.exists(journal);
        }
        try (Stream<Path> entries = Files.list(journal)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot read " + journal + ": " + e.getMessage(), e);
        }
    }

    /**
     * Records the session.
     *
     * @throws UserException when the place is taken, or the user has asked to stop
     */
    public Recorded record(Path journal) {
        if (isThere(journal)) {
            throw new UserException("journal " + journal + " is there already; remove it, or name another folder");
        }
        Path draft = journal.toAbsolutePath().resolveSibling(journal.getFileName() + ".partial");
        try {
            delete(draft);
            Files.createDirectories(draft);
            Recorded recorded = play(draft);
            Files.deleteIfExists(journal);
            Files.move(draft, journal, StandardCopyOption.ATOMIC_MOVE);
            return recorded;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot record to " + journal + ": " + e.getMessage(), e);
        }
    }

    private Recorded play(Path draft) throws IOException {
        try (TickJournalWriter writer = TickJournalWriter.open(draft, new JournalInfo(SOURCE, labels()));
                BufferedWriter file = Files.newBufferedWriter(draft.resolve(TRUTH_FILE));
                PrintWriter truth = new PrintWriter(file)) {
            truth.println(PlantedEvent.CSV_HEADER);
            new MarketSimulator(settings).run(reporting(writer), event -> {
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

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
