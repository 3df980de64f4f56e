package io.strikeiq.imports;

import java.util.Locale;

/** Text of a source as it is shown: what would change a terminal, or the order of letters, is escaped, and what is too long cut. */
public final class Shown {
    /** Characters of a field that are shown at most. */
    private static final int MOST = 200;

    private Shown() {}

    /** A field's value, cut. */
    public static String value(String text) {
        return escaped(text.length() <= MOST ? text : text.substring(0, MOST) + "...");
    }

    /** A name, whole. */
    public static String escaped(String text) {
        if (text.chars().noneMatch(Shown::isUnsafe)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.chars().forEach(letter -> {
            if (isUnsafe(letter)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                shown.append((char) letter);
            }
        });
        return shown.toString();
    }

    /** Control characters, and those that only change how others are laid out. */
    private static boolean isUnsafe(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
