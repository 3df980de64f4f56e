package io.strikeiq.core.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class InstrumentTest {
    private final Instrument option = Instrument.option(
            4, "BTC-70000-C", 0, OptionRight.CALL, 70_000, 1L << 60, ExerciseStyle.EUROPEAN, 1, 0.0005, "BTC");

    @Test
    void shouldKeepEveryOtherTermWhenOneChanges() {
        Instrument inverse = option.withVenue("deribit")
                .withSeries("BTC")
                .withPremiumUnit(PremiumUnit.COIN)
                .withNegativePrices(true)
                .withBook(9);

        assertEquals("deribit", inverse.venue());
        assertEquals("BTC", inverse.series());
        assertEquals(PremiumUnit.COIN, inverse.premiumUnit());
        assertTrue(inverse.negativePrices());
        assertEquals(9, inverse.bookInstrumentId());
        assertEquals(
                option,
                inverse.withVenue("")
                        .withSeries("")
                        .withPremiumUnit(PremiumUnit.CURRENCY)
                        .withNegativePrices(false)
                        .withBook(Instrument.DEFAULT_BOOK));
    }

    @Test
    void shouldRefuseAVenueThatNoTableTakes() {
        assertThrows(IllegalArgumentException.class, () -> option.withVenue("v".repeat(25)));
        assertThrows(IllegalArgumentException.class, () -> option.withBook(-2));
    }
}
