package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.UnderlyingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run did on one underlying; its components are keys of the JSON result.
 *
 * @param signals signals emitted on it
 * @param stateHash hash of its state, 16 hex digits
 * @param signalHash hash of its signals, 16 hex digits
 */
public record UnderlyingHashes(long signals, String stateHash, String signalHash) {
    /** By symbol; of two underlyings of one symbol the second is distinguished by its place. */
    static Map<String, UnderlyingHashes> of(List<UnderlyingResult> results) {
        Map<String, UnderlyingHashes> all = new LinkedHashMap<>();
        for (UnderlyingResult result : results) {
            String symbol = all.containsKey(result.symbol()) ? result.symbol() + "#" + all.size() : result.symbol();
            all.put(symbol, new UnderlyingHashes(result.signals(), hex(result.stateHash()), hex(result.signalHash())));
        }
        return all;
    }

    /** A line of each, by symbol. */
    static String text(Map<String, UnderlyingHashes> all) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(all)
                .forEach((symbol, each) -> text.append(symbol)
                        .append(' ')
                        .append(each.signals)
                        .append(' ')
                        .append(each.stateHash)
                        .append(' ')
                        .append(each.signalHash)
                        .append('\n'));
        return text.toString();
    }

    static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
