package io.strikeiq.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strikeiq.core.pipeline.OutboundDrain;
import io.strikeiq.core.pipeline.Pipeline;
import io.strikeiq.core.pipeline.PipelineSettings;
import io.strikeiq.core.signal.BarrierPrior;
import io.strikeiq.core.standard.MetricsSettings;
import io.strikeiq.core.standard.StandardEngines;
import io.strikeiq.core.standard.StandardMetrics;
import io.strikeiq.persistence.journal.JournalException;
import io.strikeiq.persistence.journal.JournalInfo;
import io.strikeiq.persistence.journal.TickJournalWriter;
import io.strikeiq.testing.LongTest;
import java.nio.file.Path;
import java.util.List;
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
            try (Pipeline pipeline = new Pipeline(
                    PipelineSettings.defaults(),
                    new StandardMetrics(MetricsSettings.defaults()),
                    StandardEngines.registry(),
                    List.of(),
                    new BarrierPrior(1),
                    OutboundDrain.NONE,
                    null)) {
                System.out.println("runs " + (pipeline != null));
            } catch (IllegalStateException e) {
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
            String pipeline = "this JVM was started without --add-exports java.base/jdk.internal.misc=ALL-UNNAMED;"
                    + " start it with java @config/jvm.args, or as java -jar with the runnable jar";
            assertEquals(
                    "this JVM was started without --add-exports java.base/jdk.internal.misc=ALL-UNNAMED"
                            + " --add-exports java.base/jdk.internal.ref=ALL-UNNAMED"
                            + " --add-exports java.base/sun.nio.ch=ALL-UNNAMED"
                            + " --add-opens java.base/java.lang.reflect=ALL-UNNAMED;"
                            + " start it with java @config/jvm.args, or as java -jar with the runnable jar"
                            + System.lineSeparator() + pipeline,
                    child.rest());
            assertEquals(0, child.exitCode());
        }
    }
}
