package io.strikeiq.core.learning;

import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.outbound.Pool;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.signal.Signal;
import java.util.List;

/** The confidence that a run would give signals of one underlying that begins with some experience. One thread at a time. */
public final class StatedConfidence {
    private final SignalKinds kinds;
    private final Experience experience;

    /**
     * What signals get.
     *
     * @param confidence {@code NaN} where there is no such kind of signal
     * @param low lower end of its interval, {@code NaN} for a prior
     * @param high upper end
     * @param count outcomes by weight that it was learned from, 0 for a prior
     */
    public record Said(double confidence, double low, double high, double count) {
        /** Nothing is said. */
        public static final Said NOTHING = new Said(Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** @param barrier distance of target and stop, in standard deviations of the horizon */
    public StatedConfidence(
            List<EngineDefinition> definitions,
            double barrier,
            PriorExperience prior,
            String venue,
            String underlying) {
        kinds = new SignalKinds(definitions);
        experience = new Experience(definitions, kinds, new BarrierPrior(barrier).directional(), BarrierPrior.EVEN);
        experience.begin(prior, venue, underlying, Long.MAX_VALUE);
    }

    /** Of a kind of signal in regimes; where the online model gives it, of one without strength and evidence. */
    public Said of(String engine, String signal, double ivRegime, double gammaRegime) {
        int index = kinds.engineOf(engine);
        int type = index < 0 ? -1 : kinds.typeOf(index, signal);
        if (type < 0) {
            return Said.NOTHING;
        }
        Signal asked = new Signal(new Pool<>(1, 0, Signal::new));
        asked.engine = engine;
        asked.type = kinds.type(index, type);
        asked.direction = asked.type.direction();
        asked.ivRegime = ivRegime;
        asked.gammaRegime = gammaRegime;
        experience.stamp(asked, index);
        return new Said(asked.confidence, asked.confidenceLow, asked.confidenceHigh, asked.confidenceCount);
    }
}
