package io.strikeiq.service.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> closed = new ArrayList<>();
    private final Parts parts = new Parts(new WorkerWatch(1, () -> 0));

    private void add(String name, RuntimeException failure) {
        parts.add(() -> {
            closed.add(name);
            if (failure != null) {
                throw failure;
            }
        });
    }

    @Test
    void shouldCloseTheLastFirstAndEachOnce() {
        add("ticks", null);
        add("journal", null);

        parts.close();
        parts.close();

        assertEquals(List.of("journal", "ticks"), closed);
    }

    @Test
    void shouldCloseTheOthersWhenOneFailsAndSayTheFirstFailure() {
        add("ticks", new IllegalStateException("second"));
        add("journal", null);
        add("console", new IllegalArgumentException("first"));

        Exception e = assertThrows(IllegalArgumentException.class, parts::close);

        assertEquals(List.of("console", "journal", "ticks"), closed);
        assertEquals("second", e.getSuppressed()[0].getMessage());
    }
}
