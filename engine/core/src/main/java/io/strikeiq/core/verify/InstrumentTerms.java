package io.strikeiq.core.verify;

import io.strikeiq.core.instrument.ExerciseStyle;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.core.instrument.PremiumUnit;
import io.strikeiq.core.state.StateVisitor;

/** The terms of an instrument field by field, in the order of the record. */
final class InstrumentTerms {
    private InstrumentTerms() {}

    static void save(StateVisitor visitor, Instrument terms) {
        visitor.visit(terms.id());
        visitor.visit(terms.symbol());
        visitor.visit(InstrumentKind.class, terms.kind());
        visitor.visit(terms.underlyingId());
        visitor.visit(OptionRight.class, terms.right());
        visitor.visit(terms.strike());
        visitor.visit(terms.expiryTime());
        visitor.visit(ExerciseStyle.class, terms.style());
        visitor.visit(terms.contractSize());
        visitor.visit(terms.tickSize());
        visitor.visit(terms.currency());
        visitor.visit(terms.effectiveFrom());
        visitor.visit(terms.venue());
        visitor.visit(terms.series());
        visitor.visit(PremiumUnit.class, terms.premiumUnit());
        visitor.visit(terms.negativePrices());
        visitor.visit(terms.bookInstrumentId());
    }

    static Instrument restore(StateVisitor visitor) {
        return new Instrument(
                visitor.visit(0),
                visitor.visit(""),
                visitor.visit(InstrumentKind.class, null),
                visitor.visit(0),
                visitor.visit(OptionRight.class, null),
                visitor.visit(0.0),
                visitor.visit(0L),
                visitor.visit(ExerciseStyle.class, null),
                visitor.visit(0.0),
                visitor.visit(0.0),
                visitor.visit(""),
                visitor.visit(0L),
                visitor.visit(""),
                visitor.visit(""),
                visitor.visit(PremiumUnit.class, null),
                visitor.visit(false),
                visitor.visit(0));
    }
}
