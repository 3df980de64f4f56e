package io.strikeiq.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON file that a benchmark leaves: machine, command, time, figures, targets. NaN is written as a string. */
public final class ResultFile {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ResultFile() {}

    /**
     * Writes the file into a folder, which is made when it is not there.
     *
     * @param name of the benchmark, which begins the file's name
     * @param figures records, maps and lists of what was measured
     * @throws UserException when it cannot be written
     */
    public static Path write(
            Path folder, String name, Instant time, Machine machine, Object figures, List<Verdict> verdicts) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("benchmark", name);
        result.put("time", time.toString());
        result.put("machine", machine);
        result.put("figures", figures);
        result.put("targets", verdicts.stream().map(ResultFile::describe).toList());
        return write(folder, name + "-" + STAMP.format(time) + ".json", json(result));
    }

    /** Writes text into a folder, which is made when it is not there. */
    public static Path write(Path folder, String fileName, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(fileName), text);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILURE, "cannot write " + folder.resolve(fileName) + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> describe(Verdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", verdict.what());
        map.put("target", verdict.target());
        map.put("measured", verdict.measured());
        map.put("met", verdict.isMet());
        return map;
    }

    private static String json(Object value) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .build()
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures that are no JSON", e);
        }
    }
}
