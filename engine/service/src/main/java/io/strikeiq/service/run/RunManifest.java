package io.strikeiq.service.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.persistence.DurableFile;
import io.strikeiq.persistence.FileFault;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is known of a run besides its journal: written when it starts and again when it ends. Of one that another version
 * wrote, unknown keys are passed over and missing ones have defaults.
 *
 * @param format format of the run's folder and journals, 0 in those of StrikeIQ 0.1, which did not say
 * @param runId id of the run
 * @param name name of the run in its config
 * @param startedAt wall-clock time of the start, ISO 8601, UTC
 * @param tickJournal absolute path of its tick journal
 * @param layout layout of the pipeline
 * @param waitStrategy wait strategy of the pipeline
 * @param speed speed of the replay
 * @param program version of the program that began it, see {@link ProgramVersion}
 * @param platform processor and Java that it ran on, see {@link Platform}; empty where that is not known
 * @param warmUp the ticks that its state began with
 * @param experience the version of the desk's experience that it began with, null for a run that began with none and teaches nothing
 * @param blind of a live run the metrics that did not know enough when it began, and until when, see {@link BlindMetrics}
 * @param ended that it goes on no more, null while it may
 * @param result what it did, null while it runs or when it died
 */
public record RunManifest(
        int format,
        String runId,
        String name,
        String startedAt,
        String tickJournal,
        String layout,
        String waitStrategy,
        String speed,
        String program,
        String platform,
        WarmUp warmUp,
        String experience,
        Map<String, String> blind,
        RunClose ended,
        RunResult result) {
    /** The format of this version. */
    static final int FORMAT = 2;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What a manifest lacks is empty. */
    public RunManifest {
        runId = known(runId);
        name = known(name);
        startedAt = known(startedAt);
        tickJournal = known(tickJournal);
        layout = known(layout);
        waitStrategy = known(waitStrategy);
        speed = known(speed);
        program = known(program);
        platform = known(platform);
        warmUp = warmUp == null ? WarmUp.NONE : warmUp;
        blind = blind == null ? Map.of() : blind;
    }

    private static String known(String text) {
        return text == null ? "" : text;
    }

    /** A path as a manifest has it. */
    static String path(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    RunManifest withResult(RunResult end) {
        return new RunManifest(
                format,
                runId,
                name,
                startedAt,
                tickJournal,
                layout,
                waitStrategy,
                speed,
                program,
                platform,
                warmUp,
                experience,
                blind,
                ended,
                end);
    }

    RunManifest closed(RunClose close) {
        return new RunManifest(
                format,
                runId,
                name,
                startedAt,
                tickJournal,
                layout,
                waitStrategy,
                speed,
                program,
                platform,
                warmUp,
                experience,
                blind,
                close,
                result);
    }

    /** Writes the whole file or leaves the old one. */
    void write(Path file) {
        try {
            DurableFile.write(file, JSON.writeValueAsString(this) + System.lineSeparator());
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
            RunManifest manifest = JSON.readValue(Files.readString(file), RunManifest.class);
            if (manifest == null || manifest.format < FORMAT) {
                throw new UserException(
                        ExitCode.DAMAGED,
                        file
                                + ": is of a run of format 1, which StrikeIQ 0.1 wrote and which is read no more; its rows stay"
                                + " in the database, delete the folder");
            }
            return manifest;
        } catch (NoSuchFileException e) {
            throw new UserException(file + ": no such file; a run's folder holds run.json, config.yaml and signals");
        } catch (JsonProcessingException e) {
            throw new UserException(
                    ExitCode.DAMAGED, file + ": is not the manifest of a run: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILURE, file + ": cannot be read: " + FileFault.reason(e));
        }
    }
}
