package io.strikeiq.learning.model;

import io.strikeiq.learning.statistics.SharpeRatio;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every trial that was ever made, one on a line: what is promoted after many trials has to be better than what the best of so
 * many would show by luck.
 */
public final class TrialLedger {
    private static final String HEAD =
            "time\truns\thorizon\toutcomes\tdays\tarea\tbrier_gain\tlog_loss_gain\tsharpe\tpromoted\n";
    private static final int SHARPE = 8;

    private final Path file;

    public TrialLedger(Path file) {
        this.file = file;
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
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileLock lock = channel.lock();
                channel.truncate(wholeLines(channel));
                channel.position(channel.size());
                ByteBuffer text = StandardCharsets.UTF_8.encode(channel.size() == 0 ? HEAD + line : line);
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
                lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    public int trials() {
        return lines().size();
    }

    /**
     * The probability that a trial's Sharpe ratio is above what the best of all trials so far would show by luck, returns
     * taken for normal; {@code NaN} with fewer than two trials that had one.
     */
    public double deflated(Trial trial) {
        double[] ratios = lines().stream()
                .mapToDouble(this::sharpe)
                .filter(ratio -> !Double.isNaN(ratio))
                .toArray();
        if (ratios.length < 2 || trial.returns() < 2) {
            return Double.NaN;
        }
        double mean = Arrays.stream(ratios).average().orElse(0);
        double variance =
                Arrays.stream(ratios).map(r -> (r - mean) * (r - mean)).sum() / (ratios.length - 1);
        return SharpeRatio.deflated(trial.sharpe(), trial.returns(), 0, 3, variance, ratios.length);
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
