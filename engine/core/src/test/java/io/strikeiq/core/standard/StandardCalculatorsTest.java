package io.strikeiq.core.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.docs.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A calculator stands in a field of its own and is called by name, since a call through a list is slower. What that makes
 * easy to forget, its place in the list and a call on each occasion that it looks at, is named here.
 */
class StandardCalculatorsTest {
    private static final String FOLDER = "engine/core/src/main/java/io/strikeiq/core";
    private static final Pattern FIELD = Pattern.compile("    private final (\\w+) (\\w+);");
    private static final List<String> OCCASIONS = List.of("onTimeComplete", "onTick", "onOptionQuote");

    /** The sources of all calculators by the names of their classes. */
    private static Map<String, String> calculators() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Repository.file(FOLDER))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                if (text.contains("implements MetricCalculator")) {
                    sources.put(file.getFileName().toString().replace(".java", ""), text);
                }
            }
        }
        return sources;
    }

    /** What a method does, comments left out; empty where there is no such method. */
    private static String body(String source, String method) {
        Matcher start = Pattern.compile("\\b" + method + "\\([^)]*\\) \\{\n").matcher(source);
        return start.find()
                ? source.substring(start.end(), source.indexOf("\n    }", start.start()) + 1)
                        .replaceAll("//.*", "")
                        .strip()
                : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {"StandardCalculators", "ChainCalculators"})
    void shouldListEveryCalculatorAndCallItOnEachOccasionThatItLooksAt(String owner) throws IOException {
        Map<String, String> calculators = calculators();
        String source = calculators.get(owner);
        List<String> forgotten = new ArrayList<>();
        Matcher field = FIELD.matcher(source);
        int fields = 0;
        while (field.find()) {
            String type = field.group(1);
            String name = field.group(2);
            if (!calculators.containsKey(type)) {
                continue;
            }
            fields++;
            if (!body(source, "each").contains(name)) {
                forgotten.add(owner + ".each() lacks " + name);
            }
            for (String occasion : OCCASIONS) {
                boolean looks = !body(calculators.get(type), occasion).isEmpty();
                if (looks && !body(source, occasion).contains(name + "." + occasion + "(")) {
                    forgotten.add(owner + "." + occasion + "() does not call " + name);
                }
            }
        }
        assertEquals(List.of(), forgotten);
        assertTrue(fields >= 5, owner + " has " + fields + " calculators");
    }
}
