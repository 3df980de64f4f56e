package io.strikeiq.imports;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.venue.Venue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An import of files whose rows come in any order: says which files of the source are of the format, lets them be read into one
 * {@link ImportedMarket}, and gives its ticks when all have been.
 */
public final class MarketImport {
    /** Tells a file of the format by its name. */
    @FunctionalInterface
    public interface Naming<T> {
        /**
         * Reads the name of a file.
         *
         * @return what it says, empty when the file is of another format
         * @throws MalformedRowException when it says what cannot be
         */
        Optional<T> read(SourceFile file) throws MalformedRowException;
    }

    private final SourceTree source;
    private final ImportReport report;

    public MarketImport(SourceTree source) {
        this.source = source;
        this.report = new ImportReport(source);
    }

    public ImportReport report() {
        return report;
    }

    /**
     * The files of the format in their order, each with what its name says. Others are listed in the report as ignored, those whose
     * name cannot be as malformed.
     *
     * @param none message of a source without a file of the format
     * @throws ImportException when there is none
     */
    public <T> Map<SourceFile, T> files(Naming<T> naming, Function<List<Path>, String> none) {
        Map<SourceFile, T> files = new LinkedHashMap<>();
        for (SourceFile file : source.files()) {
            try {
                naming.read(file).ifPresentOrElse(name -> files.put(file, name), () -> report.ignore(file));
            } catch (MalformedRowException e) {
                report.malformedFile(file, e.error());
            }
        }
        if (files.isEmpty() && report.files().read() == 0) {
            throw ImportException.mistaken(none.apply(source.sources()));
        }
        return files;
    }

    /**
     * The first file of each identity; the others are rejected, so that nothing is traded twice.
     *
     * @param identity of a file and what its name says
     */
    public <T> Map<SourceFile, T> distinct(Map<SourceFile, T> files, BiFunction<SourceFile, T, Object> identity) {
        Set<Object> seen = new HashSet<>();
        Map<SourceFile, T> first = new LinkedHashMap<>();
        files.forEach((file, name) -> {
            if (seen.add(identity.apply(file, name))) {
                first.put(file, name);
            } else {
                report.files().read(1);
                report.rejectFile(file, RejectReason.DUPLICATE);
            }
        });
        return first;
    }

    /** Reads files into a market by a venue's file, then gives its ticks. */
    public ImportReport run(Venue venue, TickSink sink, Consumer<ImportedMarket> reader) {
        try (ImportedMarket market = new ImportedMarket(venue, report)) {
            reader.accept(market);
            market.finish(sink);
        }
        report.check();
        return report;
    }
}
