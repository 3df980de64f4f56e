package io.strikeiq.service.command;

import io.strikeiq.service.watch.JournaledSignals;
import io.strikeiq.watch.view.ConfidenceText;
import io.strikeiq.watch.view.SignalView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Prints the last signals of a journal, then those that come. */
final class SignalTail {
    private final Predicate<SignalView> wanted;
    private final Consumer<SignalView> printer;
    private final Runnable flush;
    private final int lines;

    /**
     * @param flush after some were printed
     * @param lines how many of those that are there
     */
    SignalTail(Predicate<SignalView> wanted, Consumer<SignalView> printer, Runnable flush, int lines) {
        this.wanted = wanted;
        this.printer = printer;
        this.flush = flush;
        this.lines = lines;
    }

    /** Reads all that is there and prints the last. */
    void last(JournaledSignals journal) {
        Deque<SignalView> last = new ArrayDeque<>();
        do {
            journal.poll(signal -> {
                if (wanted.test(signal)) {
                    last.add(signal);
                    if (last.size() > lines) {
                        last.remove();
                    }
                }
            });
        } while (!journal.isCaughtUp());
        last.forEach(printer);
        flush.run();
    }

    /** Prints what has come. */
    void next(JournaledSignals journal) {
        journal.poll(signal -> {
            if (wanted.test(signal)) {
                printer.accept(signal);
            }
        });
        flush.run();
    }

    static String line(SignalView signal) {
        return String.format(
                Locale.ROOT,
                "%s  %-12s %-4s  %-22s strength %.2f  %s  spot %.2f%s  %s",
                signal.timestamp(),
                signal.symbol(),
                signal.direction(),
                signal.signal(),
                signal.strength(),
                ConfidenceText.of(
                        signal.confidence(), signal.confidenceLow(), signal.confidenceHigh(), signal.confidenceCount()),
                signal.spotPrice(),
                Double.isNaN(signal.level()) ? "" : String.format(Locale.ROOT, "  level %.2f", signal.level()),
                signal.id());
    }
}
