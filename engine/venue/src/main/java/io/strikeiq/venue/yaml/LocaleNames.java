package io.strikeiq.venue.yaml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

/** Names of files as the locale of the process spells them: one that knows no letters but those of English loses all others. */
public final class LocaleNames {
    private LocaleNames() {}

    /** That a text can name no file, since there is a NUL in it, or a letter that the locale lacks; in the second case, what to do. */
    public static String noPath(InvalidPathException e) {
        return "'" + e.getInput().replaceAll("\\p{Cntrl}", "?") + "' is no path" + advice(e.getInput());
    }

    /**
     * What to do about a name that was not found or is no path.
     *
     * @param name as the process has it, in which a letter that the locale lacks may have become a question mark
     * @return how the sentence goes on that says so; empty when the locale is not to blame
     */
    public static String advice(String name) {
        return advice(name, Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    static String advice(String name, Charset spelling) {
        boolean isPlain = name.chars().allMatch(letter -> letter < 128 && letter != '?');
        return isPlain || spelling.equals(StandardCharsets.UTF_8)
                ? ""
                : "; in this locale file names are " + spelling.name() + ", run it with LC_ALL=C.UTF-8";
    }
}
