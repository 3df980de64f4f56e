package io.strikeiq.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.outbound.OutboundQueue;
import io.strikeiq.core.outbound.Pool;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignalEmitterTest {
    private static final SignalType UP = new SignalType(0, "UP", Direction.UP, "a fall");
    private static final SignalType FLAT = new SignalType(1, "FLAT", Direction.NONE, "a move");
    private static final Reason REASON = new Reason("REASON", "a reason", "sigma");
    private static final long COOLDOWN = 100;

    private final OutboundQueue queue = new OutboundQueue();
    private final TickContext context = new TickContext();
    private final SignalEmitter emitter = new SignalEmitter(
            "engine", 2, 3, "SPX", COOLDOWN, new Pool<>(4, 4, Signal::new), new BarrierPrior(1), signal -> {}, context);

    private Signal emitAt(long time, SignalType type) {
        context.set(queue, 9, 0, time, 4_000, Double.NaN, Double.NaN);
        Signal signal = emitter.begin(type, 3_990);
        if (signal != null) {
            emitter.emit(signal, 0);
        }
        return signal;
    }

    @Test
    void shouldKeepTheCooldownPerSignalType() {
        assertNotNull(emitAt(1_000, UP));
        assertNull(emitAt(1_099, UP));
        assertNotNull(emitAt(1_099, FLAT));
        assertNotNull(emitAt(1_100, UP));
    }

    @Test
    void shouldNameTheInstrumentWhoseBookWasSeenWhereItIsAnothers() {
        Instrument perpetual = Instrument.underlying(4, "BTCUSDT", InstrumentKind.PERPETUAL, 1, 0.1, "USDT");
        context.market(null, Double.NaN, Double.NaN, perpetual.withVenue("BINANCE"));
        assertEquals("BINANCE:BTCUSDT", emitAt(1_000, UP).book);
        context.market(null, Double.NaN, Double.NaN, null);
        assertEquals("", emitAt(2_000, UP).book);
    }

    @Test
    void shouldNumberTheSignalsOfATick() {
        context.set(queue, 9, 5, 1_000, 4_000, Double.NaN, Double.NaN);
        Signal first = emitter.begin(UP, Double.NaN);
        emitter.emit(first, 0);
        Signal second = emitter.begin(FLAT, Double.NaN);
        emitter.emit(second, 0);
        assertEquals(5, first.ordinal);
        assertEquals(6, second.ordinal);
        assertEquals(7, context.nextOrdinal());
    }

    @Test
    void shouldMakeStrengthTheLogisticOfTheContributions() {
        context.set(queue, 9, 0, 1_000, 4_000, Double.NaN, Double.NaN);
        Signal signal = emitter.begin(UP, Double.NaN);
        signal.evidence(REASON, 3, 0.7).evidence(REASON, 2, 0.4);
        emitter.emit(signal, -0.1);
        assertEquals(1 / (1 + Math.exp(-1.0)), signal.strength, 1e-15);
    }

    @Test
    void shouldRefuseANinthPieceOfEvidence() {
        context.set(queue, 9, 0, 1_000, 4_000, Double.NaN, Double.NaN);
        Signal signal = emitter.begin(UP, Double.NaN);
        for (int i = 0; i < Signal.MAX_EVIDENCE; i++) {
            signal.evidence(REASON, i, 0);
        }
        assertThrows(IllegalStateException.class, () -> signal.evidence(REASON, 9, 0));
    }

    @Test
    void shouldRefuseATrustThatIsNoShareOfTheConfidence() {
        context.set(queue, 9, 0, 1_000, 4_000, Double.NaN, Double.NaN);
        Signal signal = emitter.begin(UP, Double.NaN);
        for (double trust : new double[] {1.001, -0.001, Double.NaN, Double.POSITIVE_INFINITY}) {
            signal.trust = trust;
            assertThrows(IllegalStateException.class, () -> emitter.emit(signal, 0), "trust " + trust);
        }
        double stated = signal.confidence;
        signal.trust = 0.25;
        emitter.emit(signal, 0);
        assertEquals(stated * 0.25, signal.confidence);
    }

    @Test
    void shouldStartWithoutTheEvidenceOfThePooledSignalBefore() {
        emitAt(1_000, UP).evidence(REASON, 1, 1);
        queue.releaseAll();
        assertEquals(0, emitAt(2_000, UP).evidenceCount());
    }

    @Test
    void shouldTakeItsPriorFromTheBarrierRule() {
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        int paths = 20_000;
        int steps = 2_000;
        int wins = 0;
        double step = Math.sqrt(1.0 / steps);
        for (int i = 0; i < paths; i++) {
            double x = 0;
            for (int s = 0; s < steps && Math.abs(x) < 1; s++) {
                x += random.nextBoolean() ? step : -step;
            }
            wins += x >= 1 ? 1 : 0;
        }
        double simulated = (double) wins / paths;
        assertEquals(BarrierPrior.winRate(1), simulated, 0.015, "seed " + seed);
        assertEquals(0.5, new BarrierPrior(1).confidence("engine", FLAT, Double.NaN, Double.NaN));
    }
}
