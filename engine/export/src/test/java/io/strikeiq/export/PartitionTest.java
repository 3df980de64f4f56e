package io.strikeiq.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionTest {
    @ParameterizedTest
    @CsvSource({
        "NIFTY, symbol=NIFTY",
        "BTC.BINANCE_2-X, symbol=BTC.BINANCE_2-X",
        "../a b, symbol=..%2Fa%20b",
        "M&M=100%, symbol=M%26M%3D100%25",
        "é, symbol=%C3%A9",
        ", symbol=-"
    })
    void shouldNameAFolderThatReadersTurnIntoTheSymbolAgain(String symbol, String folder) {
        assertEquals(Path.of("ticks", "day=2026-01-05", folder), new Partition("ticks", 20_458, symbol).folder());
    }
}
