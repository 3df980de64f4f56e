package io.strikeiq.venue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * One revision of a product's lot. Most hold for new contracts only, and so are told by the day of expiry; those that changed living contracts
 * hold for days.
 *
 * @param lot units of the underlying in one contract
 * @param expiries contracts that expire then
 * @param days on these days
 * @param contracts kinds of contract
 */
record LotRule(double lot, DateRange expiries, DateRange days, Set<ContractKind> contracts) {
    /** Rules that make no difference by the kind of contract. */
    static final Set<ContractKind> ANY = EnumSet.allOf(ContractKind.class);

    boolean holds(LocalDate expiry, ContractKind kind, LocalDate day) {
        return expiries.contains(expiry) && days.contains(day) && contracts.contains(kind);
    }
}
