package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.service.cli.ExitCode;
import io.strikeiq.service.cli.UserException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondRunInAFolderUntilTheFirstHasEnded() {
        UserException refused = DataFolderLock.during(
                folder, () -> assertThrows(UserException.class, () -> DataFolderLock.during(folder, () -> "second")));

        assertEquals(ExitCode.FAILURE, refused.exitCode());
        assertTrue(refused.getMessage().contains("another run uses the data folder " + folder), refused.getMessage());
        assertEquals("third", DataFolderLock.during(folder, () -> "third"));
    }

    @Test
    void shouldGiveTheLockBackWhenTheWorkFails() {
        assertThrows(
                IllegalStateException.class,
                () -> DataFolderLock.during(folder, () -> {
                    throw new IllegalStateException("the work fails");
                }));

        assertEquals("next", DataFolderLock.during(folder, () -> "next"));
    }
}
