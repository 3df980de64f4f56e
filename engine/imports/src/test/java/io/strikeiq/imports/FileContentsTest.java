package io.strikeiq.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileContentsTest {
    private static SourceFile file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new SourceFile(name, name, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void shouldTellContentsApartThatDifferOnlyFarFromTheirBeginning() {
        String alike = "a".repeat(200_000);
        FileContents contents = new FileContents();
        assertEquals(
                List.of(0, 1, 0, 2, 1, 3),
                List.of(
                        contents.number(file("a", alike + "1")),
                        contents.number(file("b", alike + "2")),
                        contents.number(file("c", alike + "1")),
                        contents.number(file("d", "")),
                        contents.number(file("e", alike + "2")),
                        contents.number(file("f", alike))));
    }
}
