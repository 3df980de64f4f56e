package io.strikeiq.bench.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingsTest {
    private static final String LIBRARY = "7f00b0000000-7f00b0001000 r-xp 00000000 fe:00 4711   /usr/lib/libc.so.6";
    private static final String JOURNAL =
            "7f00a0000000-7f00a4000000 r--s 00000000 fe:00 812    data/runs/r/ticks/1.cq4";
    private static final String JOURNAL_GOES_ON =
            "7f00a4000000-7f00a8000000 r--s 04000000 fe:00 812    data/runs/r/ticks/1.cq4";

    @Test
    void shouldCountEachMappingOfAFile() {
        assertEquals(3, Mappings.count(List.of(JOURNAL, JOURNAL_GOES_ON, LIBRARY)));
    }

    @Test
    void shouldCountAStretchOfMemoryOnceHoweverMuchOfItIsCommitted() {
        String committed = "7f0090000000-7f0090010000 rw-p 00000000 00:00 0 ";
        String reserved = "7f0090010000-7f0094000000 ---p 00000000 00:00 0 ";
        String apart = "7f0095000000-7f0095001000 rw-p 00000000 00:00 0 ";
        assertEquals(1, Mappings.count(List.of(committed, reserved)));
        assertEquals(1, Mappings.count(List.of("7f0090000000-7f0094000000 rw-p 00000000 00:00 0 ")));
        assertEquals(2, Mappings.count(List.of(committed, reserved, apart)));
    }

    @Test
    void shouldCountMemoryBesideAFileAsMemory() {
        String before = "7f009f000000-7f00a0000000 rw-p 00000000 00:00 0 ";
        String behind = "7f00a4000000-7f00a5000000 rw-p 00000000 00:00 0 ";
        assertEquals(3, Mappings.count(List.of(before, JOURNAL, behind)));
    }
}
