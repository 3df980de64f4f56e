package io.strikeiq.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The machine that a figure comes from.
 *
 * @param cores processors that this JVM may use
 * @param processor model name
 * @param system operating system and version
 * @param jdk runtime and version
 * @param flags JVM options that change speed, as given
 * @param load load average of the last minute before the benchmark, NaN where the system gives none
 */
public record Machine(int cores, String processor, String system, String jdk, List<String> flags, double load) {
    /** Share of the cores that other work may take before figures stop meaning much. */
    private static final double QUIET = 0.15;

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine, now. */
    public static Machine here() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                processorOf(lines(CPU_INFO)),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                speedFlags(ManagementFactory.getRuntimeMXBean().getInputArguments()),
                load < 0 ? Double.NaN : load);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    static String processorOf(List<String> cpuInfo) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** Heap and collector options; the exports and opens say nothing of speed. */
    static List<String> speedFlags(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> Stream.of("-X", "-XX").anyMatch(argument::startsWith))
                .toList();
    }

    /** Whether other work takes so much of the machine that figures are doubtful. */
    public boolean isBusy() {
        return load > QUIET * cores;
    }

    /** One line for a person, and a second one where the machine is busy. */
    public String text() {
        String line = String.format(
                Locale.ROOT,
                "%d cores, %s, %s, %s%s, load average %.2f",
                cores,
                processor,
                system,
                jdk,
                flags.isEmpty() ? "" : " " + String.join(" ", flags),
                load);
        return isBusy()
                ? line + System.lineSeparator() + "the machine is busy: compare ratios within this run, nothing else"
                : line;
    }
}
