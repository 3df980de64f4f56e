package io.strikeiq.persistence.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.instrument.Instrument;
import io.strikeiq.core.instrument.InstrumentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentBookTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve(InstrumentBook.FILE_NAME);
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            assertEquals(0, book.id("NSE", "NIFTY"));
            assertEquals(1, book.id("DERIBIT", "BTC"));
            assertEquals(2, book.bookId("DERIBIT", "BTC"));
            assertEquals(2, book.name("DERIBIT", "BTC-PERPETUAL", 2));
        }
    }

    private void assertKept(InstrumentBook book) {
        assertEquals(0, book.id("NSE", "NIFTY"));
        assertEquals(1, book.id("DERIBIT", "BTC", 7));
        assertEquals(2, book.bookId("DERIBIT", "BTC"));
        assertEquals(2, book.id("DERIBIT", "BTC-PERPETUAL"));
        assertEquals(3, book.size());
    }

    @Test
    void shouldGiveTheSameIdsAfterARestart() {
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            assertKept(book);
            assertEquals(3, book.id("", "NIFTY"), "of another venue");
            assertEquals(9, book.id("NSE", "BANKNIFTY", 9), "nobody has it");
            assertEquals(10, book.id("NSE", "FINNIFTY", 9), "somebody has it");
        }
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            assertEquals(9, book.id("NSE", "BANKNIFTY"));
            assertEquals(11, book.id("NSE", "SENSEX"));
        }
    }

    @Test
    void shouldForgetALineThatItsProcessDiedIn() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 12; cut++) {
            Files.write(file, whole);
            String line = new BookEntry(3, BookEntry.INSTRUMENT, "NSE", "NEW").line();
            Files.writeString(file, line.substring(0, line.length() - cut + 1), StandardOpenOption.APPEND);
            try (InstrumentBook book = InstrumentBook.open(folder)) {
                assertKept(book);
                assertEquals(3, book.id("NSE", "OTHER"));
            }
            try (InstrumentBook book = InstrumentBook.open(folder)) {
                assertEquals(3, book.id("NSE", "OTHER"));
            }
        }
    }

    @Test
    void shouldNameTheLineThatIsDamaged() throws IOException {
        Files.writeString(file, Files.readString(file).replace("NIFTY", "NIFTX"));

        InstrumentBookException e = assertThrows(InstrumentBookException.class, () -> InstrumentBook.open(folder));

        assertTrue(e.getMessage().startsWith(file + ", line 2: is damaged: '0?instrument?NSE?NIFTX?"), e.getMessage());
    }

    @Test
    void shouldKeepNamesOfAnyCharacters() {
        String name = "a\tb\\n\n\\ ü 'x'";
        int id;
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            id = book.id(name, name);
        }
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            assertEquals(id, book.id(name, name));
        }
    }

    @Test
    void shouldTakeOverWhatAJournalDefinesAndRefuseAnotherId() {
        try (InstrumentBook book = InstrumentBook.open(folder)) {
            book.recorded(index(8, "LOST"));
            assertEquals(8, book.id("", "LOST"));
            InstrumentBookException e =
                    assertThrows(InstrumentBookException.class, () -> book.recorded(index(9, "LOST")));
            assertEquals(
                    "instrument LOST has id 9 in the run's journal and 8 in " + file + "; begin a new run with --fresh",
                    e.getMessage());
        }
    }

    private static Instrument index(int id, String symbol) {
        return Instrument.underlying(id, symbol, InstrumentKind.INDEX, 1, 0.05, "INR");
    }

    @Test
    void shouldWriteNothingWhereItIsOnlyRead() throws IOException {
        byte[] before = Files.readAllBytes(file);

        InstrumentBook read = InstrumentBook.read(folder);

        assertKept(read);
        assertEquals(3, read.id("NSE", "NEW"));
        assertEquals(0, InstrumentBook.read(folder.resolve("none")).size());
        assertEquals(new String(before, java.nio.charset.StandardCharsets.UTF_8), Files.readString(file));
    }
}
