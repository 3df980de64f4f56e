package io.strikeiq.feeds.connection;

/** A venue's text as a log or a terminal may show it. */
public final class PlainText {
    private static final int MOST = 200;

    private PlainText() {}

    /** Without control characters, and no longer than 200 characters. */
    public static String of(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }
}
