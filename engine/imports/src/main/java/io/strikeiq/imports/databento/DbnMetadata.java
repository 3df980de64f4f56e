package io.strikeiq.imports.databento;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a file, before its records.
 *
 * @param version of the encoding
 * @param dataset such as {@code OPRA.PILLAR}
 * @param schema number of the kind of record, {@link #MIXED} when there are several
 * @param mappings which symbol an instrument's number means, and when
 */
record DbnMetadata(int version, String dataset, int schema, List<SymbolDays> mappings) {
    static final int MIXED = 0xFFFF;
    static final int DEFINITIONS = 9;
    static final int TRADES_WITH_QUOTE = 3;

    private static final int DATASET = 16;
    /** Symbols of version 1; later versions say the length. */
    private static final int FIRST_SYMBOL = 22;

    private static final int FIRST_RESERVED = 47;
    private static final int RESERVED = 53;
    private static final int LONGEST_SYMBOL = 1_024;
    /** Of the type of symbols that records have: numbers of instruments. */
    private static final int NUMBERS = 0;

    /**
     * A symbol that a number means from a day to another, which is no longer of it.
     *
     * @param instrumentId the publisher's number of the instrument
     */
    record SymbolDays(long instrumentId, LocalDate from, LocalDate to, String symbol) {}

    /** Keeps the list. */
    DbnMetadata {
        mappings = List.copyOf(mappings);
    }

    /**
     * Reads the metadata, without the prelude.
     *
     * @throws IllegalArgumentException saying what cannot be
     */
    static DbnMetadata read(int version, ByteBuffer bytes) {
        try {
            return parse(version, bytes);
        } catch (BufferUnderflowException | DateTimeException e) {
            throw new IllegalArgumentException("its metadata are damaged", e);
        }
    }

    private static DbnMetadata parse(int version, ByteBuffer bytes) {
        String dataset = DbnRecord.text(bytes, bytes.position(), DATASET);
        skip(bytes, DATASET);
        int schema = Short.toUnsignedInt(bytes.getShort());
        // Start, end and limit of the request, and in version 1 the number of records.
        skip(bytes, version == 1 ? 4 * Long.BYTES : 3 * Long.BYTES);
        bytes.get();
        int symbolsOut = Byte.toUnsignedInt(bytes.get());
        // Whether each record ends with the time at which it was sent: its own length says so too.
        bytes.get();
        int symbol = version == 1 ? FIRST_SYMBOL : Short.toUnsignedInt(bytes.getShort());
        if (symbol == 0 || symbol > LONGEST_SYMBOL) {
            throw new IllegalArgumentException("its metadata say that a symbol has " + symbol + " bytes");
        }
        skip(bytes, version == 1 ? FIRST_RESERVED : RESERVED);
        skip(bytes, bytes.getInt());
        for (int list = 0; list < 3; list++) {
            // The symbols that were asked for, those found in part, those not found.
            skip(bytes, Math.multiplyFull(count(bytes, symbol), symbol));
        }
        return new DbnMetadata(version, dataset, schema, mappings(bytes, symbol, symbolsOut));
    }

    private static List<SymbolDays> mappings(ByteBuffer bytes, int symbol, int symbolsOut) {
        List<SymbolDays> mappings = new ArrayList<>();
        int count = count(bytes, symbol);
        for (int i = 0; i < count; i++) {
            String name = DbnRecord.text(bytes, bytes.position(), symbol);
            skip(bytes, symbol);
            int intervals = count(bytes, symbol + 2 * Integer.BYTES);
            for (int k = 0; k < intervals; k++) {
                LocalDate from = day(bytes.getInt());
                LocalDate to = day(bytes.getInt());
                String number = DbnRecord.text(bytes, bytes.position(), symbol);
                skip(bytes, symbol);
                if (symbolsOut == NUMBERS && number.matches("[0-9]{1,10}")) {
                    mappings.add(new SymbolDays(Long.parseLong(number), from, to, name));
                }
            }
        }
        return mappings;
    }

    /** A day as the number yyyymmdd. */
    private static LocalDate day(int number) {
        return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
    }

    /** A number of entries that the rest can hold. */
    private static int count(ByteBuffer bytes, int size) {
        int count = bytes.getInt();
        if (count < 0 || (long) count * size > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private static void skip(ByteBuffer bytes, long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + (int) count);
    }
}
