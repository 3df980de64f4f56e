package io.strikeiq.service.imports;

import io.strikeiq.core.event.TickSink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Turns recorded market data of one format into ticks. */
public interface Importer {
    /**
     * Reads the sources to their end and gives their ticks to the sink, in the order of exchange time.
     *
     * @param rowsDone is told now and then how many source rows have been read
     * @throws io.strikeiq.service.cli.UserException when a source is missing, damaged or not of this format
     */
    ImportReport run(List<Path> sources, TickSink sink, LongConsumer rowsDone);
}
