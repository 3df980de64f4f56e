package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An import in the locale C of a folder with a letter that this locale lacks; a shell spells it, whatever the locale of the tests. */
@LongTest
@EnabledOnOs(OS.LINUX)
class UnspelledNamesTest {
    private static final String NAME = "$(printf 'donn\\303\\251es')";
    private static final String FILE = "20151224_goog_minute_trade_american_call_7500000_20151231.csv";
    private static final Map<String, String> LOCALE = Map.of("LC_ALL", "C", "LANG", "C");

    @TempDir
    private Path folder;

    /** A shell that gives the command a name in the folder as its last word. */
    private List<String> lastWord(String name) {
        return List.of("sh", "-c", "exec \"$@\" \"" + folder + "/" + name + "\"", "sh");
    }

    @BeforeEach
    void write() throws Exception {
        String row = "34200000,30000,30000,30000,30000,10";
        String script = "mkdir -p source/" + NAME + " && echo " + row + " > source/" + NAME + "/" + FILE;
        int exitCode = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .start()
                .waitFor();
        assertEquals(0, exitCode);
    }

    @Test
    void shouldReadAFolderWithinASourceThatTheLocaleCannotSpell() throws Exception {
        Path journal = folder.resolve("journal");
        try (ServiceProcess service =
                ServiceProcess.startBy(lastWord("source"), LOCALE, folder, "import", "lean", "--journal", journal)) {
            assertEquals(ExitCode.OK, service.await(), service::said);
            assertTrue(service.said().contains("1 accepted"), service::said);
        }
    }

    @Test
    void shouldSayWhichLocaleSpellsTheSourceThatWasNamed() throws Exception {
        Path journal = folder.resolve("journal");
        try (ServiceProcess service = ServiceProcess.startBy(
                lastWord("source/" + NAME), LOCALE, folder, "import", "lean", "--journal", journal)) {
            assertEquals(ExitCode.USAGE, service.await(), service::said);
            assertTrue(service.said().contains("run it with LC_ALL=C.UTF-8"), service::said);
        }
    }
}
