package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.ExpectedLog;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service under a locale and a time zone that are not those of the build. */
@LongTest
@ExpectedLog(logger = "TableStoreWriteLock", contains = "Forced unlocking")
class ForeignLocaleTest {
    private static Path journal;
    private static String signalHash;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runHere(@TempDir Path once) {
        SmallSession session = new SmallSession(once);
        JsonNode here = CommandRun.succeeding("run", session.config("consoleRate: 1000"), "--json")
                .json();
        journal = session.journal();
        signalHash = here.get("signalHash").textValue();
    }

    @ParameterizedTest
    @CsvSource({
        "C,           '',  '', UTC",
        "tr_TR.UTF-8, tr,  TR, Asia/Kolkata",
        "ar_EG.UTF-8, ar,  EG, America/New_York"
    })
    void shouldPrintAndStoreTheSameWhateverTheLocaleAndTheTimeZone(
            String locale, String language, String country, String zone) throws Exception {
        SmallSession session = new SmallSession(folder).at(journal);
        List<String> options = List.of(
                "-Duser.language=" + (language.isEmpty() ? "en" : language),
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone);
        Path config = session.config("consoleRate: 1000");

        String said;
        try (ServiceProcess service = ServiceProcess.startIn(
                Map.of("LANG", locale, "LC_ALL", locale, "TZ", zone), options, folder, "run", config)) {
            assertEquals(ExitCode.OK, service.await(), service::said);
            said = service.said();
        }

        List<String> signals =
                said.lines().filter(line -> line.contains("  strength ")).toList();
        assertFalse(signals.isEmpty(), said);
        for (String line : signals) {
            assertTrue(
                    line.matches(
                            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  SIM[AB] +(▲ UP  |▼ DOWN|•     ) [A-Z0-9_]+ +"
                                    + "strength \\d\\.\\d\\d  (prior|confidence) \\d\\.\\d\\d( \\([^)]+\\))?  spot \\d+\\.\\d\\d(  level \\d+\\.\\d\\d)?"),
                    line);
        }
        assertTrue(said.contains("40,000"), said);
        assertTrue(StoredRows.assertEqualToJournal(session) > 0);
        assertTrue(said.contains(signalHash), said);
    }
}
