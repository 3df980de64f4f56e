package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a page that says what the code declares. It is known by its header, stands once in its page, and is
 * compared with the rows wanted; with {@code -Ddocs.write=true} it is rewritten instead.
 */
final class PageTable {
    private static final boolean WRITE = Boolean.getBoolean("docs.write");

    private final Path page;
    private final List<String> wanted = new ArrayList<>();

    PageTable(Path page, String... columns) {
        this.page = page;
        row(columns);
        wanted.add("|" + "---|".repeat(columns.length));
    }

    PageTable row(String... cells) {
        StringBuilder line = new StringBuilder("|");
        for (String cell : cells) {
            line.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        wanted.add(line.toString());
        return this;
    }

    /** Fails with the first line that differs, and the line wanted there. */
    void check() {
        List<String> lines = Repository.lines(page);
        int first = lines.indexOf(wanted.get(0));
        assertTrue(first >= 0, () -> name() + " needs a table that begins with\n  " + wanted.get(0));
        int end = first;
        while (end < lines.size() && lines.get(end).startsWith("|")) {
            end++;
        }
        List<String> found = lines.subList(first, end);
        if (found.equals(wanted)) {
            return;
        }
        if (WRITE) {
            write(lines, first, end);
        } else {
            fail(difference(found, first));
        }
    }

    private String difference(List<String> found, int first) {
        int i = 0;
        while (i < found.size() && i < wanted.size() && found.get(i).equals(wanted.get(i))) {
            i++;
        }
        return name() + ":" + (first + i + 1) + ": the code declares\n  "
                + (i < wanted.size() ? wanted.get(i) : "(no further row)") + "\nand the page says\n  "
                + (i < found.size() ? found.get(i) : "(the table ends)")
                + "\nRun this test with -Ddocs.write=true to rewrite the tables.";
    }

    private void write(List<String> lines, int first, int end) {
        List<String> rewritten = new ArrayList<>(lines.subList(0, first));
        rewritten.addAll(wanted);
        rewritten.addAll(lines.subList(end, lines.size()));
        try {
            Files.write(page, rewritten);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        return Repository.root().relativize(page).toString();
    }
}
