package io.strikeiq.bench.store;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.journal.RunInfo;
import io.strikeiq.persistence.journal.SignalJournalWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A signal journal of any length: signals with four pieces of evidence, as engines give them. */
final class SignalRows {
    private static final long START = 1_767_584_700_000_000_000L;
    private static final long STEP = 10_000_000L;
    private static final String[] ENGINES = {"liquidity", "stop_hunt", "smart_money", "gamma_squeeze"};
    private static final String[] SYMBOLS = {"SIMA", "SIMB", "SIMC"};
    private static final Reason[] REASONS = {
        new Reason("VOLUME_BURST", "rate of traded volume", "sigma"),
        new Reason("OFI", "order-flow imbalance", "sigma"),
        new Reason("SIGNED_VOLUME", "signed volume", "sigma"),
        new Reason("PRICE_HELD", "move of the microprice", "spreads")
    };
    private static final SignalType TYPE = new SignalType(0, "ABSORPTION_BID", Direction.UP, "price falls below");

    private SignalRows() {}

    /** Writes the journal of a run. */
    static void journal(Path folder, String runId, int signals) {
        SplittableRandom random = new SplittableRandom(3);
        Pool<Signal> none = new Pool<>(1, 0, Signal::new);
        try (SignalJournalWriter writer = SignalJournalWriter.open(folder, new RunInfo(runId, "bench", START))) {
            for (int i = 1; i <= signals; i++) {
                writer.onSignal(signal(new Signal(none), i, random));
            }
        }
    }

    private static Signal signal(Signal signal, int i, SplittableRandom random) {
        signal.tickSequence = i;
        signal.time = START + i * STEP;
        signal.engine = ENGINES[i % ENGINES.length];
        signal.type = TYPE;
        signal.underlyingId = i % SYMBOLS.length;
        signal.underlying = SYMBOLS[i % SYMBOLS.length];
        signal.direction = i % 2 == 0 ? Direction.UP : Direction.DOWN;
        signal.strength = random.nextDouble();
        signal.confidence = random.nextDouble();
        signal.spot = 24_000 + 100 * random.nextDouble();
        signal.level = signal.spot - 10 * random.nextDouble();
        for (Reason reason : REASONS) {
            signal.evidence(reason, 10 * random.nextDouble(), random.nextDouble());
        }
        return signal;
    }
}
