package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.signal.Signal;
import io.strikeiq.core.signal.SignalOutcome;
import io.strikeiq.core.snapshot.ChainSnapshot;
import io.strikeiq.core.snapshot.MarketSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves a run whose partition was another's. */
class OutputsAfterTest {
    private final List<String> out = new ArrayList<>();
    private final OutputsAfter outputs = new OutputsAfter(
            new OutboundDrain() {
                @Override
                public void onSignal(Signal signal) {
                    out.add("signal " + signal.tickSequence);
                }

                @Override
                public void onMarketSnapshot(MarketSnapshot snapshot) {
                    out.add("market " + snapshot.tickSequence);
                }

                @Override
                public void onChainSnapshot(ChainSnapshot snapshot) {
                    out.add("chain " + snapshot.tickSequence);
                }

                @Override
                public void onOutcome(SignalOutcome outcome) {
                    out.add("outcome " + outcome.tickSequence);
                }
            },
            OutputsAfter.NONE);

    private void give(long tick) {
        Signal signal = new Signal(null);
        signal.tickSequence = tick;
        outputs.onSignal(signal);
        MarketSnapshot market = new MarketSnapshot(null);
        market.tickSequence = tick;
        outputs.onMarketSnapshot(market);
        ChainSnapshot chain = new ChainSnapshot(null);
        chain.tickSequence = tick;
        outputs.onChainSnapshot(chain);
        SignalOutcome outcome = new SignalOutcome(null);
        outcome.tickSequence = tick;
        outputs.onOutcome(outcome);
    }

    @Test
    void shouldLetNothingThroughUntilThePartitionIsItsOwnAndThenAllAfterTheFence() {
        give(6);
        outputs.after(7);
        give(7);
        give(8);

        assertEquals(List.of("signal 8", "market 8", "chain 8", "outcome 8"), out);
    }
}
