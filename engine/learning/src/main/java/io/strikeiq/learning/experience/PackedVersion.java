package io.strikeiq.learning.experience;

import java.util.ArrayList;
import java.util.List;

/**
 * A version with all its lessons in one text, so that another desk can have it.
 *
 * <pre>
 *   strikeiq packed experience 1
 *   CHARACTERS            of the version, on a line; then the version
 *   CHARACTERS            of its first lesson; then the lesson, and so on
 * </pre>
 */
final class PackedVersion {
    private static final String TITLE = "strikeiq packed experience 1\n";

    private PackedVersion() {}

    /** @param parts texts of the version and of its lessons, in order */
    static String pack(List<String> parts) {
        StringBuilder text = new StringBuilder(TITLE);
        parts.forEach(each -> text.append(each.length()).append('\n').append(each));
        return text.toString();
    }

    /**
     * The texts, in order.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static List<String> unpack(String text) {
        if (!text.startsWith(TITLE)) {
            throw new IllegalArgumentException("is no packed experience");
        }
        List<String> parts = new ArrayList<>();
        int at = TITLE.length();
        while (at < text.length()) {
            int line = text.indexOf('\n', at);
            int length = line < 0 ? -1 : length(text.substring(at, line));
            if (length < 0 || length > text.length() - line - 1) {
                throw new IllegalArgumentException("ends within a part");
            }
            parts.add(text.substring(line + 1, line + 1 + length));
            at = line + 1 + length;
        }
        return parts;
    }

    private static int length(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
