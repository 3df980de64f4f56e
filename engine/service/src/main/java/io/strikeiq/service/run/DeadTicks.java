package io.strikeiq.service.run;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.supervision.DeadLetters;
import io.strikeiq.core.pipeline.supervision.Stage;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.service.cli.EventTime;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * The dead letters of a run: a line for each tick that a stage failed on and that was passed over, whole in the file when
 * the call returns. The ticks themselves are in the tick journal of the run. A run that goes on meets them again and
 * writes none twice.
 *
 * <p>Any stage thread may call; the file is made with the first line.
 */
final class DeadTicks implements DeadLetters, AutoCloseable {
    private static final String HEADER = "tick\tstage\ttime\ttype\tinstrument\treason";
    private final Path file;
    private final Set<String> known = new HashSet<>();
    private BufferedWriter out;

    DeadTicks(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void onSkipped(MarketEvent tick, Stage stage, RuntimeException cause) {
        try {
            if (out == null) {
                open();
            }
            if (known.add(tick.sequence + "\t" + stage.label())) {
                out.write(line(tick, stage, cause));
                out.flush();
            }
        } catch (IOException e) {
            throw new JournalException("cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }

    private static String line(MarketEvent tick, Stage stage, RuntimeException cause) {
        return tick.sequence + "\t" + stage.label() + "\t" + EventTime.text(tick.exchangeTime) + "\t" + tick.type + "\t"
                + tick.instrumentId + "\t" + String.valueOf(cause).replaceAll("\\s+", " ") + "\n";
    }

    /** A process that died may have left half a line. */
    private void open() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole = whole.isEmpty() ? HEADER + "\n" : whole;
        whole.lines().skip(1).map(line -> line.split("\t", 3)).forEach(cells -> known.add(cells[0] + "\t" + cells[1]));
        Files.writeString(file, whole);
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new JournalException("cannot write " + file + ": " + FileFault.reason(e), e);
        }
    }
}
