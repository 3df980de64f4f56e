package io.strikeiq.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java that a page quotes is the source itself, from its first Javadoc on. */
class DocumentedCodeTest {
    private static final String ENGINE = "engine/core/src/main/java/io/strikeiq/core/engine/";

    @ParameterizedTest
    @CsvSource({
        "README.md, " + ENGINE + "AnalyticsEngine.java",
        "README.md, " + ENGINE + "EngineDefinition.java",
        "engine/docs/README.md, engine/docs/example-engine/example/SpreadWatch.java",
        "engine/docs/library.md, engine/docs/example-library/example/TenTicks.java",
        "engine/docs/library.md, engine/docs/example-library/example/CsvImporter.java"
    })
    void shouldQuoteTheSourceAsItIs(String page, String source) {
        List<String> wanted = new ArrayList<>();
        wanted.add("```java");
        wanted.addAll(declaration(Repository.file(source)));
        wanted.add("```");
        String text = String.join("\n", Repository.lines(Repository.file(page)));

        assertTrue(
                text.contains(String.join("\n", wanted)),
                () -> page + " must quote " + source + " as it is:\n" + String.join("\n", wanted));
    }

    /** Without package and imports. */
    private static List<String> declaration(Path source) {
        List<String> lines = Repository.lines(source);
        int first = 0;
        while (!lines.get(first).startsWith("/**")) {
            first++;
        }
        return lines.subList(first, lines.size());
    }
}
