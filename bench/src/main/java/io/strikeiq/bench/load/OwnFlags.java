package io.strikeiq.bench.load;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What this JVM was started with, for those that a benchmark starts. */
public final class OwnFlags {
    private OwnFlags() {}

    /** What the libraries need: exports, opens and properties, and nothing of heap, collector and compilers. */
    public static List<String> withoutTuning() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-X") && !flag.startsWith("-javaagent"))
                .toList();
    }
}
