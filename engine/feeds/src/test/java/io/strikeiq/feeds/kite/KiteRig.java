package io.strikeiq.feeds.kite;

import io.strikeiq.venue.Venue;
import io.strikeiq.venue.VenueFiles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A list of instruments in Kite's form, and packets written after the published layout. */
final class KiteRig {
    static final Venue NSE = VenueFiles.shipped().venue("NSE");
    static final int INDEX = 256265;
    static final int FUTURE = 408065;
    static final int FIRST_OPTION = 10_000_002;
    private static final String HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange\n";

    private KiteRig() {}

    /** NIFTY with a future and eleven strikes of two expiries around 25,000. */
    static Path list(Path folder, String expiry, String next) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        text.append(INDEX).append(",1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE\n");
        text.append("5633,22,ACC,\"ACC LIMITED\",0,,0,0.05,1,EQ,NSE,NSE\n");
        text.append(FUTURE).append(",1594,NIFTYFUT,\"NIFTY\",0,").append(next).append(",0,0.05,65,FUT,NFO-FUT,NFO\n");
        int token = FIRST_OPTION;
        for (String each : List.of(expiry, next)) {
            for (int i = -5; i <= 5; i++) {
                for (String right : List.of("CE", "PE")) {
                    int strike = 25_000 + 50 * i;
                    text.append(token)
                            .append(",1,NIFTY")
                            .append(each)
                            .append(strike)
                            .append(right);
                    text.append(",\"NIFTY\",0,")
                            .append(each)
                            .append(',')
                            .append(strike)
                            .append(",0.05,65,")
                            .append(right);
                    text.append(",NFO-OPT,NFO\n");
                    token += 256;
                }
            }
        }
        return Files.writeString(folder.resolve("instruments.csv"), text.toString());
    }

    /** A message of packets. */
    static byte[] message(byte[]... packets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(packets.length);
            for (byte[] each : packets) {
                out.writeShort(each.length);
                out.write(each);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A packet of whole numbers, zero where none are given, in as many bytes. */
    static byte[] packet(int length, int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int each : numbers) {
                out.writeInt(each);
            }
            out.write(new byte[length - 4 * numbers.length]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A full packet with one level of each side. */
    static byte[] full(int token, int price, int volume, int interest, int seconds, int bid, int ask) {
        byte[] packet = packet(
                184, token, price, 1, price, volume, 0, 0, 0, 0, 0, 0, seconds, interest, 0, 0, seconds, 75, bid);
        byte[] asks = packet(8, 150, ask);
        System.arraycopy(asks, 0, packet, 64 + 60, 8);
        return packet;
    }
}
