package io.strikeiq.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The UTF-8 bytes of names by the id of an underlying, made again only where its name changes. */
final class SymbolBytes {
    private String[] symbols = new String[16];
    private byte[][] bytes = new byte[16][];

    byte[] of(int instrumentId, String symbol) {
        if (instrumentId >= symbols.length) {
            int size = Math.max(instrumentId + 1, 2 * symbols.length);
            symbols = Arrays.copyOf(symbols, size);
            bytes = Arrays.copyOf(bytes, size);
        }
        if (!symbol.equals(symbols[instrumentId])) {
            symbols[instrumentId] = symbol;
            bytes[instrumentId] = symbol.getBytes(StandardCharsets.UTF_8);
        }
        return bytes[instrumentId];
    }
}
