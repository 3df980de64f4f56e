package io.strikeiq.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The different texts of a column, numbered from 1. */
final class StagedTexts {
    /** Texts that the query names; the engine looks at all of them for every chunk of rows, so that more cost more than giving it each. */
    private static final int MOST_NAMED = 500;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<byte[]> bytes = new ArrayList<>();
    /** The text before, which the next one is as often as not, and its number. */
    private String last;

    private int lastNumber;

    int number(String text) {
        if (!text.equals(last)) {
            last = text;
            lastNumber = numbers.computeIfAbsent(text, added -> {
                bytes.add(added.getBytes(StandardCharsets.UTF_8));
                return bytes.size();
            });
        }
        return lastNumber;
    }

    /** Whether the engine is given numbers, of which {@link #named} makes the texts, and not the texts themselves. */
    boolean areNamed() {
        return bytes.size() <= MOST_NAMED;
    }

    /** UTF-8 of a text. */
    byte[] utf8(int number) {
        return bytes.get(number - 1);
    }

    /**
     * The expression of the text of a number. An enumeration is text in the file too, and its own dictionary: the engine neither
     * copies nor compares the texts of rows.
     */
    String named(String number) {
        String[] texts = new String[bytes.size()];
        numbers.forEach((text, n) -> texts[n - 1] = DuckDb.literal(text));
        String all = String.join(", ", texts);
        return "list_extract([" + all + "]::enum(" + all + ")[], " + number + ')';
    }
}
