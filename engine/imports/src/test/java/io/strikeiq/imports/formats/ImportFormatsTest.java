package io.strikeiq.imports.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.imports.ImportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ImportFormatsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/strikeiq/imports");

    @Test
    void shouldGiveEachFormatANameOfItsOwnAndAPageThatNamesIt() throws IOException {
        Set<String> names = new HashSet<>();
        String list = Files.readString(Path.of("docs/import.md"));
        for (ImportFormat format : ImportFormats.all()) {
            assertTrue(names.add(format.name()), format.name());
            assertFalse(format.description().isEmpty(), format.name());
            assertTrue(list.contains("./strikeiq import " + format.name()), format.name() + " is not in the list");
        }
    }

    @Test
    void shouldListEveryImporter() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> importers = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Importer.java") && !name.equals("Importer.java"))
                    .toList();
            assertEquals(importers.size(), ImportFormats.all().size(), importers.toString());
        }
    }
}
