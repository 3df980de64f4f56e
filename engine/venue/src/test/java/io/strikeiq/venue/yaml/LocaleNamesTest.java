package io.strikeiq.venue.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LocaleNamesTest {
    @Test
    void shouldNameTheLocaleThatSpellsANameWhereThisOneDoesNot() {
        String advice = "; in this locale file names are US-ASCII, run it with LC_ALL=C.UTF-8";
        assertEquals(advice, LocaleNames.advice("donn\u00e9es", StandardCharsets.US_ASCII));
        assertEquals(advice, LocaleNames.advice("donn\uFFFD\uFFFDes", StandardCharsets.US_ASCII));
        assertEquals(advice, LocaleNames.advice("donn??es", StandardCharsets.US_ASCII));
    }

    @Test
    void shouldBlameNoLocaleThatSpellsTheName() {
        assertEquals("", LocaleNames.advice("donnees", StandardCharsets.US_ASCII));
        assertEquals("", LocaleNames.advice("donn\u00e9es", StandardCharsets.UTF_8));
    }
}
