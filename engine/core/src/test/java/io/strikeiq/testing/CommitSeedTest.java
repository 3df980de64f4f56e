package io.strikeiq.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitSeedTest {
    private static final String COMMIT = "00000000002a5e6d14fa2c5b7c2e0a9b8d7f6e5c";

    @TempDir
    private Path root;

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(".git").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void shouldBeTheCommitOfTheBranch() throws IOException {
        write("HEAD", "ref: refs/heads/main\n");
        write("refs/heads/main", COMMIT + "\n");
        assertEquals(42, CommitSeed.ofCommit(Files.createDirectories(root.resolve("engine/core"))));
    }

    @Test
    void shouldBeTheCommitThatIsCheckedOutAlone() throws IOException {
        write("HEAD", COMMIT + "\n");
        assertEquals(42, CommitSeed.ofCommit(root));
    }

    @Test
    void shouldFindAPackedBranch() throws IOException {
        write("HEAD", "ref: refs/heads/main\n");
        write("packed-refs", "# pack-refs with: peeled fully-peeled sorted\n" + COMMIT + " refs/heads/main\n");
        assertEquals(42, CommitSeed.ofCommit(root));
    }

    @Test
    void shouldBeFixedBeforeTheFirstCommit() throws IOException {
        write("HEAD", "ref: refs/heads/main\n");
        assertEquals(2_026, CommitSeed.ofCommit(root));
    }
}
