package io.strikeiq.service.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.strikeiq.service.cli.UserException;
import io.strikeiq.service.config.ConfigFile;
import io.strikeiq.testing.FaultReport;
import io.strikeiq.testing.LongTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The supplied configs, damaged: each is read, or refused with a message that names the file. */
@LongTest
class ConfigFuzzTest {
    private static final int TRIES = 1_500;

    @TempDir
    private Path folder;

    static Path supplied(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engine/core"))) {
            root = root.getParent();
        }
        return root.resolve("config").resolve(name);
    }

    /** Whether the config was refused. */
    private static boolean refused(byte[] text, Path file, long seed) throws Exception {
        Files.write(file, text);
        try {
            ConfigFile.load(file, Map.of());
            return false;
        } catch (UserException e) {
            assertTrue(e.getMessage().contains(file.toString()), "seed " + seed + ": " + e.getMessage());
            assertFalse(e.getMessage().contains("Exception"), "seed " + seed + ": " + e.getMessage());
            return true;
        } catch (RuntimeException | Error e) {
            return fail("seed " + seed + ": " + e + "\n" + new String(text, StandardCharsets.UTF_8), e);
        }
    }

    @Test
    void shouldReadOrRefuseWithAMessageWhateverTheConfigHolds(TestInfo test) throws Exception {
        Path file = folder.resolve("fuzzed.yaml");
        long refused = 0;
        for (String name : new String[] {"service.yaml", "demo.yaml"}) {
            byte[] original = Files.readAllBytes(supplied(name));
            for (long seed = 0; seed < TRIES; seed++) {
                refused += refused(Mutator.mutate(original, seed), file, seed) ? 1 : 0;
            }
        }
        assertTrue(refused > TRIES / 2, "only " + refused + " were refused");
        FaultReport.survived(
                test, "damaged config files", 2 * TRIES, refused + " refused with a message, the others read");
    }

    @Test
    void shouldRefuseWhatIsNestedWithoutEndOrTooLarge() throws Exception {
        Path file = folder.resolve("deep.yaml");
        for (String bracket : new String[] {"[", "{a: ", "- "}) {
            assertTrue(refused(bracket.repeat(100_000).getBytes(StandardCharsets.UTF_8), file, 0), bracket);
        }
        Files.write(file, new byte[2 << 20]);
        UserException large = assertThrows(UserException.class, () -> ConfigFile.load(file, Map.of()));
        assertTrue(large.getMessage().contains("is larger than"), large.getMessage());
    }
}
