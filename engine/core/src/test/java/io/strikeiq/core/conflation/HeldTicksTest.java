package io.strikeiq.core.conflation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import org.junit.jupiter.api.Test;

class HeldTicksTest {
    @Test
    void shouldHoldNothingOfAnInstrumentBehindThoseThatItKnowsWhateverKindCameFirst() {
        for (int instrument = 0; instrument < 3; instrument++) {
            for (int kind = 0; kind < Replaceable.KINDS; kind++) {
                HeldTicks held = new HeldTicks();
                MarketEvent tick = new MarketEvent().asQuote(instrument, 1, 1, 1, 2, 1);

                held.hold(tick, kind, 0);

                assertEquals(1, held.oldest(instrument));
                for (int other = instrument + 1; other < 9; other++) {
                    assertEquals(0, held.oldest(other), "instrument " + other + " behind " + instrument);
                }
            }
        }
    }
}
