package io.strikeiq.imports.csv;

import io.strikeiq.core.event.TickSink;
import io.strikeiq.imports.CsvTable;
import io.strikeiq.imports.FileContents;
import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.imports.Importer;
import io.strikeiq.imports.MarketImport;
import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/** Turns any table into ticks, by a mapping of its columns to fields. Rows may come in any order. */
public final class CsvImporter implements Importer {
    private static final String MAPPING = "--mapping";

    private final Mapping mapping;
    private final Venue venue;

    /**
     * By a mapping file and by the venue's file of a folder, where it has one.
     *
     * @throws ImportException when the mapping cannot be read
     * @throws io.strikeiq.venue.yaml.StrictYamlException naming all that is wrong in it
     */
    public CsvImporter(VenueFiles venues, Path mapping) {
        this.mapping = MappingReader.read(mapping);
        this.venue = venues.venue(this.mapping.venue());
    }

    /** The format, for the list of commands. */
    public static ImportFormat format() {
        return ImportFormat.of(
                        "csv",
                        "bars.csv.gz --mapping bars.yaml --journal data/bars",
                        (venues, settings) -> new CsvImporter(venues, path(settings.get(MAPPING))),
                        "Import any table of comma-separated values, by a mapping of its columns to fields.",
                        "The mapping says venue, time, instrument, fields and their units; rows may come in any order.")
                .with(new ImportFormat.Setting(MAPPING, "FILE", "The mapping, a YAML file.", true));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw ImportException.mistaken(MAPPING + ": no path");
        }
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public ImportReport run(SourceTree source, TickSink sink) {
        MarketImport imports = new MarketImport(source);
        Map<SourceFile, Matcher> files = imports.files(
                this::named,
                sources -> "no file in " + sources + " is called as the mapping says: "
                        + mapping.files().pattern());
        FileContents contents = new FileContents();
        Map<SourceFile, Matcher> read =
                imports.distinct(files, (file, name) -> List.of(said(name), contents.number(file)));
        SeenRows seen = new SeenRows();
        return imports.run(
                venue,
                sink,
                market -> read.forEach(
                        (file, name) -> new CsvTable(file, mapping.rows(), mapping.separator(), imports.report())
                                .named(mapping.columns())
                                .read(mapping.needed(), new MappedRows(mapping, file, name, market, seen))));
    }

    private Optional<Matcher> named(SourceFile file) {
        Matcher name = mapping.files().matcher(file.fileName());
        return name.matches() ? Optional.of(name) : Optional.empty();
    }

    /** What a mapping may take from the name, without an ending: rows that are the same can be of two instruments. */
    private static List<String> said(Matcher name) {
        return IntStream.rangeClosed(1, name.groupCount())
                .mapToObj(group ->
                        Objects.requireNonNullElse(name.group(group), "").replaceFirst("\\.gz$", ""))
                .toList();
    }
}
