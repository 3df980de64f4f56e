package io.strikeiq.persistence.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was taken from the end of a signal journal because its ticks are gone: a machine that lost power may have kept the
 * signals of ticks that it did not keep.
 *
 * @param signals signals taken away
 * @param records records taken away, snapshots and marks of restarts included
 * @param removed folder of the files as they were
 */
public record SignalCut(long signals, long records, Path removed) {
    /**
     * Cuts a signal journal behind the records of a tick.
     *
     * @param lastTick the last tick that the tick journal has
     * @return empty when no record is of a later tick
     * @throws JournalException when the directory holds no signal journal, when it is damaged, or when a process writes it
     */
    public static Optional<SignalCut> behind(Path directory, long lastTick) {
        JournalLock lock = JournalLock.acquire(directory);
        try {
            return behindLocked(directory, lastTick);
        } finally {
            lock.close();
        }
    }

    private static Optional<SignalCut> behindLocked(Path directory, long lastTick) {
        JournalDamagedException cut = null;
        long signals = 0;
        long records = 0;
        try (JournalScanner scanner = new JournalScanner(directory)) {
            JournalOpening.read(scanner, JournalKind.SIGNALS);
            SignalDecoders decoders = new SignalDecoders();
            long good = scanner.lastGoodIndex();
            while (scanner.next()) {
                JournalRecord record = decoders.decode(scanner);
                if (cut == null && record != null && record.tickSequence() > lastTick) {
                    cut = new JournalDamagedException(
                            scanner.file(), scanner.position(), good, "its records reach beyond tick " + lastTick);
                }
                if (cut != null) {
                    records++;
                    signals += record instanceof JournalRecord.SignalEmitted ? 1 : 0;
                }
                good = scanner.lastGoodIndex();
            }
        }
        if (cut == null) {
            return Optional.empty();
        }
        return Optional.of(new SignalCut(
                signals, records, new JournalRepair(directory, cut).cut().removed()));
    }
}
