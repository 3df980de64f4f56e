package io.strikeiq.service.recorded;

import io.strikeiq.testing.LongTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What engines and metrics say of whole recordings. Each is replayed once. */
@LongTest
class RecordedMarketsTest {
    private static List<RecordedReplay> replays;

    @BeforeAll
    static void replay() {
        replays = new ArrayList<>();
        for (RecordedMarket market : RecordedMarket.ALL) {
            replays.add(RecordedReplay.of(market));
        }
    }

    @Test
    void shouldSpeakNeitherAlwaysNorNeverOnRealDays() {
        SignalRates rates = new SignalRates();
        replays.forEach(rates::add);
        replays.forEach(SignalRates::assertRates);
    }

    @Test
    void shouldReportTheLastHalfHourByTheSignOfGamma() {
        new DealerGammaRegression()
                .report(replays.stream()
                        .filter(replay -> RecordedMarket.INDEXES.contains(replay.market()))
                        .toList());
    }
}
