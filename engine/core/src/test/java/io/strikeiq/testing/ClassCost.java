package io.strikeiq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What each test class costs: {@code target/reports/cost.tsv} of the module, with the wall time of the class and the
 * processor time of its process and of the processes that it started and that have ended. Where there is no
 * {@code /proc}, there is no table.
 */
public final class ClassCost implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(ClassCost.class);
    private static final Path STAT = Path.of("/proc/self/stat");

    /** Jiffies a second, as Linux counts them for programs. */
    private static final double JIFFIES = 100;

    private static final Report REPORT =
            new Report("cost", "class", "seconds", "processor seconds", "of which child processes");

    private record Reading(long nanos, long own, long children) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Files.isReadable(STAT)) {
            context.getStore(NAMESPACE).put(ClassCost.class, read());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Reading before = context.getStore(NAMESPACE).remove(ClassCost.class, Reading.class);
        boolean nested = context.getRequiredTestClass().getEnclosingClass() != null;
        if (before == null || nested) {
            return;
        }
        Reading after = read();
        double children = (after.children - before.children) / JIFFIES;
        REPORT.add(
                1,
                context.getRequiredTestClass().getName(),
                shown((after.nanos - before.nanos) / 1e9),
                shown((after.own - before.own) / JIFFIES + children),
                shown(children));
    }

    private static String shown(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    /** Fields 14 to 17 of the process; its name, which may hold blanks, ends with a bracket. */
    private static Reading read() {
        try {
            String stat = Files.readString(STAT);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return new Reading(
                    System.nanoTime(),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
