package io.strikeiq.feeds.deribit.local;

import java.util.Locale;

/** What options of the local exchange are listed on. */
final class LocalUnderlying {
    final String name;
    final boolean inverse;
    /** Its book. */
    final LocalInstrument perpetual;

    double index = Double.NaN;
    /** Whether sizes of its perpetual are in dollars. */
    boolean inversePerpetual;

    /** Whether the source gives the index itself. */
    boolean hasIndex;

    LocalUnderlying(String name, boolean inverse) {
        this.name = name;
        this.inverse = inverse;
        this.perpetual = new LocalInstrument(name + "-PERPETUAL", this, null);
    }

    String indexName() {
        return inverse ? name.toLowerCase(Locale.ROOT) + "_usd" : name.toLowerCase(Locale.ROOT);
    }

    String currency() {
        return inverse ? name : name.substring(name.indexOf('_') + 1);
    }
}
