package io.strikeiq.feeds.binance;

import io.strikeiq.feeds.connection.OpenGaps;
import io.strikeiq.feeds.connection.RestCall;
import io.strikeiq.feeds.connection.VenueException;
import io.strikeiq.feeds.json.JsonException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the aggregate trades of a gap from the venue's history, oldest first and page by page: before the present begins, and
 * then those whose numbers have been passed over. Whatever takes longer than five seconds is given up.
 */
final class MissedTrades {
    private static final Logger LOG = LoggerFactory.getLogger(MissedTrades.class);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long MILLISECOND = 1_000_000L;
    /** A trade may come after ticks that are younger. */
    private static final long OVERLAP = TimeUnit.SECONDS.toNanos(2);

    /**
     * What is asked for.
     *
     * @param from parameter of the question that says where it begins
     * @param gap that it is of, null for all since the feed was cut off
     */
    private record Page(BinancePerpetual perpetual, String from, OpenGaps.Gap gap, long deadline) {
        /** Number of the last trade that counts. */
        long upTo() {
            return gap == null ? Long.MAX_VALUE : gap.last();
        }

        /** The next page, which begins with a number. */
        Page from(long next) {
            OpenGaps.Gap rest = gap == null ? null : new OpenGaps.Gap(next, gap.last());
            if (rest != null) {
                perpetual.gaps.add(rest.first(), rest.last());
            }
            return new Page(perpetual, "&fromId=" + next, rest, deadline);
        }
    }

    private final BinanceSettings settings;
    private final TradeDecoder trades;
    private final Deque<Page> waiting = new ArrayDeque<>();
    private final BiConsumer<String, byte[]> answers;
    private RestCall answer;

    /** @param answers sees each question and its answer */
    MissedTrades(BinanceSettings settings, TradeDecoder trades, BiConsumer<String, byte[]> answers) {
        this.answers = answers;
        this.settings = settings;
        this.trades = trades;
    }

    /** Asks for those since the feed was cut off; by their numbers where the last is known. */
    void since(BinancePerpetual perpetual, long time) {
        String from = perpetual.lastTrade >= 0
                ? "&fromId=" + (perpetual.lastTrade + 1)
                : "&startTime=" + (time - OVERLAP) / MILLISECOND;
        add(new Page(perpetual, from, null, System.nanoTime() + PATIENCE));
    }

    /** Asks for those between two numbers, these included; again on the next connection where this one ends before. */
    void between(BinancePerpetual perpetual, long firstId, long lastId) {
        if (!perpetual.gaps.add(firstId, lastId)) {
            LOG.warn("{}: too many gaps of trades; the oldest is given up", perpetual.symbol());
        }
        add(new OpenGaps.Gap(firstId, lastId), perpetual);
    }

    /** Asks for what an earlier connection had missed and not fetched. */
    void again(BinancePerpetual perpetual) {
        perpetual.gaps.all().forEach(gap -> add(gap, perpetual));
    }

    private void add(OpenGaps.Gap gap, BinancePerpetual perpetual) {
        add(new Page(perpetual, "&fromId=" + gap.first(), gap, System.nanoTime() + PATIENCE));
    }

    private void add(Page page) {
        if (settings.tradeStream().equals("@aggTrade")) {
            waiting.add(page);
        }
    }

    /** What is given up is not asked for again. */
    private void giveUp(Page page) {
        if (page.gap() != null) {
            page.perpetual().gaps.close(page.gap());
        }
        next();
    }

    /** Whether something has been asked for and has not come. */
    boolean isBusy() {
        return !waiting.isEmpty();
    }

    /**
     * Takes an answer that has come, and asks for what is next.
     *
     * @throws IOException when the venue asks to come back later
     */
    void look() throws IOException {
        Page page = waiting.peek();
        if (page == null) {
            return;
        }
        if (System.nanoTime() > page.deadline()) {
            LOG.warn(
                    "{}: the trades that were missed could not be fetched in time",
                    page.perpetual().symbol());
            giveUp(page);
        } else if (answer == null) {
            answer = RestCall.begin(settings.rest().at(question(page)), Map.of());
        } else if (answer.isOver()) {
            take(page);
        }
    }

    private static String question(Page page) {
        return "/fapi/v1/aggTrades?symbol=" + page.perpetual().symbol() + page.from() + "&limit=" + TradeDecoder.PAGE;
    }

    private void next() {
        waiting.remove();
        answer = null;
    }

    private void take(Page page) throws IOException {
        try {
            byte[] bytes = answer.answer();
            answers.accept(question(page), bytes);
            giveUp(page);
            long more = trades.history(page.perpetual(), bytes, page.upTo());
            if (more >= 0) {
                waiting.addFirst(page.from(more));
            }
        } catch (IOException e) {
            if (e instanceof VenueException venue && venue.isSlow()) {
                throw e;
            }
            giveUp(page);
            LOG.warn("{}: trades are missing: {}", page.perpetual().symbol(), e.getMessage());
        } catch (JsonException e) {
            LOG.warn(
                    "{}: trades are missing, the history cannot be read: {}",
                    page.perpetual().symbol(),
                    e.getMessage());
        }
    }
}
