package io.strikeiq.imports.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.imports.ImportException;
import io.strikeiq.imports.ImportFormat;
import io.strikeiq.imports.ImportReport;
import io.strikeiq.venue.VenueFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of each format whose bytes are changed at random are read with every row counted, or refused with a message. */
final class DamagedSourcesTest {
    private static final int TRIES = Integer.getInteger("damaged.tries", 100);
    private static final int ROWS = 12;
    private static final long MOST_TICKS = 1_000_000;
    private static final Map<String, List<String>> FILES = Map.of(
            "AMZN_2012-06-21_34200000_57600000_message_1.csv",
            List.of("", "34200.5,1,2,50,1000000,1\n"),
            "AMZN_2012-06-21_34200000_57600000_orderbook_1.csv",
            List.of("", "1001000,100,1000000,50\n"),
            "spx_quotedata.csv",
            List.of(
                    """
                    Standard & Poors 500 Index,Last: 3990.56,Change: 1
                    "Date: December 12, 2022 at 8:30 PM EST",Bid: 1,Ask: 2
                    Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest
                    """,
                    "Fri Dec 16 2022,SPXW221216C04000000,40.5,1,40,41,7,0.25,0.45,0.003,12,4000.00,"
                            + "SPXW221216P04000000,50.5,1,50,51,9,0.26,-0.55,0.003,34\n"),
            "NIFTY2471824500CE.csv",
            List.of(
                    "timestamp,open,high,low,close,volume,oi\n",
                    "2024-07-15T10:00:00+0530,100,110,95,105,2500,50000\n"),
            "fo01JUL2019bhav.csv",
            List.of(
                    "INSTRUMENT,SYMBOL,EXPIRY_DT,STRIKE_PR,OPTION_TYP,OPEN,HIGH,LOW,CLOSE,SETTLE_PR,CONTRACTS,VAL_INLAKH,"
                            + "OPEN_INT,CHG_IN_OI,TIMESTAMP\n",
                    "OPTIDX,NIFTY,04-Jul-2019,11800,CE,100,120,90,110.5,110.5,200,1000.5,15000,300,01-JUL-2019\n"),
            "deribit_options_chain_2020-06-08_OPTIONS.csv",
            List.of(
                    "exchange,symbol,timestamp,local_timestamp,type,strike_price,expiration,open_interest,last_price,bid_price,"
                            + "bid_amount,bid_iv,ask_price,ask_amount,ask_iv,mark_price,mark_iv,underlying_index,"
                            + "underlying_price,delta,gamma,vega,theta,rho\n",
                    "deribit,BTC-9JUN20-9875-P,1591574399413000,1591574400200008,put,9875,1591689600000000,0.1,0.0295,0.0205,"
                            + "15.0,55.91,0.0235,15.0,68.94,0.02210436,62.89,index_price,9756.36,-0.61752,0.00103,2.24964,"
                            + "-53.05655,-0.22796\n"),
            "deribit_incremental_book_L2_2020-06-08_BTC-PERPETUAL.csv",
            List.of("exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount\n", """
                    deribit,BTC-PERPETUAL,1591574400200000,1591574400200008,true,ask,101,1
                    deribit,BTC-PERPETUAL,1591574400200000,1591574400200008,true,bid,100,1
                    deribit,BTC-PERPETUAL,1591574400300000,1591574400300008,false,bid,100.5,2
                    """),
            "table.csv",
            List.of("symbol,at,expiry,strike,type,bid,ask\n", "NIFTY,2024-07-15 10:00,2024-07-18,24500,C,10,11\n"));

    @TempDir
    private Path folder;

    private int read;
    private int refused;

    private ImportFormat format(String name) {
        return ImportFormats.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "lobster, AMZN_2012-06-21_34200000_57600000_message_1.csv, AMZN_2012-06-21_34200000_57600000_orderbook_1.csv",
        "lobster, AMZN_2012-06-21_34200000_57600000_orderbook_1.csv, AMZN_2012-06-21_34200000_57600000_message_1.csv",
        "cboe, spx_quotedata.csv, ''",
        "kite, NIFTY2471824500CE.csv, ''",
        "bhavcopy, fo01JUL2019bhav.csv, ''",
        "tardis, deribit_options_chain_2020-06-08_OPTIONS.csv, ''",
        "tardis, deribit_incremental_book_L2_2020-06-08_BTC-PERPETUAL.csv, ''",
        "csv, table.csv, ''",
    })
    void shouldReadOrRefuseAnyFile(String name, String file, String beside) throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                venue: NSE
                instrument:
                  product: {column: symbol}
                  expiry: {column: expiry}
                  strike: {column: strike}
                  right: {column: type}
                time: {column: at, format: uuuu-MM-dd HH:mm}
                fields: {bid: {column: bid}, ask: {column: ask}}
                """);
        Path source = Files.createDirectories(folder.resolve("source"));
        if (!beside.isEmpty()) {
            Files.write(source.resolve(beside), good(beside));
        }
        byte[] good = good(file);
        run(name, mapping, source, file, good);
        assertEquals(1, read, "the file is good as it is");
        Random random = new Random(17);
        for (int i = 0; i < TRIES; i++) {
            run(name, mapping, source, file, damaged(good, random));
        }
        assertTrue(read > TRIES / 4, read + " read, " + refused + " refused");
    }

    private void run(String name, Path mapping, Path source, String file, byte[] content) throws IOException {
        Files.write(source.resolve(file), content);
        long[] ticks = {0};
        try {
            ImportReport report = format(name)
                    .maker()
                    .make(VenueFiles.shipped(), Map.of("--mapping", mapping.toString()))
                    .run(List.of(source), tick -> ticks[0]++);
            report.check();
            read++;
        } catch (ImportException e) {
            assertFalse(e.getMessage().isBlank());
            refused++;
        }
        assertTrue(ticks[0] < MOST_TICKS, ticks[0] + " ticks");
    }

    private static byte[] good(String file) {
        List<String> parts = FILES.get(file);
        return (parts.get(0) + parts.get(1).repeat(ROWS)).getBytes(StandardCharsets.UTF_8);
    }

    /** Some bytes changed, cut out, or there twice. */
    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) ('0' + random.nextInt(10));
                case 2 -> bytes[at] = (byte) ",.-\n\"e ".charAt(random.nextInt(7));
                default -> {
                    int length = Math.min(random.nextInt(40), bytes.length - at);
                    System.arraycopy(good, random.nextInt(good.length - length + 1), bytes, at, length);
                }
            }
        }
        return bytes;
    }
}
