package io.strikeiq.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What is known of a run besides its journal: written when it starts and again when it ends.
 *
 * @param runId id of the run
 * @param name name of the run in its config
 * @param startedAt wall-clock time of the start, ISO 8601, UTC
 * @param tickJournal absolute path of its tick journal
 * @param layout layout of the pipeline
 * @param waitStrategy wait strategy of the pipeline
 * @param speed speed of the replay
 * @param program version of the program that began it, see {@link ProgramVersion}
 * @param result what it did, null while it runs or when it died
 */
public record RunManifest(
        String runId,
        String name,
        String startedAt,
        String tickJournal,
        String layout,
        String waitStrategy,
        String speed,
        String program,
        RunResult result) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A path as a manifest has it. */
    static String path(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    RunManifest withResult(RunResult end) {
        return new RunManifest(runId, name, startedAt, tickJournal, layout, waitStrategy, speed, program, end);
    }

    /** Writes the whole file or leaves the old one. */
    void write(Path file) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, JSON.writeValueAsString(this) + System.lineSeparator());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws UserException when the file is not there or no manifest
     */
    static RunManifest read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), RunManifest.class);
        } catch (NoSuchFileException e) {
            throw new UserException(file + ": no such file; a run's folder holds run.json, config.yaml and signals");
        } catch (JsonProcessingException e) {
            throw new UserException(
                    ExitCode.DAMAGED, file + ": is not the manifest of a run: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, file + ": cannot be read: " + e.getMessage());
        }
    }
}
