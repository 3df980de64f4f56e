package io.strikeiq.persistence.journal;

import io.strikeiq.persistence.sbe.SignalDecoder;
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
     * @throws JournalException when the directory holds no journal, a damaged one, or one that a process writes
     */
    public static Optional<SignalCut> behind(Path directory, long lastTick) {
        JournalLock lock = JournalLock.acquire(directory);
        try (JournalScanner scanner = JournalIndex.open(directory).beforeTick(lastTick + 1)) {
            return behind(directory, scanner, lastTick);
        } finally {
            lock.close();
        }
    }

    private static Optional<SignalCut> behind(Path directory, JournalScanner scanner, long lastTick) {
        JournalDamagedException cut = null;
        long signals = 0;
        long records = 0;
        while (scanner.next()) {
            long index = scanner.lastGoodIndex();
            if (cut == null && IndexKeys.tick(scanner.record(), scanner.templateId(), index) > lastTick) {
                cut = new JournalDamagedException(
                        scanner.file(), scanner.recordAt(), index - 1, "its records reach beyond tick " + lastTick);
            }
            if (cut != null) {
                records++;
                signals += scanner.templateId() == SignalDecoder.TEMPLATE_ID ? 1 : 0;
            }
        }
        if (cut == null) {
            return Optional.empty();
        }
        return Optional.of(new SignalCut(
                signals, records, new JournalRepair(directory, cut).cut().removed()));
    }
}
