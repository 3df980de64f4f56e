package io.strikeiq.watch.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnderlyingViewTest {
    @Test
    void shouldSayThatNoneIsKnownBeforeTheFirstTick() {
        assertEquals("none has had a tick yet", UnderlyingView.known(List.of()));
    }
}
