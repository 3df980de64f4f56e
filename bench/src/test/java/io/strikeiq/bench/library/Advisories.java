package io.strikeiq.bench.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;

/**
 * The flaws that {@code advisories.tsv} knows of.
 *
 * @param date up to which it was read
 */
record Advisories(String date, List<Advisory> all) {
    private static final String DATE = "# as of\t";
    private static final int COLUMNS = 4;

    /** A flaw of some versions of a library; a name that ends in {@code *} stands for all that begin like it. */
    record Advisory(String id, String library, VersionRange affected, String source) {
        boolean concerns(Library other) {
            return library.endsWith("*")
                    ? other.name().startsWith(library.substring(0, library.length() - 1))
                    : other.name().equals(library);
        }

        boolean affects(Library other) {
            return concerns(other) && affected.containsVersion(new DefaultArtifactVersion(other.version()));
        }
    }

    static Advisories read(Path file) throws IOException {
        String date = "";
        List<Advisory> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith(DATE)) {
                date = line.substring(DATE.length());
            } else if (!line.startsWith("#") && !line.startsWith("advisory\t")) {
                if (cells.length != COLUMNS) {
                    throw new IOException(file + ": not " + COLUMNS + " cells: " + line);
                }
                all.add(new Advisory(cells[0], cells[1], range(cells[2]), cells[3]));
            }
        }
        return new Advisories(date, all);
    }

    private static VersionRange range(String text) throws IOException {
        try {
            return VersionRange.createFromVersionSpec(text);
        } catch (InvalidVersionSpecificationException e) {
            throw new IOException("no range of versions: " + text, e);
        }
    }

    /** How many flaws of any version of a library are known. */
    long known(Library library) {
        return all.stream().filter(each -> each.concerns(library)).count();
    }

    /** The flaws that a library has. */
    List<String> of(Library library) {
        return all.stream()
                .filter(each -> each.affects(library))
                .map(Advisory::id)
                .toList();
    }
}
