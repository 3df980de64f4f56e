package io.strikeiq.bench.live;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** A chain in Kite's list of instruments, and packets of it after the published layout, of now. */
final class KitePackets {
    private static final int INDEX = 256_265;
    private static final int FUTURE = 408_065;
    private static final int FIRST = 10_000_002;
    private static final int STEP = 256;
    private static final int INDEX_LENGTH = 32;
    private static final int FULL_LENGTH = 184;
    private static final int LOT = 65;
    private static final int SPOT = 2_500_000;
    private static final int LEVELS = 5;

    private final int strikes;
    private final byte[] full = new byte[2 + 2 + FULL_LENGTH];
    private int volume = LOT;

    /** @param contracts options of the one expiry */
    KitePackets(int contracts) {
        strikes = contracts / 2;
    }

    /** The list of instruments. */
    String list() {
        String expiry = LocalDate.now(ZoneOffset.UTC)
                .plusDays(7)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY))
                .toString();
        StringBuilder text = new StringBuilder(
                "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange\n");
        text.append(INDEX).append(",1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE\n");
        text.append(FUTURE).append(",1594,NIFTYFUT,\"NIFTY\",0,").append(expiry);
        text.append(",0,0.05,65,FUT,NFO-FUT,NFO\n");
        for (int i = 0; i < 2 * strikes; i++) {
            int strike = SPOT / 100 + 50 * (i / 2 - strikes / 2);
            String right = i % 2 == 0 ? "CE" : "PE";
            text.append(FIRST + STEP * i)
                    .append(",1,NIFTY")
                    .append(strike)
                    .append(right)
                    .append(",\"NIFTY\",0,");
            text.append(expiry)
                    .append(',')
                    .append(strike)
                    .append(",0.05,65,")
                    .append(right)
                    .append(",NFO-OPT,NFO\n");
        }
        return text.toString();
    }

    private static int seconds() {
        return (int) Instant.now().getEpochSecond();
    }

    /** A message with the index. */
    byte[] index() {
        return ByteBuffer.allocate(2 + 2 + INDEX_LENGTH)
                .putShort((short) 1)
                .putShort((short) INDEX_LENGTH)
                .putInt(INDEX)
                .putInt(SPOT)
                .putInt(2 + 2 + INDEX_LENGTH - Integer.BYTES, seconds())
                .array();
    }

    /** A message with the next option, whose book has changed and which traded; overwritten by the next. */
    byte[] next(long number) {
        int option = (int) (number % (2L * strikes));
        volume += LOT;
        int price = 10_000 + (int) (number % 100) * 5;
        ByteBuffer to = ByteBuffer.wrap(full).putShort((short) 1).putShort((short) FULL_LENGTH);
        to.putInt(FIRST + STEP * option).putInt(price).putInt(LOT).putInt(price).putInt(volume);
        to.putInt(1_000 * LOT).putInt(1_000 * LOT);
        to.putInt(price).putInt(price).putInt(price).putInt(price);
        to.putInt(seconds())
                .putInt(10_000 * LOT)
                .putInt(10_000 * LOT)
                .putInt(10_000 * LOT)
                .putInt(seconds());
        for (int level = 0; level < 2 * LEVELS; level++) {
            int away = 5 * (level % LEVELS + 1);
            to.putInt(LOT * (level + 1))
                    .putInt(level < LEVELS ? price - away : price + away)
                    .putInt(0);
        }
        return full;
    }
}
