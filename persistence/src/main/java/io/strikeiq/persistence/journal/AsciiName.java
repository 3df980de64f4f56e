package io.strikeiq.persistence.journal;

/** Names that stand in fields of fixed length. The codec would replace other characters silently. */
final class AsciiName {
    private AsciiName() {}

    /** Returns a name that fits; allocates for one that does not only. */
    static String check(String name, int longest) {
        boolean fits = !name.isEmpty() && name.length() <= longest;
        for (int i = 0; fits && i < name.length(); i++) {
            fits = name.charAt(i) > 0 && name.charAt(i) < 128;
        }
        if (!fits) {
            throw new IllegalArgumentException("name '" + name + "' must have 1 to " + longest + " ASCII characters");
        }
        return name;
    }
}
