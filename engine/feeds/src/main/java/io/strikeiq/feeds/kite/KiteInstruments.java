package io.strikeiq.feeds.kite;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.venue.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * The instruments of a day, from the venue's list: underlyings, then futures and the options of the nearest expiries, with ids
 * from 0 in that order.
 */
final class KiteInstruments {
    private static final int MOST_LINES = 2_000_000;
    private static final String COLUMNS =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange";
    /** What options call an index, and what its own line says. */
    private static final Map<String, String> INDICES = Map.of(
            "NIFTY", "NIFTY 50",
            "BANKNIFTY", "NIFTY BANK",
            "FINNIFTY", "NIFTY FIN SERVICE",
            "MIDCPNIFTY", "NIFTY MID SELECT");

    private final NseListing listing;
    private final Map<String, Integer> indexTokens = new HashMap<>();

    private record Line(
            int token,
            String symbol,
            String name,
            String expiry,
            double strike,
            double tick,
            double lot,
            String type) {}

    private KiteInstruments(Venue venue) {
        this.listing = new NseListing(venue);
    }

    /**
     * Reads a list, which may be gzip.
     *
     * @param expiries how many of the nearest to list, of each underlying
     * @param today the day at the venue
     * @throws IOException naming file and line, and what is wrong
     */
    static NseListing read(Path file, Venue venue, List<String> underlyings, int expiries, LocalDate today)
            throws IOException {
        KiteInstruments instruments = new KiteInstruments(venue);
        Map<String, List<Line>> lines = new TreeMap<>();
        underlyings.forEach(each -> lines.put(each, new ArrayList<>()));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            String header = reader.readLine();
            if (!COLUMNS.equals(header)) {
                throw new IOException(file + ":1: is no list of instruments of Kite; it begins with " + COLUMNS);
            }
            String text = reader.readLine();
            for (int number = 2; text != null; number++) {
                if (number > MOST_LINES) {
                    throw new IOException(file + ": has more than " + MOST_LINES + " lines");
                }
                instruments.line(file, number, text, lines);
                text = reader.readLine();
            }
        }
        for (String each : underlyings) {
            instruments.list(file, each, lines.get(each), expiries, today);
        }
        return instruments.listing;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private void line(Path file, int number, String text, Map<String, List<Line>> lines) throws IOException {
        String[] words = text.split(",", -1);
        if (words.length != 12) {
            throw new IOException(file + ":" + number + ": has " + words.length + " fields; allowed 12");
        }
        String name = words[3].replace("\"", "");
        try {
            if (words[10].equals("INDICES")) {
                index(words);
            } else if (words[11].equals("NFO") && lines.containsKey(name)) {
                lines.get(name)
                        .add(new Line(
                                Integer.parseInt(words[0]),
                                words[2],
                                name,
                                words[5],
                                Double.parseDouble(words[6]),
                                Double.parseDouble(words[7]),
                                Double.parseDouble(words[8]),
                                words[9]));
            }
        } catch (NumberFormatException e) {
            throw new IOException(file + ":" + number + ": a token, strike, tick or lot is no number", e);
        }
    }

    private void index(String[] words) {
        indexTokens.put(words[2], Integer.parseInt(words[0]));
    }

    private void list(Path file, String name, List<Line> lines, int expiries, LocalDate today) throws IOException {
        Integer token = indexTokens.get(INDICES.getOrDefault(name, name));
        if (token == null || lines.isEmpty()) {
            throw new IOException(file + ": lists no index or no contract of " + name);
        }
        NseInstrument underlying = listing.index(name, Integer.toString(token));
        TreeSet<String> nearest = new TreeSet<>();
        lines.stream()
                .filter(each -> each.type().endsWith("E") && each.expiry().compareTo(today.toString()) >= 0)
                .forEach(each -> nearest.add(each.expiry()));
        List<String> listed = nearest.stream().limit(expiries).toList();
        try {
            for (Line each : lines) {
                String key = Integer.toString(each.token());
                if (each.type().equals("FUT")) {
                    listing.future(underlying, key, each.symbol(), day(each), each.lot(), each.tick());
                } else if (listed.contains(each.expiry())) {
                    OptionRight right = each.type().equals("CE") ? OptionRight.CALL : OptionRight.PUT;
                    listing.option(
                            underlying, key, each.symbol(), right, each.strike(), day(each), each.lot(), each.tick());
                }
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static LocalDate day(Line line) {
        return LocalDate.parse(line.expiry());
    }
}
