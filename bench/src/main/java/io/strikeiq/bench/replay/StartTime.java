package io.strikeiq.bench.replay;

import io.strikeiq.bench.load.OwnFlags;
import io.strikeiq.bench.load.OwnJvm;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Seconds from the start of a new JVM to its first processed tick. */
final class StartTime {
    private StartTime() {}

    /** The fastest of some starts, with the flags of this process but for those of the heap. */
    static double measure(Path journal, Path folder, int starts) {
        try {
            Files.createDirectories(folder);
            Path config = Files.writeString(folder.resolve("start.yaml"), "run: {source: replay}\n");
            double fastest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < starts; i++) {
                fastest = Math.min(fastest, start(command(config, journal)));
            }
            Files.delete(config);
            return fastest;
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, "cannot start a process: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path config, Path journal) {
        return OwnJvm.command(
                OwnFlags.withoutTuning(), FirstTick.class, List.of(config.toString(), journal.toString()));
    }

    private static double start(List<String> command) throws IOException {
        long startedAt = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double seconds = Double.NaN;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(FirstTick.DONE)) {
                    seconds = (System.nanoTime() - startedAt) / 1e9;
                }
            }
        } finally {
            process.destroy();
        }
        if (Double.isNaN(seconds)) {
            throw new IOException("the process ended without processing a tick");
        }
        return seconds;
    }
}
