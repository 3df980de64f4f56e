package io.strikeiq.imports;

import io.strikeiq.venue.VenueFiles;
import java.util.List;
import java.util.Map;

/**
 * A format that can be imported. The commands are made of the list of formats: a new importer needs no command of its own.
 *
 * @param name of the command
 * @param description lines of its help page
 * @param example arguments of a call, without the command's name
 * @param settings options of this format alone
 * @param maker makes the importer
 */
public record ImportFormat(String name, List<String> description, String example, List<Setting> settings, Maker maker) {
    /**
     * An option of one format.
     *
     * @param option as it is written, such as {@code --mapping}
     * @param label name of its value in help, empty for a flag without a value
     * @param required whether it must be given
     */
    public record Setting(String option, String label, String description, boolean required) {}

    /** Makes an importer. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes an importer.
         *
         * @param venues by whose files it reads
         * @param settings values of the options that were given; {@code true} of a flag
         * @throws ImportException when a value is wrong
         */
        Importer make(VenueFiles venues, Map<String, String> settings);
    }

    /** Keeps the lists. */
    public ImportFormat {
        description = List.copyOf(description);
        settings = List.copyOf(settings);
    }

    /** A format without options of its own. */
    public static ImportFormat of(String name, String example, Maker maker, String... description) {
        return new ImportFormat(name, List.of(description), example, List.of(), maker);
    }

    /** The same format with an option. */
    public ImportFormat with(Setting setting) {
        return new ImportFormat(name, description, example, List.of(setting), maker);
    }
}
