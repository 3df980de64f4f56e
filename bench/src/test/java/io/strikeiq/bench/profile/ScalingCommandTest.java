package io.strikeiq.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.bench.BenchRun;
import org.junit.jupiter.api.Test;

class ScalingCommandTest {
    @Test
    void shouldShowATickInChainsAndInWholeMarkets() {
        BenchRun run = BenchRun.of(
                "scaling", "--contracts", "10,20", "--markets", "1x12,3x24", "--ticks", "2000", "--repeat", "1");

        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().matches("(?s).*\\n *10 +[0-9.]+ +1\\.00.*\\n *20 .*"), run::out);
        assertTrue(run.out().matches("(?s).*\\n *1x12 +[0-9.]+ +1\\.00.*\\n *3x24 .*"), run::out);
    }

    @Test
    void shouldRefuseAMarketThatIsNone() {
        BenchRun run = BenchRun.of("scaling", "--markets", "many");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("many is not UxN"), run::err);
    }
}
