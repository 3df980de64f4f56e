package io.strikeiq.persistence.journal;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.gate.GateCounts;
import io.strikeiq.core.gate.TickGate;
import io.strikeiq.core.state.MarketState;
import java.nio.file.Path;

/**
 * Which ticks of a journal a run refuses: the gate of the real-time path, over the ticks of the journal. A clock that waited
 * is among them where the next one contradicts it, and then comes as that one is read.
 */
public final class RefusedTicks {
    /** Takes the refused ticks, in order. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called for each tick that the gate refuses.
         *
         * @param index journal index of the tick
         * @param tick the tick; valid during the call
         * @param reason why
         */
        void onRefused(long index, MarketEvent tick, Refusal reason);
    }

    private RefusedTicks() {}

    /**
     * Reads a tick journal to its end, or to its first damage.
     *
     * @return counts by reason
     * @throws JournalException when the directory holds no tick journal
     */
    public static GateCounts list(Path directory, Listener listener) {
        try (JournalScanner scanner = new JournalScanner(directory)) {
            if (JournalOpening.read(scanner).kind() != JournalKind.TICKS) {
                throw new JournalException(
                        "journal " + directory + " holds signals; ticks are refused in tick journals");
            }
            MarketState state = new MarketState();
            TickGate gate = new TickGate(state);
            TickDecoder decoder = new TickDecoder();
            MarketEvent tick = new MarketEvent();
            if (scanner.isRepeat()) {
                scanner.showing(repeat -> {
                    if (decoder.decode(repeat, tick)) {
                        state.onTick(tick);
                    }
                });
            }
            MarketEvent waiting = new MarketEvent();
            long waitingIndex = -1;
            long wrongClocks = 0;
            while (isNext(scanner)) {
                if (JournalEnding.is(scanner) || !decoder.decode(scanner, tick)) {
                    continue;
                }
                boolean passes = gate.passes(tick);
                if (gate.counts().of(Refusal.UNCONFIRMED_CLOCK) > wrongClocks) {
                    wrongClocks++;
                    listener.onRefused(waitingIndex, waiting, Refusal.UNCONFIRMED_CLOCK);
                }
                if (passes) {
                    state.onTick(tick);
                } else if (tick.refused == Refusal.WAITING_CLOCK) {
                    waitingIndex = scanner.lastGoodIndex();
                    waiting.asClock(tick.exchangeTime);
                } else if (tick.refused.isFault()) {
                    listener.onRefused(scanner.lastGoodIndex(), tick, tick.refused);
                }
            }
            return gate.counts();
        }
    }

    private static boolean isNext(JournalScanner scanner) {
        try {
            return scanner.next();
        } catch (JournalDamagedException e) {
            return false;
        }
    }
}
