package io.strikeiq.imports.databento;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes files after the published format, field by field in the order of its structures, and so apart from the reader, which knows places
 * alone.
 */
final class DbnWriter {
    static final long NO_PRICE = Long.MAX_VALUE;
    private static final int SYMBOL = 71;

    private final int version;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private int begun;

    /**
     * @param mappings of each a symbol and the number that it has from 2024-01-19 to the day after
     */
    DbnWriter(int version, String dataset, int schema, String... mappings) {
        this.version = version;
        bytes.put("DBN".getBytes(StandardCharsets.US_ASCII)).put((byte) version).putInt(0);
        text(dataset, 16).putShort((short) schema);
        bytes.putLong(0).putLong(-1).putLong(0);
        if (version == 1) {
            bytes.putLong(-1);
        }
        bytes.put((byte) 1).put((byte) 0).put((byte) 0);
        if (version > 1) {
            bytes.putShort((short) SYMBOL);
        }
        zeros(version == 1 ? 47 : 53);
        bytes.putInt(0);
        bytes.putInt(1);
        text("ALL", symbol());
        bytes.putInt(0).putInt(0);
        bytes.putInt(mappings.length / 2);
        for (int i = 0; i < mappings.length; i += 2) {
            text(mappings[i], symbol());
            bytes.putInt(1).putInt(20240119).putInt(20240120);
            text(mappings[i + 1], symbol());
        }
        if (version == 3) {
            zeros((8 - bytes.position() % 8) % 8);
        }
        bytes.putInt(4, bytes.position() - 8);
    }

    private int symbol() {
        return version == 1 ? 22 : SYMBOL;
    }

    private ByteBuffer text(String value, int size) {
        byte[] letters = value.getBytes(StandardCharsets.US_ASCII);
        bytes.put(letters);
        zeros(size - letters.length);
        return bytes;
    }

    private void zeros(int count) {
        for (int i = 0; i < count; i++) {
            bytes.put((byte) 0);
        }
    }

    private void header(int kind, int instrument, long event) {
        begun = bytes.position();
        bytes.put((byte) 0)
                .put((byte) kind)
                .putShort((short) 30)
                .putInt(instrument)
                .putLong(event);
    }

    private DbnWriter end() {
        bytes.put(begun, (byte) ((bytes.position() - begun) / 4));
        return this;
    }

    /** The part that trades and quotes share. */
    private void event(int kind, int instrument, long event, long price, int size, char action, char side) {
        header(kind, instrument, event);
        bytes.putLong(price)
                .putInt(size)
                .put((byte) action)
                .put((byte) side)
                .put((byte) 0)
                .put((byte) 0);
        bytes.putLong(event + 1_000).putInt(0).putInt(7);
    }

    DbnWriter trade(int instrument, long event, double price, int size, char side) {
        event(0x00, instrument, event, Math.round(price * 1e9), size, 'T', side);
        return end();
    }

    /** A record with levels; of each bid, ask and their sizes. */
    DbnWriter levels(int kind, int instrument, long event, char action, char side, double price, double[]... levels) {
        event(kind, instrument, event, Math.round(price * 1e9), 3, action, side);
        int count = kind == 0x0A ? 10 : 1;
        for (int i = 0; i < count; i++) {
            double[] level = i < levels.length ? levels[i] : new double[] {Double.NaN, Double.NaN, 0, 0};
            bytes.putLong(fixed(level[0])).putLong(fixed(level[1]));
            bytes.putInt((int) level[2]).putInt((int) level[3]).putInt(1).putInt(1);
        }
        return end();
    }

    private static long fixed(double price) {
        return Double.isNaN(price) ? NO_PRICE : Math.round(price * 1e9);
    }

    DbnWriter statistic(int instrument, long event, int type, long quantity) {
        header(0x18, instrument, event);
        bytes.putLong(event + 1_000).putLong(-1).putLong(NO_PRICE);
        if (version == 3) {
            bytes.putLong(quantity);
        } else {
            bytes.putInt((int) quantity);
        }
        bytes.putInt(1)
                .putInt(0)
                .putShort((short) type)
                .putShort((short) 0)
                .put((byte) 1)
                .put((byte) 0);
        zeros(version == 3 ? 18 : 6);
        return end();
    }

    DbnWriter definition(int instrument, long event, String symbol, char kind, double strike) {
        header(0x13, instrument, event);
        long price = fixed(strike);
        bytes.putLong(event + 1_000).putLong(10_000_000).putLong(1_000_000_000);
        bytes.putLong(-1).putLong(-1).putLong(NO_PRICE).putLong(NO_PRICE).putLong(NO_PRICE);
        if (version < 3) {
            bytes.putLong(NO_PRICE);
        }
        bytes.putLong(NO_PRICE).putLong(NO_PRICE).putLong(NO_PRICE);
        if (version > 1) {
            bytes.putLong(price);
        }
        if (version == 3) {
            // Number of the publisher, price and delta of a leg.
            bytes.putLong(instrument).putLong(NO_PRICE).putLong(NO_PRICE);
            zeros(4);
            bytes.putInt(0);
            zeros(11 * 4);
            zeros(6 * 4);
            zeros(6 * 2);
        } else {
            zeros(4);
            bytes.putInt(0).putInt(instrument);
            zeros(version == 1 ? 12 * 4 : 10 * 4);
            if (version == 1) {
                zeros(4);
            }
            zeros(version == 1 ? 0 : 4);
            zeros(5 * 2);
        }
        text("USD", 4);
        text("USD", 4);
        text("", 6);
        text(symbol, symbol());
        text("", 21);
        text("OPRA", 5);
        text("AAPL", version == 3 ? 11 : 7);
        text("", 7);
        text("", 7);
        text("", 31);
        text("AAPL", 21);
        text("USD", 4);
        if (version == 3) {
            text("", SYMBOL);
        }
        bytes.put((byte) kind);
        if (version == 1) {
            zeros(2);
            bytes.putLong(price);
            zeros(6);
        }
        int size = version == 1 ? 360 : version == 2 ? 400 : 520;
        zeros(begun + size - bytes.position());
        return end();
    }

    /** A record of a kind that gives no tick. */
    DbnWriter other(int kind, int size) {
        header(kind, 1, 0);
        zeros(size - 16);
        return end();
    }

    byte[] bytes() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    /** Writes the file, compressed where its name says so. */
    void to(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, file.toString().endsWith(".zst") ? Zstd.compress(bytes()) : bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
