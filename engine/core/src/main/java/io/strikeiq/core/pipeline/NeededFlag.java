package io.strikeiq.core.pipeline;

/**
 * The opening of the JDK without which the pipeline's buffers cannot reach memory. It stands in {@code config/jvm.args} and in
 * the manifest of the runnable jar; who uses the pipeline as a library gives it to the JVM.
 */
final class NeededFlag {
    private static final String PACKAGE = "jdk.internal.misc";

    private NeededFlag() {}

    /** @throws IllegalStateException saying what this JVM was started without */
    static void check() {
        if (!Object.class.getModule().isExported(PACKAGE, NeededFlag.class.getModule())) {
            throw new IllegalStateException("this JVM was started without --add-exports java.base/" + PACKAGE
                    + "=ALL-UNNAMED; start it with java @config/jvm.args, or as java -jar with the runnable jar");
        }
    }
}
