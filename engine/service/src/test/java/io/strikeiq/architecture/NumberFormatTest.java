package io.strikeiq.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers are printed in one form whatever the locale: a format that shows one names {@code Locale.ROOT}. */
final class NumberFormatTest {
    private static final Pattern FORMAT =
            Pattern.compile("(?:printf|String\\.format)\\(\\s*\"[^\"]*%[^\"%]*[dfeg]", Pattern.DOTALL);

    @Test
    void shouldPrintNumbersInOneFormWhateverTheLocale() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String module : List.of(
                "engine/core",
                "engine/venue",
                "engine/feeds",
                "engine/imports",
                "engine/export",
                "engine/service",
                "persistence")) {
            try (Stream<Path> tree = Files.walk(root().resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        tree.filter(path -> path.toString().endsWith(".java")).toList()) {
                    files++;
                    Matcher format = FORMAT.matcher(Files.readString(file));
                    while (format.find()) {
                        found.add(file.getFileName() + ": " + format.group());
                    }
                }
            }
        }
        assertTrue(files > 200, "files: " + files);
        assertEquals(List.of(), found);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("engine/core"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
