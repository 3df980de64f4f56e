package io.strikeiq.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Lets a child be a number of lines ahead of the test that reads them and no more, so that a kill meets it at work
 * however late the test gets the processor. The test answers each line with {@link ChildJvm#tell}, or lets the child run
 * with {@link ChildJvm#letRun}.
 */
public final class ChildLeash {
    private int ahead;

    /** @param lines that the child may be ahead */
    public ChildLeash(int lines) {
        this.ahead = lines;
    }

    /** Writes a line to standard output; waits when there are too many without an answer. */
    public void say(String line) {
        System.out.println(line);
        try {
            if (ahead > 0) {
                ahead--;
            } else {
                System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
