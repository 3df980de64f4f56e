package io.strikeiq.core.pipeline;

import io.strikeiq.core.event.Refusal;
import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.pipeline.shard.Shard;
import io.strikeiq.core.verify.SignalLedger;
import io.strikeiq.core.verify.StateHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the shards of a pipeline did, as if there were one. */
final class ShardResults {
    private final List<Shard> shards;
    private final SignalLedger ledger;

    ShardResults(List<Shard> shards, SignalLedger ledger) {
        this.shards = shards;
        this.ledger = ledger;
    }

    PipelineResult result(long ticks, long skipped, List<String> quarantined) {
        List<UnderlyingResult> underlyings = underlyings();
        Shard first = shards.get(0);
        long stateHash = first.hash().common();
        for (UnderlyingResult underlying : underlyings) {
            stateHash = StateHash.mix(stateHash, underlying.stateHash());
        }
        return new PipelineResult(
                ticks,
                ledger.total(),
                ledger.byEngine(),
                stateHash,
                ledger.hash(),
                underlyings,
                shards.stream()
                        .mapToLong(shard -> shard.refused().of(Refusal.UNKNOWN_INSTRUMENT))
                        .sum(),
                refused(),
                skipped,
                quarantined);
    }

    private Map<String, Long> refused() {
        Map<String, Long> refused = new LinkedHashMap<>();
        for (Shard shard : shards) {
            shard.refused().refused().forEach((reason, count) -> refused.merge(reason.name(), count, Long::sum));
        }
        long controls = first().refusedControls();
        if (controls > 0) {
            refused.put("INVALID_CONTROL", controls);
        }
        return refused;
    }

    /** In the order of their definition, in which they take turns in the shards. */
    private List<UnderlyingResult> underlyings() {
        List<UnderlyingResult> all = new ArrayList<>();
        int most = first().state().underlyingCount();
        for (int i = 0; i < most; i++) {
            for (Shard shard : shards) {
                if (i < shard.state().underlyingCount()) {
                    all.add(underlying(shard, i));
                }
            }
        }
        return all;
    }

    /** No shard has more underlyings than the first. */
    private Shard first() {
        return shards.get(0);
    }

    private UnderlyingResult underlying(Shard shard, int index) {
        Instrument instrument = shard.state().underlying(index).instrument();
        return new UnderlyingResult(
                instrument.symbol(),
                ledger.total(instrument.id()),
                shard.hash().underlying(index),
                ledger.hash(instrument.id()));
    }
}
