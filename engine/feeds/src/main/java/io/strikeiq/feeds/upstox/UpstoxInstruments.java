package io.strikeiq.feeds.upstox;

import io.strikeiq.core.instrument.OptionRight;
import io.strikeiq.feeds.json.JsonException;
import io.strikeiq.feeds.json.JsonNames;
import io.strikeiq.feeds.json.JsonReader;
import io.strikeiq.feeds.json.JsonText;
import io.strikeiq.feeds.nse.NseDay;
import io.strikeiq.feeds.nse.NseInstrument;
import io.strikeiq.feeds.nse.NseListing;
import io.strikeiq.venue.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The instruments of a day, from the venue's list: underlyings, then futures and the options of the nearest expiries. */
final class UpstoxInstruments {
    private static final int MOST_BYTES = 256 << 20;
    private static final double PAISE = 100;
    private static final JsonNames FIELDS = JsonNames.of(
            "segment",
            "instrument_type",
            "underlying_symbol",
            "instrument_key",
            "underlying_key",
            "trading_symbol",
            "expiry",
            "strike_price",
            "lot_size",
            "tick_size");

    private record Line(
            String type,
            String key,
            String underlyingKey,
            String symbol,
            LocalDate expiry,
            double strike,
            double lot,
            double tick) {}

    private final Venue venue;
    private final Map<String, List<Line>> lines = new TreeMap<>();
    /** What was used. */
    private final JsonText kept = new JsonText();

    private UpstoxInstruments(Venue venue) {
        this.venue = venue;
    }

    /**
     * Reads a list, which may be gzip.
     *
     * @throws IOException naming the file and what is wrong
     */
    static NseListing read(Path file, Venue venue, NseDay day) throws IOException {
        return read(file.toString(), bytes(file), venue, day);
    }

    /** As the other, of a list as it is or of what was kept of it. */
    static NseListing read(String place, byte[] bytes, Venue venue, NseDay day) throws IOException {
        UpstoxInstruments instruments = new UpstoxInstruments(venue);
        day.underlyings().forEach(each -> instruments.lines.put(each, new ArrayList<>()));
        try {
            JsonReader reader = new JsonReader();
            reader.open(bytes, 0, bytes.length);
            reader.enterArray();
            instruments.kept.array();
            while (reader.nextElement()) {
                int from = reader.position();
                if (instruments.line(reader)) {
                    instruments.kept.raw(new String(bytes, from, reader.position() - from, StandardCharsets.UTF_8));
                }
            }
            NseListing listing = new NseListing(venue);
            for (String each : day.underlyings()) {
                instruments.list(place, each, listing, day);
            }
            listing.keep(instruments.kept.endArray().toString().getBytes(StandardCharsets.UTF_8));
            return listing;
        } catch (JsonException | IllegalArgumentException e) {
            throw new IOException(place + ": is no list of instruments of Upstox: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            byte[] bytes = plain.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + ": has more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** Takes an instrument; returns whether it was used. */
    private boolean line(JsonReader reader) {
        String segment = "";
        String type = "";
        String underlying = "";
        String key = "";
        String underlyingKey = "";
        String symbol = "";
        long expiry = 0;
        double strike = Double.NaN;
        double lot = Double.NaN;
        double tick = Double.NaN;
        reader.enterObject();
        while (reader.nextField()) {
            switch (reader.field(FIELDS)) {
                case 0 -> segment = reader.string();
                case 1 -> type = reader.string();
                case 2 -> underlying = reader.string();
                case 3 -> key = reader.string();
                case 4 -> underlyingKey = reader.string();
                case 5 -> symbol = reader.string();
                case 6 -> expiry = reader.whole();
                case 7 -> strike = reader.number();
                case 8 -> lot = reader.number();
                case 9 -> tick = reader.number() / PAISE;
                default -> reader.skip();
            }
        }
        boolean wanted = segment.equals("NSE_FO") && lines.containsKey(underlying);
        if (wanted) {
            LocalDate day = LocalDate.ofInstant(
                    Instant.ofEpochMilli(expiry), venue.calendar().zone());
            lines.get(underlying).add(new Line(type, key, underlyingKey, symbol, day, strike, lot, tick));
        }
        return wanted;
    }

    private void list(String place, String name, NseListing listing, NseDay day) throws IOException {
        List<Line> contracts = lines.get(name);
        TreeSet<LocalDate> days = new TreeSet<>();
        contracts.stream()
                .filter(each -> each.type().endsWith("E") && !each.expiry().isBefore(day.day()))
                .forEach(each -> days.add(each.expiry()));
        if (days.isEmpty()) {
            throw new IOException(place + ": lists no option of " + name + " that has not expired");
        }
        List<LocalDate> nearest = days.stream().limit(day.expiries()).toList();
        NseInstrument underlying = listing.index(name, contracts.get(0).underlyingKey());
        for (Line each : contracts) {
            if (each.type().equals("FUT") && !each.expiry().isBefore(day.day())) {
                listing.future(underlying, each.key(), each.symbol(), each.expiry(), each.lot(), each.tick());
            } else if (each.type().endsWith("E") && nearest.contains(each.expiry())) {
                OptionRight right = each.type().equals("CE") ? OptionRight.CALL : OptionRight.PUT;
                listing.option(
                        underlying,
                        each.key(),
                        each.symbol(),
                        right,
                        each.strike(),
                        each.expiry(),
                        each.lot(),
                        each.tick());
            }
        }
    }
}
