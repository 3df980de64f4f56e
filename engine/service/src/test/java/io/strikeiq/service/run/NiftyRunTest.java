package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of the option chain of an index, each quarter of an hour. */
@LongTest
class NiftyRunTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreAndRepeatAWeekOfNifty() throws IOException {
        new RecordedRun(folder)
                .ofIndexes("NIFTY")
                .assertStoredAndAlikeInEveryShape(EnumSet.of(WaitMode.YIELDING, WaitMode.BUSY_SPIN));
    }
}
