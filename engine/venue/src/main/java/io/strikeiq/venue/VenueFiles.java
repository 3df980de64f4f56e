package io.strikeiq.venue;

import io.strikeiq.venue.yaml.StrictYamlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The files of the venues: those that come with StrikeIQ, and those of a folder that replace them. A file is called by the venue's name, such as
 * {@code nse.yaml}.
 */
public final class VenueFiles {
    private final Path folder;

    private VenueFiles(Path folder) {
        this.folder = folder;
    }

    /** The files that come with StrikeIQ. */
    public static VenueFiles shipped() {
        return new VenueFiles(null);
    }

    /** The files of a folder; for a venue that it has no file of, the one that comes with StrikeIQ. */
    public static VenueFiles in(Path folder) {
        return new VenueFiles(folder);
    }

    /**
     * A venue by its name.
     *
     * @throws VenueException when there is no file of it, it cannot be read, or is another venue's
     * @throws StrictYamlException naming all that is wrong in the file
     */
    public Venue venue(String name) {
        String file = fileName(name);
        Path own = folder == null ? null : folder.resolve(file.substring(file.indexOf('/') + 1));
        boolean replaced = own != null && Files.exists(own);
        String shown = replaced ? own.toString() : file;
        Venue venue = VenueReader.read(shown, replaced ? read(own) : resource(file));
        if (!venue.name().equals(name)) {
            throw new VenueException(shown + " is of the venue " + venue.name(), "its name must be " + name);
        }
        return venue;
    }

    /** Name of a venue's file as messages say it. */
    static String fileName(String venue) {
        return "venues/" + venue.toLowerCase(Locale.ROOT) + ".yaml";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new VenueException("cannot read " + file, "it must be a UTF-8 text that this user may read");
        }
    }

    private static String resource(String file) {
        try (InputStream bytes = VenueFiles.class.getResourceAsStream("/" + file)) {
            if (bytes == null) {
                throw new VenueException("there is no " + file, "name a folder that has it");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new VenueException("cannot read " + file, "the program's own jar is damaged");
        }
    }
}
