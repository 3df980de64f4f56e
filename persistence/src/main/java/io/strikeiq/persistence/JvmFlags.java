package io.strikeiq.persistence;

import java.util.List;

/**
 * The openings of the JDK without which journals cannot be mapped. They stand in {@code config/jvm.args} and in the
 * manifest of the runnable jar; without them the queue library fails with messages that mislead.
 */
public final class JvmFlags {
    private record Opening(String packageName, boolean deep) {
        boolean isThere() {
            Module base = Object.class.getModule();
            Module here = JvmFlags.class.getModule();
            return deep ? base.isOpen(packageName, here) : base.isExported(packageName, here);
        }

        String flag() {
            return (deep ? "--add-opens" : "--add-exports") + " java.base/" + packageName + "=ALL-UNNAMED";
        }
    }

    private static final List<Opening> NEEDED = List.of(
            new Opening("jdk.internal.misc", false),
            new Opening("jdk.internal.ref", false),
            new Opening("sun.nio.ch", false),
            new Opening("java.lang.reflect", true));

    private JvmFlags() {}

    /** What this process lacks, in one sentence, or null when it has all. */
    public static String problem() {
        List<String> missing =
                NEEDED.stream().filter(o -> !o.isThere()).map(Opening::flag).toList();
        return missing.isEmpty()
                ? null
                : "this JVM was started without " + String.join(" ", missing)
                        + "; start it with java @config/jvm.args, or as java -jar with the runnable jar";
    }
}
