package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.service.CommandRun;
import io.strikeiq.service.SmallSession;
import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.testing.LongTest;
import io.strikeiq.testing.OptimisedTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States and signals do not depend on the compiler that made the code: this JVM has both, a service of the tests the first. */
@LongTest
@OptimisedTest
class CompilersTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameHashesByEitherCompiler() throws Exception {
        SmallSession session = new SmallSession(folder).record();
        Object[] replay = {"replay", session.config(), "--journal", session.journal(), "--no-store", "--json"};
        List<String> both =
                RecordedRun.fingerprint(CommandRun.succeeding(replay).json());

        try (ServiceProcess service = ServiceProcess.start(folder, replay)) {
            assertEquals(ExitCode.OK, service.await(), service::said);
            String result = service.said()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElseThrow();
            JsonNode first = new ObjectMapper().readTree(result);
            assertEquals(both, RecordedRun.fingerprint(first));
        }
    }
}
