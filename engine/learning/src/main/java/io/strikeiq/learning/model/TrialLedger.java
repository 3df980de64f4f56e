package io.strikeiq.learning.model;

import io.strikeiq.learning.statistics.SharpeRatio;
import io.strikeiq.persistence.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Every trial that was ever made, one on a line: what is promoted after many trials has to be better than what the best of so
 * many would show by luck. Where there are many lines, the older half is one of their number, and of the number, mean and
 * squares of their Sharpe ratios, so that nothing of this is lost.
 */
public final class TrialLedger {
    private static final String HEAD =
            "time\truns\thorizon\toutcomes\tdays\tarea\tbrier_gain\tlog_loss_gain\tsharpe\tpromoted\n";
    private static final int SHARPE = 8;
    private static final String EARLIER = "earlier";
    private static final int KEPT_LINES = 2_000;

    private final Path file;
    private final int keptLines;

    /**
     * What the lines say together.
     *
     * @param trials trials
     * @param ratios those that had a Sharpe ratio
     * @param mean of the Sharpe ratios
     * @param squares sum of the squares of their distances from the mean
     */
    private record Totals(long trials, long ratios, double mean, double squares) {
        /** With one more trial (Welford 1962). */
        Totals with(double ratio) {
            if (Double.isNaN(ratio)) {
                return new Totals(trials + 1, ratios, mean, squares);
            }
            double distance = ratio - mean;
            double moved = mean + distance / (ratios + 1);
            return new Totals(trials + 1, ratios + 1, moved, squares + distance * (ratio - moved));
        }

        String line() {
            return String.join(
                    "\t",
                    EARLIER,
                    Long.toString(trials),
                    Long.toString(ratios),
                    Double.toString(mean),
                    Double.toString(squares));
        }
    }

    public TrialLedger(Path file) {
        this(file, KEPT_LINES);
    }

    /** @param keptLines lines beyond which the older half is summed */
    TrialLedger(Path file, int keptLines) {
        this.file = file;
        this.keptLines = keptLines;
    }

    /** Adds a trial, also while another process adds one. */
    public void add(Instant time, String runs, Trial trial) {
        String line = String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%d\t%d\t%.6f\t%.6f\t%.6f\t%.6f\t%s\n",
                time,
                runs,
                trial.horizon(),
                trial.outcomes(),
                trial.days(),
                trial.area(),
                trial.brierGain(),
                trial.lossGain(),
                trial.sharpe(),
                trial.promoted());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel locked = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock held = locked.lock();
                append(line);
                shorten();
                held.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(wholeLines(channel));
            channel.position(channel.size());
            ByteBuffer text = StandardCharsets.UTF_8.encode(channel.size() == 0 ? HEAD + line : line);
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
    }

    private void shorten() throws IOException {
        List<String> lines = lines();
        if (lines.size() > keptLines) {
            int half = lines.size() / 2;
            StringBuilder text = new StringBuilder(HEAD);
            text.append(totals(lines.subList(0, half)).line()).append('\n');
            lines.subList(half, lines.size()).forEach(each -> text.append(each).append('\n'));
            DurableFile.write(file, text.toString());
        }
    }

    /** Bytes up to the end of the last line that is whole: a process that died has left a torn one, or none. */
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        int end = 0;
        for (int read = channel.read(bytes); read > 0; read = channel.read(bytes)) {
            end += read;
        }
        while (end > 0 && bytes.get(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    /** Trials so far. */
    public long trials() {
        return totals(lines()).trials();
    }

    /**
     * The probability that a trial's Sharpe ratio is above what the best of all trials so far would show by luck, returns
     * taken for normal; {@code NaN} with fewer than two trials that had one.
     */
    public double deflated(Trial trial) {
        Totals all = totals(lines());
        if (all.ratios() < 2 || trial.returns() < 2) {
            return Double.NaN;
        }
        double variance = all.squares() / (all.ratios() - 1);
        return SharpeRatio.deflated(trial.sharpe(), trial.returns(), 0, 3, variance, (double) all.ratios());
    }

    private Totals totals(List<String> lines) {
        Totals totals = new Totals(0, 0, 0, 0);
        for (String line : lines) {
            totals = line.startsWith(EARLIER + "\t") ? earlier(line) : totals.with(sharpe(line));
        }
        return totals;
    }

    /** It comes first. */
    private Totals earlier(String line) {
        List<String> fields = List.of(line.split("\t", -1));
        try {
            return new Totals(
                    Long.parseLong(fields.get(1)),
                    Long.parseLong(fields.get(2)),
                    Double.parseDouble(fields.get(3)),
                    Double.parseDouble(fields.get(4)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            IOException fault = new FileSystemException(file.toString(), null, "no sum of trials in '" + line + "'");
            throw new UncheckedIOException(fault);
        }
    }

    private double sharpe(String line) {
        String[] fields = line.split("\t", -1);
        try {
            return Double.parseDouble(fields.length > SHARPE ? fields[SHARPE] : "");
        } catch (NumberFormatException e) {
            IOException fault = new FileSystemException(file.toString(), null, "no Sharpe ratio in '" + line + "'");
            throw new UncheckedIOException(fault);
        }
    }

    /** Without the head, and without a torn last line. */
    private List<String> lines() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
