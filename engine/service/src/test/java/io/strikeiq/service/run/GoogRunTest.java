package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option chain of a half day, in quotes, trades and open interest. */
@LongTest
class GoogRunTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreAndRepeatTheGoogChain() throws IOException {
        new RecordedRun(folder)
                .of("lean", "lean/option/usa/minute/goog", "lean/equity/usa/minute/goog")
                .assertStoredAndAlikeInEveryShape(EnumSet.of(WaitMode.BLOCKING, WaitMode.SLEEPING));
    }
}
