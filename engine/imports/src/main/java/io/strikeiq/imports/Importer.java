package io.strikeiq.imports;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.venue.Venue;
import java.nio.file.Path;
import java.util.List;

/** Turns recorded market data of one format into ticks. */
public interface Importer {
    /**
     * Reads a source to its end and gives its ticks to the sink, in the order of exchange time.
     *
     * @throws ImportException when the source is damaged or not of this format
     */
    ImportReport run(SourceTree source, TickSink sink);

    /** As {@link #run(SourceTree, TickSink)}, of files, folders and archives. */
    default ImportReport run(List<Path> sources, TickSink sink) {
        try (SourceTree tree = new SourceTree(sources)) {
            return run(tree, sink);
        }
    }

    /** The venue by whose file it reads. */
    Venue venue();

    /** How many times the source is read, at most. */
    default int passes() {
        return 1;
    }
}
