package io.strikeiq.service.run;

/**
 * What, beside the program, decides the last bits of the prices of options: the kernels of pricing use the processor's own
 * exponentials and logarithms, as the Java virtual machine calls them. All else is the same everywhere.
 */
final class Platform {
    private Platform() {}

    /** Family of the processor and version of Java, such as {@code amd64, Java 17}. */
    static String here() {
        return System.getProperty("os.arch") + ", Java " + Runtime.version().feature();
    }
}
