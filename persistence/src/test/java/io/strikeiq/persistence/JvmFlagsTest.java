package io.strikeiq.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LongTest
class JvmFlagsTest {
    /** Opens a journal. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            try {
                TickJournalWriter.open(Path.of(arguments[0]), JournalInfo.of("flags"))
                        .close();
                System.out.println("opened");
            } catch (JournalException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void shouldFindNothingMissingHere() {
        assertNull(JvmFlags.problem());
    }

    @Test
    void shouldNameEveryMissingFlagInOneMessage(@TempDir Path directory) {
        try (ChildJvm child = ChildJvm.startWithoutFlags(Main.class, directory)) {
            assertEquals(
                    "this JVM was started without --add-exports java.base/jdk.internal.misc=ALL-UNNAMED"
                            + " --add-exports java.base/jdk.internal.ref=ALL-UNNAMED"
                            + " --add-exports java.base/sun.nio.ch=ALL-UNNAMED"
                            + " --add-opens java.base/java.lang.reflect=ALL-UNNAMED;"
                            + " start it with java @config/jvm.args, or as java -jar with the runnable jar",
                    child.rest());
            assertEquals(0, child.exitCode());
        }
    }
}
