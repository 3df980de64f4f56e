package io.strikeiq.persistence.journal;

import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.TestSignals;
import java.util.SplittableRandom;

/** Signals and outcomes with every field at random. */
final class RandomOutcomes {
    private final SplittableRandom random;

    RandomOutcomes(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private double value() {
        return random.nextInt(8) == 0 ? Double.NaN : (random.nextDouble() - 0.4) * Math.pow(10, random.nextInt(-5, 7));
    }

    private String name(String first, int length) {
        return (first + random.nextLong(Long.MAX_VALUE) + "_".repeat(length)).substring(0, length);
    }

    Signal signal(long tick) {
        Signal signal = TestSignals.signal(tick, "SYM-é" + random.nextInt(3));
        signal.underlyingId = random.nextInt(3);
        signal.underlying = "SYM-é" + signal.underlyingId;
        signal.ordinal = random.nextInt(1_000);
        signal.engine = name("e", 1 + random.nextInt(32));
        signal.type = new SignalType(0, name("S", 1 + random.nextInt(48)), Direction.UP, "never");
        signal.direction = Direction.of(random.nextInt(3));
        signal.strength = value();
        signal.confidence = value();
        signal.confidenceLow = value();
        signal.confidenceHigh = value();
        signal.confidenceCount = value();
        signal.spot = value();
        signal.level = value();
        signal.ivRegime = value();
        signal.gammaRegime = value();
        signal.modelProbability = value();
        signal.modelLow = value();
        signal.modelHigh = value();
        signal.modelCount = value();
        return signal;
    }

    SignalOutcome outcome(long tick) {
        SignalOutcome outcome = new SignalOutcome(new Pool<>(1, 0, SignalOutcome::new));
        outcome.tickSequence = tick;
        outcome.time = random.nextLong(1L << 60);
        outcome.signalTick = 1 + random.nextLong(tick);
        outcome.signalOrdinal = random.nextInt(1_000);
        outcome.engine = name("e", 1 + random.nextInt(32));
        outcome.type = new SignalType(0, name("S", 1 + random.nextInt(48)), Direction.UP, "never");
        outcome.underlyingId = random.nextInt(3);
        outcome.underlying = "SYM-é" + outcome.underlyingId;
        outcome.horizon = random.nextLong(1L << 50);
        outcome.scoredInstrumentId = random.nextInt(1 << 22);
        outcome.ruleVersion = random.nextInt(100);
        outcome.entryTime = random.nextLong(1L << 60);
        outcome.entryPrice = value();
        outcome.exitTime = random.nextLong(1L << 60);
        outcome.exitPrice = value();
        outcome.outcome = Outcome.of(random.nextInt(4));
        outcome.bothBarriers = random.nextBoolean();
        outcome.grossReturn = value();
        outcome.netReturn = value();
        outcome.favourableExcursion = value();
        outcome.adverseExcursion = value();
        outcome.secondsToBarrier = value();
        outcome.weight = value();
        outcome.flagged = random.nextBoolean();
        outcome.signalTime = random.nextLong(1L << 60);
        outcome.strength = value();
        outcome.confidence = value();
        outcome.confidenceCount = value();
        outcome.ivRegime = value();
        outcome.gammaRegime = value();
        outcome.sigma = value();
        outcome.barrier = value();
        outcome.realisedVariance = value();
        outcome.impliedVariance = value();
        outcome.atmOptionReturn = value();
        outcome.wingOptionReturn = value();
        outcome.score = value();
        outcome.modelScore = value();
        return outcome;
    }
}
