package io.strikeiq.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.Aggressor;
import io.strikeiq.core.event.SessionPhase;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.metrics.book.BookMetrics;
import io.strikeiq.core.metrics.book.BookSettings;
import io.strikeiq.core.metrics.chain.ChainSettings;
import io.strikeiq.core.metrics.flow.FlowSettings;
import io.strikeiq.core.metrics.flow.OptionFlowCalculator;
import io.strikeiq.core.metrics.flow.PositioningCalculator;
import io.strikeiq.core.metrics.gamma.GammaRegime;
import io.strikeiq.core.metrics.price.PriceMetrics;
import io.strikeiq.core.metrics.price.PriceSettings;
import io.strikeiq.core.metrics.regime.RegimeMetrics;
import io.strikeiq.core.metrics.regime.RegimeSettings;
import io.strikeiq.core.metrics.trade.BookInstrument;
import io.strikeiq.core.metrics.trade.TradeClassifier;
import io.strikeiq.core.standard.ChainCalculators;
import io.strikeiq.core.state.Visited;
import io.strikeiq.core.verify.HashVisitor;
import io.strikeiq.core.verify.RestoreVisitor;
import io.strikeiq.core.verify.SaveVisitor;
import io.strikeiq.testing.MetricsRig;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chains, book, trades, price, flow and regimes keep is hashed, saved and restored whole. */
final class RestoredMetricsTest {
    private static final long SECOND = MetricsRig.SECOND;

    /** All of one underlying, in their order. */
    private static MetricCalculator[] calculators() {
        TradeClassifier classifier = new TradeClassifier();
        BookInstrument instrument = new BookInstrument();
        ChainSettings chains = ChainSettings.defaults();
        return Stream.of(
                        List.of(classifier, instrument),
                        new ChainCalculators(chains, classifier, instrument).each(),
                        List.of(
                                new GammaRegime(chains.gammaRegimeEnter(), chains.gammaRegimeExit()),
                                new OptionFlowCalculator(FlowSettings.defaults(), classifier),
                                new PositioningCalculator(FlowSettings.defaults()),
                                new BookMetrics(BookSettings.defaults(), classifier, instrument),
                                new PriceMetrics(PriceSettings.defaults(), classifier, instrument),
                                new RegimeMetrics(RegimeSettings.defaults())))
                .flatMap(List::stream)
                .toArray(MetricCalculator[]::new);
    }

    private static void play(MetricsRig rig, Random random, int call, int future, int ticks) {
        long time = rig.underlying().time;
        for (int i = 0; i < ticks; i++) {
            time += (long) (random.nextDouble() * 3 * SECOND);
            double mid = 100 + 0.1 * random.nextInt(20);
            double size = 1 + random.nextInt(50);
            Aggressor side = Aggressor.of(random.nextInt(3));
            switch (random.nextInt(9)) {
                case 0 -> rig.trade(time, mid, size, side);
                case 1 -> rig.quote(time, mid - 0.1, size, random.nextInt(20) == 0 ? Double.NaN : mid + 0.1, size);
                case 2 -> rig.depth(time, mid - 0.1, mid + 0.1, 0.1, new double[] {size, 5}, new double[] {7, size});
                case 3 -> rig.trade(call + random.nextInt(2), time, 2 + 0.1 * random.nextInt(9), size, side);
                case 4 -> rig.openInterest(call + random.nextInt(2), time, 1_000 + random.nextInt(50));
                case 5 -> rig.quote(call + random.nextInt(2), time, 2, size, 2.2, size);
                case 6 -> rig.quote(future, time, mid, size, mid + 0.2, size);
                case 7 -> rig.trade(future, time, mid, size, side);
                default -> rig.clock(time);
            }
            if (random.nextInt(500) == 0) {
                rig.session(time, SessionPhase.CLOSE);
                rig.session(time + 1, SessionPhase.OPEN);
            } else if (random.nextInt(500) == 0) {
                rig.day(time);
            }
        }
    }

    private static long hash(Visited part) {
        HashVisitor visitor = new HashVisitor();
        visitor.start(1);
        part.visit(visitor);
        return visitor.hash();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldHashTheSameOnceRestored(long seed) {
        MetricCalculator[] played = calculators();
        MetricsRig rig = new MetricsRig(InstrumentKind.INDEX, played);
        int call = rig.listOptions(100);
        int future = rig.listFuture(MetricsRig.EXPIRY);
        rig.price(MetricsRig.START, 100);
        play(rig, new Random(seed), call, future, 5_000);
        MetricCalculator[] restored = calculators();
        Stream.of(restored).forEach(calculator -> calculator.attach(new MetricFrame()));
        for (int i = 0; i < played.length; i++) {
            String name = played[i].getClass().getSimpleName() + ", seed " + seed;
            ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
            SaveVisitor save = new SaveVisitor(buffer, 0);
            played[i].visit(save);
            assertTrue(hash(restored[i]) != hash(played[i]), name + " has kept something");
            RestoreVisitor restore = new RestoreVisitor(buffer, 0, save.position());
            restored[i].visit(restore);
            assertEquals(save.position(), restore.position(), name);
            assertEquals(hash(played[i]), hash(restored[i]), name);
        }
    }
}
