package io.strikeiq.feeds.kite;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.nse.NseDay;
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
    /** The lines that were used. */
    private final JsonText kept = new JsonText();

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

    /** Lines of a list, one after the other. */
    @FunctionalInterface
    private interface Lines {
        /** The next line, null at the end. */
        String next() throws IOException;
    }

    /**
     * Reads a list, which may be gzip.
     *
     * @throws IOException naming file and line, and what is wrong
     */
    static NseListing read(Path file, Venue venue, NseDay day) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return read(file.toString(), reader::readLine, venue, day);
        }
    }

    /** Reads the lines that were kept of a list: an array of texts. */
    static NseListing again(byte[] kept, Venue venue, NseDay day) throws IOException {
        try {
            JsonReader reader = new JsonReader();
            reader.open(kept, 0, kept.length);
            reader.enterArray();
            return read("kept instruments", () -> reader.nextElement() ? reader.string() : null, venue, day);
        } catch (JsonException e) {
            throw new IOException("kept instruments: " + e.getMessage(), e);
        }
    }

    private static NseListing read(String place, Lines lines, Venue venue, NseDay day) throws IOException {
        KiteInstruments instruments = new KiteInstruments(venue);
        Map<String, List<Line>> contracts = new TreeMap<>();
        day.underlyings().forEach(each -> contracts.put(each, new ArrayList<>()));
        String header = lines.next();
        if (!COLUMNS.equals(header)) {
            throw new IOException(place + ":1: is no list of instruments of Kite; it begins with " + COLUMNS);
        }
        instruments.kept.array().value(header);
        String text = lines.next();
        for (int number = 2; text != null; number++) {
            if (number > MOST_LINES) {
                throw new IOException(place + ": has more than " + MOST_LINES + " lines");
            }
            instruments.line(place, number, text, contracts);
            text = lines.next();
        }
        for (String each : day.underlyings()) {
            instruments.list(place, each, contracts.get(each), day);
        }
        instruments.listing.keep(instruments.kept.endArray().toString().getBytes(StandardCharsets.UTF_8));
        return instruments.listing;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private void line(String place, int number, String text, Map<String, List<Line>> lines) throws IOException {
        String[] words = text.split(",", -1);
        if (words.length != 12) {
            throw new IOException(place + ":" + number + ": has " + words.length + " fields; allowed 12");
        }
        String name = words[3].replace("\"", "");
        try {
            if (words[10].equals("INDICES")) {
                index(words, text);
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
                kept.value(text);
            }
        } catch (NumberFormatException e) {
            throw new IOException(place + ":" + number + ": a token, strike, tick or lot is no number", e);
        }
    }

    private void index(String[] words, String text) {
        indexTokens.put(words[2], Integer.parseInt(words[0]));
        kept.value(text);
    }

    private void list(String place, String name, List<Line> lines, NseDay day) throws IOException {
        Integer token = indexTokens.get(INDICES.getOrDefault(name, name));
        if (token == null || lines.isEmpty()) {
            throw new IOException(place + ": lists no index or no contract of " + name);
        }
        NseInstrument underlying = listing.index(name, Integer.toString(token));
        TreeSet<String> nearest = new TreeSet<>();
        lines.stream()
                .filter(each -> each.type().endsWith("E")
                        && each.expiry().compareTo(day.day().toString()) >= 0)
                .forEach(each -> nearest.add(each.expiry()));
        List<String> listed = nearest.stream().limit(day.expiries()).toList();
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
            throw new IOException(place + ": " + e.getMessage(), e);
        }
    }

    private static LocalDate day(Line line) {
        return LocalDate.parse(line.expiry());
    }
}
