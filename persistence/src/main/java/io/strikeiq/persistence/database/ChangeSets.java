package io.strikeiq.persistence.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The change sets of this version, in order, as their files say: known without a database and without the library. */
final class ChangeSets {
    /** Names the files of the change sets. */
    static final String CHANGELOG = "db/changelog.xml";

    private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"/>");
    private static final Pattern CHANGE_SET =
            Pattern.compile("^--changeset " + Schema.AUTHOR + ":(\\S+).*\\R(?:--comment: (.*))?", Pattern.MULTILINE);

    private ChangeSets() {}

    /** One change set. */
    record ChangeSet(String id, String file, String description) {}

    static List<ChangeSet> all() {
        List<ChangeSet> all = new ArrayList<>();
        Matcher include = INCLUDE.matcher(text(CHANGELOG));
        while (include.find()) {
            String file = include.group(1);
            Matcher set = CHANGE_SET.matcher(text(file));
            while (set.find()) {
                all.add(new ChangeSet(set.group(1), file, set.group(2) == null ? "" : set.group(2)));
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
