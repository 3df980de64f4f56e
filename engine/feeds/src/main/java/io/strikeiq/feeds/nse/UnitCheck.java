package io.strikeiq.feeds.nse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether open interest is in units of the underlying, as it is declared: then each is a multiple of the lot. Said once when
 * most of the first hundred are not.
 */
final class UnitCheck {
    private static final Logger LOG = LoggerFactory.getLogger(UnitCheck.class);
    private static final int ENOUGH = 100;

    private int seen;
    private int odd;

    void add(NseInstrument instrument, long openInterest) {
        if (openInterest <= 0 || seen == ENOUGH) {
            return;
        }
        seen++;
        odd += openInterest % Math.max(1, Math.round(instrument.terms.contractSize())) == 0 ? 0 : 1;
        if (seen == ENOUGH && 2 * odd > seen) {
            LOG.warn(
                    "open interest such as {} of {} is no multiple of the lot {}: it may be in contracts, and not in units",
                    openInterest,
                    instrument.terms.symbol(),
                    instrument.terms.contractSize());
        }
    }
}
