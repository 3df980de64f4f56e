package io.strikeiq.persistence.database;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change sets of this version, in order, as their files say: known without a database and without the library. */
final class ChangeSets {
    /** Names the files of the change sets. */
    static final String CHANGELOG = "db/changelog.xml";

    /** Of each change set its id and the sum by which the migration library notes its text. */
    private static final String CHECKSUMS = "db/checksums.txt";

    private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"/>");
    private static final Pattern CHANGE_SET =
            Pattern.compile("^--changeset " + Schema.AUTHOR + ":(\\S+).*\\R(?:--comment: (.*))?", Pattern.MULTILINE);

    private ChangeSets() {}

    /**
     * One change set.
     *
     * @param checksum as the migration library notes it; null for one of which it is not known yet
     */
    record ChangeSet(String id, String file, String description, String checksum) {}

    static List<ChangeSet> all() {
        List<ChangeSet> all = new ArrayList<>();
        Map<String, String> checksums = text(CHECKSUMS)
                .lines()
                .map(line -> line.split(" ", 2))
                .collect(toMap(line -> line[0], line -> line[1]));
        Matcher include = INCLUDE.matcher(text(CHANGELOG));
        while (include.find()) {
            String file = include.group(1);
            Matcher set = CHANGE_SET.matcher(text(file));
            while (set.find()) {
                String id = set.group(1);
                all.add(new ChangeSet(id, file, set.group(2) == null ? "" : set.group(2), checksums.get(id)));
            }
        }
        return all;
    }

    private static String text(String resource) {
        try (InputStream bytes = ChangeSets.class.getResourceAsStream("/" + resource)) {
            if (bytes == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
