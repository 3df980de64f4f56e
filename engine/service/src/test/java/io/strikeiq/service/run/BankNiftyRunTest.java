package io.strikeiq.service.run;

import io.strikeiq.core.pipeline.WaitMode;
import io.strikeiq.testing.LongTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of the option chain of the index of banks, each quarter of an hour. */
@LongTest
class BankNiftyRunTest {
    @TempDir
    private Path folder;

    @Test
    void shouldStoreAndRepeatAWeekOfBankNifty() throws IOException {
        new RecordedRun(folder)
                .ofIndexes("BANKNIFTY")
                .assertStoredAndAlikeInEveryShape(EnumSet.of(WaitMode.BLOCKING, WaitMode.BUSY_SPIN));
    }
}
