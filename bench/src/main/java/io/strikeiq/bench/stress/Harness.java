package io.strikeiq.bench.stress;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/** jcstress in a process of its own, since it writes into the folder that it runs in. */
final class Harness {
    private static final String RESULTS = "jcstress-results-";
    private static final int FIRST_WITH_UNSAFE_FLAG = 24;
    private final Path folder;
    private final List<String> options;

    /**
     * @param folder where it runs; what it leaves there is the caller's
     * @param options of jcstress
     */
    Harness(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Runs it to its end.
     *
     * @param progress is told how far it is
     * @return one result for each test that ran, of all its configurations
     * @throws UserException when it leaves no results
     */
    List<TestResult> run(Consumer<String> progress) {
        List<String> last = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last.add(line);
                    if (line.startsWith("(Results: ")) {
                        progress.accept(line.substring("(Results: ".length(), line.length() - 1));
                    }
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
            return ReportUtils.mergedByName(read(last));
        } catch (IOException | ClassNotFoundException e) {
            throw new UserException(ExitCode.FAILURE, "jcstress failed: " + e.getMessage(), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "org.openjdk.jcstress.Main",
                "-jvmArgs",
                String.join(" ", jvmArguments()),
                "-af",
                "NONE"));
        command.addAll(options);
        return command;
    }

    /** The class path of this process, for one that runs in another folder. */
    private static String classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(own.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Those of {@code config/jvm.args} that the shared objects need, and a collector that starts at once; nothing is logged,
     * since failures are made by the million.
     */
    private static List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--add-exports",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Dstrikeiq.log.own=true",
                "-DSTRIKEIQ_LOG=OFF"));
        if (Runtime.version().feature() >= FIRST_WITH_UNSAFE_FLAG) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments;
    }

    private Collection<TestResult> read(List<String> said) throws IOException, ClassNotFoundException {
        InProcessCollector collector = new InProcessCollector();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(RESULTS))
                    .toList()) {
                DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
                reader.dump();
                reader.close();
            }
        }
        if (collector.getTestResults().isEmpty()) {
            int from = Math.max(0, said.size() - 20);
            throw new UserException(
                    ExitCode.FAILURE,
                    "jcstress left no results:\n" + String.join("\n", said.subList(from, said.size())));
        }
        return collector.getTestResults();
    }
}
