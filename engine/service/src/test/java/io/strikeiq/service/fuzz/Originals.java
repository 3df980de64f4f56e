package io.strikeiq.service.fuzz;

import io.strikeiq.imports.SourceFile;
import io.strikeiq.imports.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Good files of each format: made ones, and the beginning of recorded ones where those are there. */
final class Originals {
    private static final int LINES = 60;

    private Originals() {}

    static List<Original> lean() {
        List<Original> originals = new ArrayList<>(recorded("lean", "goog_minute_quote"));
        originals.addAll(recorded("lean", "_trade"));
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            bars.append(34_200_000 + 60_000 * i)
                    .append(",100000,110000,90000,105000,7,120000,130000,110000,115000,19\n");
        }
        originals.add(new Original("20151224_goog_minute_quote_american_call_7500000_20151224.csv", bars.toString()));
        return originals;
    }

    static List<Original> nse() {
        List<Original> originals = new ArrayList<>(recorded("nse-2019/NIFTY_2019-07.zip", ".csv"));
        StringBuilder table = new StringBuilder(",CallOI,CallChnginOI,CallVolume,CallIV,CallLTP,CallNetChng,CallBidQty,"
                + "CallBidPrice,CallAskPrice,CallAskQty,StrikePrice,PutBidQty,PutBidPrice,PutAskPrice,PutAskQty,PutNetChng,"
                + "PutLTP,PutIV,PutVolume,PutChnginOI,PutOI,CurrentVal\n");
        for (int i = 0; i < LINES; i++) {
            table.append("0,750,0,75,15.00,100.00,1.00,150,99.00,101.00,75,")
                    .append(11_000 + 50 * i)
                    .append(",-,-,-,-,-,-,-,-,-,-,11800.5\n");
        }
        originals.add(new Original("NIFTY_01-07-2019_10-00.csv", table.toString()));
        return originals;
    }

    static List<Original> streams() {
        List<Original> originals = new ArrayList<>(recorded("binance-l2", "btcusdt"));
        StringBuilder lines = new StringBuilder(
                "1723161256000000000 {\"lastUpdateId\":10,\"E\":1,\"T\":1723161256000,\"bids\":[[\"100\",\"1\"]],"
                        + "\"asks\":[[\"101\",\"1\"]]}\n");
        for (int i = 0; i < LINES; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%d {\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"T\":%d,\"p\":\"100.5\",\"q\":\"0.25\",\"m\":true}}%n",
                    1_723_161_256_000_000_000L + i,
                    1_723_161_256_002L + i));
        }
        originals.add(new Original("btcusdt_20240808.log", lines.toString()));
        return originals;
    }

    static List<Original> snapshots() {
        List<Original> originals = new ArrayList<>(recorded("deribit", "deribit_options_snapshot_20260301T0"));
        StringBuilder table =
                new StringBuilder("timestamp,instrument_name,option_type,strike,expiry_datetime,bid_price,"
                        + "ask_price,implied_volatility,delta,vega,open_interest,underlying,currency,index_price\n");
        for (int i = 0; i < LINES; i++) {
            table.append("2026-03-01T04:47:01.07+00:00,BTC-27MAR26-")
                    .append(60_000 + 500 * i)
                    .append("-C,call,")
                    .append(60_000 + 500 * i)
                    .append(".0,2026-03-27T08:00:00+00:00,0.03,0.031,0.55,0.5,66.1,12.5,67466.94,BTC,67443.01\n");
        }
        originals.add(new Original("deribit_options_snapshot_20260301T044701Z.csv", table.toString()));
        return originals;
    }

    /** The beginning of some real files; none where the recorded data are not there. */
    private static List<Original> recorded(String place, String part) {
        List<Original> originals = new ArrayList<>();
        Path path = Path.of(System.getProperty("shared.data", "none")).resolve(place);
        if (Files.exists(path)) {
            try (SourceTree tree = new SourceTree(List.of(path))) {
                tree.files().stream()
                        .filter(file -> file.name().contains(part))
                        .limit(2)
                        .forEach(file -> originals.add(
                                new Original(file.fileName().replaceFirst("\\.gz$", ""), beginning(file))));
            }
        }
        return originals;
    }

    private static String beginning(SourceFile file) {
        StringBuilder text = new StringBuilder();
        try {
            file.forEachLine((number, line) -> {
                text.append(line).append('\n');
                if (number == LINES) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException e) {
            return text.toString();
        }
        return text.toString();
    }

    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
