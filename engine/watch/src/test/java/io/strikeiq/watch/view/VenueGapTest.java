package io.strikeiq.watch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.pipeline.Replica;
import io.strikeiq.core.pipeline.supervision.StageFailures;
import io.strikeiq.core.present.PresentBoard;
import io.strikeiq.core.present.PresentChain;
import io.strikeiq.core.present.PresentChain.Column;
import io.strikeiq.core.present.PresentMarket;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.testing.SyntheticMarket;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueGapTest {
    private final PresentBoard board = new PresentBoard(1_000_000L);
    private final MarketEvent tick = new MarketEvent();
    private final Replica replica = new Replica(
            PipelineSettings.defaults(),
            new StandardMetrics(MetricsSettings.defaults()),
            StandardEngines.registry(),
            List.of(),
            new BarrierPrior(1),
            OutboundDrain.NONE,
            StageFailures.defaults(),
            board);

    private PresentMarket shown() {
        replica.showPresent();
        return board.find("TEST").orElseThrow();
    }

    private static ExpiryView first(PresentMarket market) {
        return PresentView.of(market, Origin.PRESENT, null).expiries().get(0);
    }

    @Test
    void shouldGiveTheMedianDifferenceOfOurVolatilitiesAndDeltasAndTheVenues() {
        SyntheticMarket market = new SyntheticMarket(7, 20_000);
        while (market.next(tick)) {
            replica.accept(tick);
        }
        PresentMarket before = shown();
        assertTrue(Double.isNaN(first(before).venueSigmaGap()), "the venue has said nothing");

        PresentChain chain = before.chain(0);
        for (int column = 0; column < 2 * chain.rows(); column++) {
            double away = column % 3 == 0 ? 0.5 : 0.02;
            double sigma = chain.get(Column.SIGMA, column) - away;
            double delta = chain.get(Column.DELTA, column) + away / 2;
            replica.accept(tick.asVenueGreeks(
                    chain.instrument(column).id(),
                    before.time() + 1,
                    sigma,
                    delta,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
        }
        ExpiryView beside = first(shown());
        assertEquals(0.02, beside.venueSigmaGap(), 1e-9);
        assertEquals(0.01, beside.venueDeltaGap(), 1e-9);
    }
}
