package io.strikeiq.imports.tardis;

import io.strikeiq.imports.SeenIds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What has been read of all files: a group of symbols and one of its symbols are files of the same rows, and would be traded
 * twice.
 */
final class TardisSeen {
    /** An instrument in the files of a type of data and a day. */
    private record Part(String data, LocalDate day, int id) {}

    /** The file that gives each part. */
    private final Map<Part, String> files = new HashMap<>();
    /** Ids of trades by instrument. */
    private final Map<Integer, SeenIds> trades = new HashMap<>();

    /** Whether an instrument of the file's type and day was in an earlier file. */
    boolean isOfAnother(TardisFileName file, int id) {
        String first = files.putIfAbsent(new Part(file.data(), file.day(), id), file.series());
        return first != null && !first.equals(file.series());
    }

    /** Takes a trade; false for one that was taken before. */
    boolean take(int id, String trade) {
        return trades.computeIfAbsent(id, each -> new SeenIds()).take(trade);
    }
}
