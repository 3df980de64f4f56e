package io.strikeiq.feeds.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProtoReaderTest {
    private final ProtoReader reader = new ProtoReader();

    private void open(byte[] bytes) {
        reader.open(bytes, 0, bytes.length);
    }

    @Test
    void shouldReadNumbersMessagesAndWhatFollowsThem() {
        open(new Proto()
                .whole(1, Long.MAX_VALUE)
                .message(2, new Proto().number(20, -0.5).whole(3, 7))
                .number(4, 1e300)
                .toBytes());

        assertEquals(1, reader.next());
        assertEquals(Long.MAX_VALUE, reader.whole(0));
        assertEquals(2, reader.next());
        int outer = reader.enter();
        assertEquals(20, reader.next());
        assertEquals(-0.5, reader.number());
        reader.leave(outer);
        assertEquals(4, reader.next());
        assertEquals(1e300, reader.number());
        assertEquals(0, reader.next());
    }

    @Test
    void shouldTakeAValueOfAnotherTypeForUnknown() {
        open(new Proto().number(1, 5).whole(2, 5).text(3, "x").whole(4, 8).toBytes());

        reader.next();
        assertEquals(-1, reader.whole(-1));
        reader.next();
        assertTrue(Double.isNaN(reader.number()));
        reader.next();
        assertEquals(-1, reader.whole(-1));
        reader.next();
        int outer = reader.enter();
        assertEquals(0, reader.next());
        reader.leave(outer);
        assertEquals(0, reader.next());
    }

    @Test
    void shouldRefuseWhatEndsEarlyWhereverItDoes() {
        byte[] whole =
                new Proto().message(1, new Proto().text(2, "abc").number(3, 1)).toBytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(
                    ProtoException.class,
                    () -> {
                        open(cut);
                        reader.next();
                        reader.enter();
                    },
                    "of " + length + " bytes");
        }
    }

    @Test
    void shouldRefuseNumbersWithoutEndAndFieldZero() {
        byte[] endless = new byte[12];
        Arrays.fill(endless, (byte) 0xFF);
        open(endless);
        assertThrows(ProtoException.class, reader::next);
        open(new byte[] {0, 1});
        assertThrows(ProtoException.class, reader::next);
    }
}
