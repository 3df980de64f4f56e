package io.strikeiq.learning.model;

import io.strikeiq.learning.statistics.SharpeRatio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Adds a trial. */
    public void add(Instant time, String runs, Trial trial) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, HEAD);
            }
            Files.writeString(
                    file,
                    String.format(
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
                            trial.promoted()),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private List<String> lines() {
        try {
            List<String> lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
            return lines.isEmpty() ? lines : lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
