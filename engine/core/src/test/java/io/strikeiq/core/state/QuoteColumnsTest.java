package io.strikeiq.core.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strikeiq.core.event.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuoteColumnsTest {
    private static final int ROOM = 64;

    /** One option as a list of columns would keep it. */
    private static final class Quote {
        private final double[] values = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        private long time;
        private long version;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepWhatAListOfQuotesKeeps(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        QuoteColumns columns = new QuoteColumns(2);
        columns.grow(ROOM);
        List<Quote> expected = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            int at = 2 * random.nextInt(expected.size() / 2 + 1);
            int action = random.nextInt(6);
            if (action == 0 && expected.size() < ROOM) {
                columns.insert(at, 2, expected.size() - at);
                expected.addAll(at, List.of(new Quote(), new Quote()));
            } else if (action == 1 && at < expected.size()) {
                columns.remove(at, 2, expected.size() - at - 2);
                expected.subList(at, at + 2).clear();
            } else if (action == 2 && at < expected.size()) {
                clear(columns, expected, at);
            } else if (at < expected.size()) {
                set(columns, expected.get(at + 1), at + 1, random);
            }
            assertSame(expected, columns, "seed " + seed + " step " + step);
        }
    }

    private static void clear(QuoteColumns columns, List<Quote> expected, int column) {
        columns.clear(column);
        Quote cleared = new Quote();
        cleared.version = expected.get(column).version + 1;
        expected.set(column, cleared);
    }

    private static void set(QuoteColumns columns, Quote quote, int column, SplittableRandom random) {
        for (int i = 0; i < quote.values.length; i++) {
            quote.values[i] = random.nextDouble();
        }
        quote.time = random.nextLong();
        quote.version++;
        columns.set(
                column,
                new MarketEvent()
                        .asQuote(
                                0,
                                quote.time,
                                quote.values[QuoteColumns.BID],
                                quote.values[QuoteColumns.BID_SIZE],
                                quote.values[QuoteColumns.ASK],
                                quote.values[QuoteColumns.ASK_SIZE]));
    }

    private static void assertSame(List<Quote> expected, QuoteColumns columns, String message) {
        int count = expected.size();
        double[] copied = new double[count];
        for (int value = QuoteColumns.BID; value <= QuoteColumns.ASK_SIZE; value++) {
            columns.copy(value, copied, count);
            for (int column = 0; column < count; column++) {
                assertEquals(expected.get(column).values[value], columns.get(value, column), message);
                assertEquals(expected.get(column).values[value], copied[column], message);
            }
        }
        long[] times = new long[count];
        columns.copyTimes(times, count);
        assertArrayEquals(expected.stream().mapToLong(quote -> quote.time).toArray(), times, message);
        for (int column = 0; column < count; column++) {
            assertEquals(expected.get(column).time, columns.time(column), message);
            assertEquals(expected.get(column).version, columns.version(column), message);
        }
    }
}
