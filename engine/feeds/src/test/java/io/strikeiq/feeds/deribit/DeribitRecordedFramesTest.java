package io.strikeiq.feeds.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.strikeiq.core.event.MarketEvent;
import io.strikeiq.core.event.TickType;
import io.strikeiq.feeds.FeedSink;
import io.strikeiq.feeds.GivenTicks;
import io.strikeiq.testing.Allocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorded frames of ten options, read beside Jackson. */
class DeribitRecordedFramesTest {
    private static final double NONE = Double.NaN;

    private final GivenTicks given = new GivenTicks();
    private final List<String> expected = new ArrayList<>();
    private final Map<String, NavigableMap<Double, Double>> bids = new HashMap<>();
    private final Map<String, NavigableMap<Double, Double>> asks = new HashMap<>();
    private final Map<String, Double> openInterest = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();

    private static DecoderRig rig(FeedSink sink, boolean books) throws IOException {
        DecoderRig rig = new DecoderRig(sink, "BTC", "ETH");
        RecordedFrames.list(rig.instruments);
        for (RecordedFrames.Frame frame : RecordedFrames.frames()) {
            String name = frame.channel();
            String instrument = frame.data().path("instrument_name").asText();
            if (name.startsWith("ticker.")) {
                rig.channel(name, DeribitChannel.Kind.TICKER, instrument);
            } else if (books && name.startsWith("book.")) {
                rig.channel(name, DeribitChannel.Kind.BOOK, instrument);
            }
        }
        return rig;
    }

    private static void play(DecoderRig rig, List<RecordedFrames.Frame> frames) {
        for (RecordedFrames.Frame frame : frames) {
            rig.out.frame(frame.receiveTime(), 0);
            rig.decoder.decode(frame.bytes(), 0, frame.bytes().length, 1);
        }
    }

    private String said(DecoderRig rig, MarketEvent tick) {
        String symbol = rig.instruments.listed().stream()
                .filter(each -> each.id() == tick.instrumentId)
                .map(each -> each.terms.symbol())
                .findFirst()
                .orElse("?");
        String header = tick.exchangeTime + " " + tick.receiveTime + " " + symbol + " " + tick.type + " ";
        return header
                + switch (tick.type) {
                    case VENUE_GREEKS ->
                        tick.venueIv + " " + tick.venueDelta + " " + tick.venueGamma + " " + tick.venueVega + " "
                                + tick.venueTheta + " " + tick.venueForward;
                    case OPEN_INTEREST -> tick.openInterest;
                    case QUOTE -> tick.bidPrice + " " + tick.bidSize + " " + tick.askPrice + " " + tick.askSize;
                    case DEPTH -> levels(tick.bidPrices, tick.bidSizes) + levels(tick.askPrices, tick.askSizes);
                    default -> "";
                };
    }

    private static String levels(double[] prices, double[] sizes) {
        StringBuilder text = new StringBuilder("|");
        for (int i = 0; i < prices.length && !Double.isNaN(prices[i]); i++) {
            text.append(prices[i]).append('x').append(sizes[i]).append(' ');
        }
        return text.toString();
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : NONE;
    }

    private static String header(RecordedFrames.Frame frame, TickType type) {
        return frame.data().path("timestamp").longValue() * 1_000_000 + " " + frame.receiveTime() + " "
                + frame.data().path("instrument_name").asText() + " " + type + " ";
    }

    private void expectTicker(RecordedFrames.Frame frame, boolean quotes) {
        JsonNode data = frame.data();
        double interest = number(data.path("open_interest"));
        Double before = openInterest.put(data.path("instrument_name").asText(), interest);
        if (before == null || before != interest) {
            expected.add(header(frame, TickType.OPEN_INTEREST) + interest);
        }
        JsonNode greeks = data.path("greeks");
        expected.add(header(frame, TickType.VENUE_GREEKS) + number(data.path("mark_iv")) / 100 + " "
                + number(greeks.path("delta")) + " " + number(greeks.path("gamma")) + " " + number(greeks.path("vega"))
                + " " + number(greeks.path("theta")) + " " + number(data.path("underlying_price")));
        if (quotes) {
            double bid = number(data.path("best_bid_price"));
            double ask = number(data.path("best_ask_price"));
            expected.add(header(frame, TickType.QUOTE) + (bid > 0 ? bid : NONE) + " "
                    + (bid > 0 ? number(data.path("best_bid_amount")) : NONE) + " " + (ask > 0 ? ask : NONE) + " "
                    + (ask > 0 ? number(data.path("best_ask_amount")) : NONE));
        }
    }

    private void expectBook(RecordedFrames.Frame frame) {
        String name = frame.data().path("instrument_name").asText();
        if (frame.data().path("type").asText().equals("snapshot")) {
            bids.put(name, new TreeMap<>(Comparator.reverseOrder()));
            asks.put(name, new TreeMap<>());
        }
        apply(bids.get(name), frame.data().path("bids"));
        apply(asks.get(name), frame.data().path("asks"));
        String levels = levels(bids.get(name)) + levels(asks.get(name));
        if (!levels.equals(shown.put(name, levels))) {
            expected.add(header(frame, TickType.DEPTH) + levels);
        }
    }

    private static void apply(NavigableMap<Double, Double> side, JsonNode changes) {
        for (JsonNode each : changes) {
            if (each.path(0).asText().equals("delete")) {
                side.remove(each.path(1).doubleValue());
            } else {
                side.put(each.path(1).doubleValue(), each.path(2).doubleValue());
            }
        }
    }

    private static String levels(NavigableMap<Double, Double> side) {
        StringBuilder text = new StringBuilder("|");
        side.entrySet().stream()
                .limit(MarketEvent.MAX_DEPTH)
                .forEach(each -> text.append(each.getKey())
                        .append('x')
                        .append(each.getValue())
                        .append(' '));
        return text.toString();
    }

    @Test
    void shouldGiveGreeksOpenInterestAndBooksFieldByField() throws IOException {
        DecoderRig rig = rig(given, true);
        play(rig, RecordedFrames.frames());
        for (RecordedFrames.Frame frame : RecordedFrames.frames()) {
            if (frame.channel().startsWith("ticker.")) {
                expectTicker(frame, false);
            } else if (frame.channel().startsWith("book.")) {
                expectBook(frame);
            }
        }

        assertEquals(expected, given.all().stream().map(tick -> said(rig, tick)).toList());
        assertEquals(10, bids.size());
        assertTrue(
                given.of(TickType.DEPTH).size() > 40,
                "books " + given.of(TickType.DEPTH).size());
        assertEquals(List.of("result 0"), rig.heard);
        assertEquals(0, rig.decoder.malformed());
    }

    @Test
    void shouldGiveQuotesOfTheTickerWhereThereIsNoBook() throws IOException {
        DecoderRig rig = rig(given, false);
        play(rig, RecordedFrames.frames());
        for (RecordedFrames.Frame frame : RecordedFrames.frames()) {
            if (frame.channel().startsWith("ticker.")) {
                expectTicker(frame, true);
            }
        }

        assertEquals(expected, given.all().stream().map(tick -> said(rig, tick)).toList());
    }

    @Test
    void shouldAllocateNothingForAFrame() throws IOException {
        long[] ticks = new long[1];
        DecoderRig rig = rig(
                new FeedSink() {
                    @Override
                    public void accept(MarketEvent tick) {
                        ticks[0]++;
                    }

                    @Override
                    public void accept(MarketEvent tick, long readAt) {
                        ticks[0]++;
                    }
                },
                true);
        List<RecordedFrames.Frame> frames = RecordedFrames.frames().stream()
                .filter(frame -> !frame.channel().isEmpty())
                .toList();
        long bytes = Allocation.leastBytesOf(40, () -> {
            for (int i = 0; i < frames.size(); i++) {
                RecordedFrames.Frame frame = frames.get(i);
                rig.out.frame(frame.receiveTime(), 0);
                rig.decoder.decode(frame.bytes(), 0, frame.bytes().length, 1);
            }
        });

        assertEquals(0, bytes);
        assertTrue(ticks[0] > frames.size(), "ticks " + ticks[0]);
    }
}
