package io.strikeiq.service.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.log.LogSettings.Form;
import io.strikeiq.service.log.LogSettings.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSetupTest {
    @TempDir
    private Path folder;

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private List<String> logged(Form form, ZoneId zone) throws IOException {
        Path file = folder.resolve("logs").resolve("strikeiq.log");
        LoggerContext context = context();
        new LogSetup(context).make(new LogSettings(Level.WARN, zone, form, Optional.of(file), 1, 3));
        context.getLogger("io.strikeiq.service.Example").info("not said");
        context.getLogger("io.strikeiq.service.Example").warn("run {} ends", "r-1");
        context.stop();
        return Files.readAllLines(file);
    }

    @Test
    void shouldWriteDateZoneAndLevelToTheFile() throws IOException {
        List<String> lines = logged(Form.TEXT, ZoneId.of("Asia/Kolkata"));

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .matches(
                                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+05:30 WARN  \\[.*] .*: run r-1 ends"),
                lines.get(0));
    }

    @Test
    void shouldWriteOneJsonObjectForEachLine() throws IOException {
        List<String> lines = logged(Form.JSON, ZoneId.of("UTC"));

        assertEquals(1, lines.size(), lines::toString);
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertEquals("WARN", line.get("level").textValue());
        assertEquals("run r-1 ends", line.get("formattedMessage").textValue());
        assertTrue(line.get("timestamp").isNumber(), lines.get(0));
    }

    @Test
    void shouldRollTheFileAndKeepAsManyAsTheConfigSays() throws IOException {
        Path file = folder.resolve("rolled.log");
        LoggerContext context = context();
        new LogSetup(context).make(new LogSettings(Level.INFO, ZoneId.of("UTC"), Form.TEXT, Optional.of(file), 1, 2));
        String text = "x".repeat(100_000);
        for (int i = 0; i < 40; i++) {
            context.getLogger("io.strikeiq").info(text);
        }
        context.stop();

        assertTrue(Files.size(file) < 4L << 20, "of " + Files.size(file));
        try (var files = Files.list(folder)) {
            long packed = files.filter(each -> each.toString().endsWith(".gz")).count();
            assertTrue(packed <= 2, packed + " packed files");
        }
    }

    @Test
    void shouldNotGoWithoutALogWhereTheFileCannotBeWritten() {
        LogSettings settings = new LogSettings(Level.INFO, ZoneId.of("UTC"), Form.TEXT, Optional.of(folder), 1, 2);

        UserException mistake = assertThrows(UserException.class, () -> new LogSetup(context()).make(settings));

        assertEquals("log.file: cannot write " + folder, mistake.getMessage());
    }
}
