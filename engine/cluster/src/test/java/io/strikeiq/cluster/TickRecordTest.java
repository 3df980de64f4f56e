package io.strikeiq.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.persistence.journal.FrameException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickRecordTest {
    private final TickRecord format = new TickRecord();

    @Test
    void shouldTellTheNumberOfAMark() {
        byte[] mark = TickRecord.mark(0x1234_5678_9ABCL);

        assertTrue(TickRecord.isMark(mark));
        assertEquals(0x1234_5678_9ABCL, format.sequence(mark));
    }

    @Test
    void shouldTellTheEpochOfAFenceWhichIsNeitherMarkNorTick() {
        byte[] fence = TickRecord.fence(7);

        assertTrue(TickRecord.isFence(fence));
        assertEquals(7, TickRecord.epoch(fence));
        assertFalse(TickRecord.isMark(fence));
        assertFalse(TickRecord.isFence(TickRecord.mark(7)));
        assertThrows(FrameException.class, () -> format.sequence(fence));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 16, 32})
    void shouldTakeForeignBytesOfAnyLengthForNoMark(int length) {
        for (int filling : new int[] {0, 1, 'S', 0xFF}) {
            byte[] foreign = new byte[length];
            Arrays.fill(foreign, (byte) filling);

            assertFalse(TickRecord.isMark(foreign));
            assertThrows(FrameException.class, () -> format.sequence(foreign));
        }
    }
}
