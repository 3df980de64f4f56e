package io.strikeiq.core.state;

import io.strikeiq.core.instrument.Instrument;
import java.util.Arrays;

/** The futures on one underlying, by expiry, and of one expiry by id. */
final class LiveFutures {
    private Instrument[] futures = new Instrument[4];
    private int count;

    /** Lists a future, or its new terms. */
    void list(Instrument future) {
        remove(future.id());
        if (count == futures.length) {
            futures = Arrays.copyOf(futures, 2 * count);
        }
        int i = count++;
        while (i > 0 && isBefore(future, futures[i - 1])) {
            futures[i] = futures[i - 1];
            i--;
        }
        futures[i] = future;
    }

    /** Takes a future away, if it is there. */
    void remove(int id) {
        for (int i = 0; i < count; i++) {
            if (futures[i].id() == id) {
                count--;
                System.arraycopy(futures, i + 1, futures, i, count - i);
                futures[count] = null;
                return;
            }
        }
    }

    private static boolean isBefore(Instrument a, Instrument b) {
        return a.expiryTime() < b.expiryTime() || (a.expiryTime() == b.expiryTime() && a.id() < b.id());
    }

    /** The nearest one, null when there is none. */
    Instrument nearest() {
        return count > 0 ? futures[0] : null;
    }
}
