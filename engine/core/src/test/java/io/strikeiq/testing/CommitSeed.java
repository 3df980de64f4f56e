package io.strikeiq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The seed of tests that strike at random: another one for each commit, so that what they cover grows from build to build,
 * and the same one for all builds of a commit. {@code -Dfaults.seed=N} sets it.
 */
public final class CommitSeed {
    /** Where there is no commit, as in an unpacked archive. */
    private static final long NONE = 2_026;

    private static final int DIGITS = 12;

    private CommitSeed() {}

    public static long value() {
        return Long.getLong("faults.seed", ofCommit(Path.of("").toAbsolutePath()));
    }

    /** The first digits of the commit that a folder of a working copy is at. */
    static long ofCommit(Path folder) {
        try {
            for (Path each = folder; each != null; each = each.getParent()) {
                Path git = each.resolve(".git");
                if (Files.exists(git)) {
                    String commit = commit(Files.isDirectory(git) ? git : each.resolve(named(git, "gitdir: ")));
                    return commit.length() < DIGITS ? NONE : Long.parseLong(commit.substring(0, DIGITS), 16);
                }
            }
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String named(Path file, String key) throws IOException {
        return Files.readString(file).strip().replaceFirst("^" + key, "");
    }

    private static String commit(Path git) throws IOException {
        String head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith("ref: ")) {
            return head;
        }
        String branch = head.substring("ref: ".length());
        Path common = git.resolve("commondir");
        Path shared =
                Files.exists(common) ? git.resolve(Files.readString(common).strip()) : git;
        if (Files.exists(shared.resolve(branch))) {
            return Files.readString(shared.resolve(branch)).strip();
        }
        Path packed = shared.resolve("packed-refs");
        List<String> lines = Files.exists(packed) ? Files.readAllLines(packed) : List.of();
        return lines.stream()
                .filter(line -> line.endsWith(" " + branch))
                .map(line -> line.split(" ", 2)[0])
                .findFirst()
                .orElse("");
    }
}
