package io.strikeiq.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.venue.yaml.Section;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedRegistryTest {
    private record Made(int apiVersion, String venue) implements FeedFactory {
        @Override
        public BackPressure backPressure() {
            return BackPressure.CONFLATE;
        }

        @Override
        public boolean mayBlock() {
            return false;
        }

        @Override
        public Maker read(Section entry) {
            return context -> null;
        }
    }

    private final FeedRegistry registry = new FeedRegistry().add(new Made(FeedApi.VERSION, "first"));

    private String refusal(FeedFactory factory) {
        return assertThrows(IllegalArgumentException.class, () -> registry.add(factory))
                .getMessage();
    }

    @Test
    void shouldFindAFeedByTheNameOfItsVenue() {
        registry.add(new Made(FeedApi.VERSION, "second"));

        assertEquals(List.of("first", "second"), registry.venues());
        assertEquals("second", registry.of("second").orElseThrow().venue());
        assertEquals(Optional.empty(), registry.of("third"));
    }

    @Test
    void shouldRefuseAnotherVersionOfTheInterfaceAndSayWhatToDo() {
        assertTrue(refusal(new Made(FeedApi.VERSION - 1, "old")).endsWith("; compile it again"));
        assertTrue(refusal(new Made(FeedApi.VERSION + 1, "new")).endsWith("; a newer StrikeIQ is needed"));
    }

    @Test
    void shouldRefuseANameThatIsTakenOrNone() {
        assertEquals("feed 'first' is there already", refusal(new Made(FeedApi.VERSION, "first")));
        assertTrue(refusal(new Made(FeedApi.VERSION, "No Name")).contains("must be 1 to 24 of a-z"));
    }
}
