package io.strikeiq.core.pipeline.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.ControlCode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import org.junit.jupiter.api.Test;

class ShardRouterTest {
    private final ShardRouter router = new ShardRouter(2);
    private final MarketEvent tick = new MarketEvent();

    private int define(int id) {
        return router.route(
                tick.asInstrument(Instrument.underlying(id, "U" + id, InstrumentKind.EQUITY, 1, 0.05, "USD"), 1));
    }

    private int list(int id, int underlying) {
        Instrument option = Instrument.option(
                id, "O" + id, underlying, OptionRight.CALL, 100, 1_000, ExerciseStyle.EUROPEAN, 1, 0.05, "USD");
        return router.route(tick.asInstrument(option, 1));
    }

    private int quote(int id) {
        return router.route(tick.asQuote(id, 2, 99, 1, 101, 1));
    }

    @Test
    void shouldLetUnderlyingsTakeTurnsInTheOrderOfTheirFirstDefinition() {
        assertEquals(0, define(70));
        assertEquals(1, define(3));
        assertEquals(0, define(900));
        assertEquals(1, define(3), "new terms are no new underlying");
        assertEquals(1, define(4));
        assertEquals(0, quote(900));
    }

    @Test
    void shouldSendAnOptionWithItsUnderlying() {
        define(0);
        define(1);
        assertEquals(1, list(5_000, 1));
        assertEquals(0, list(5_001, 0));
        assertEquals(1, quote(5_000));
    }

    @Test
    void shouldSendWhatConcernsNoKnownUnderlyingToEveryShard() {
        define(0);
        assertEquals(ShardRouter.EVERY, router.route(tick.asClock(2)));
        assertEquals(ShardRouter.EVERY, router.route(tick.asControl(2, ControlCode.ENGINE_OFF, 0, -1, Double.NaN)));
        assertEquals(ShardRouter.EVERY, quote(1), "never defined");
        assertEquals(ShardRouter.EVERY, list(2, 99), "its underlying is not known");
        define(99);
        assertEquals(quote(99), quote(2), "it is listed with its underlying, as in the market state");
    }

    @Test
    void shouldSendADefinitionThatMovesToAnotherUnderlyingToBothShards() {
        define(0);
        define(1);
        assertEquals(quote(0), list(2, 0));
        assertEquals(ShardRouter.EVERY, list(2, 1), "the old shard gives it up, the new one lists it");
        assertEquals(quote(1), quote(2));
    }
}
