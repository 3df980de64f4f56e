package io.strikeiq.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strikeiq.core.learning.model.OnlineLogisticSettings;
import io.strikeiq.core.signal.Direction;
import io.strikeiq.core.signal.Outcome;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.learning.outcome.SignalSaid;
import io.strikeiq.learning.outcome.TestOutcomes;
import io.strikeiq.learning.statistics.PurgedSplits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrequentialTest {
    private static final long HORIZON = Days.HOUR / 4;

    @TempDir
    private Path folder;

    /** Outcomes that follow from one of two pieces of evidence by so much; the champion says the base rate. */
    private static List<ScoredSignal> outcomes(long seed, double slope, boolean otherEnd) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScoredSignal> outcomes = new ArrayList<>();
        for (int i = 0; i < 2_400; i++) {
            double tells = random.nextGaussian();
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-slope * tells));
            long time = 19_000 * Days.DAY + i * Days.HOUR / 2;
            SignalSaid said = new SignalSaid(
                    "e",
                    "S",
                    Direction.UP,
                    0,
                    "AAA",
                    "low",
                    "long",
                    time,
                    0.5,
                    0.5,
                    10,
                    Map.of("TELLS", tells, "NOISE", random.nextGaussian()));
            boolean shown = won ^ (otherEnd && i >= 1_200);
            outcomes.add(TestOutcomes.outcome(said, HORIZON, shown ? Outcome.WIN : Outcome.LOSS, shown ? 1e-3 : -1e-3));
        }
        return outcomes;
    }

    private static List<Prediction> predicted(List<ScoredSignal> outcomes, long embargo) {
        FeatureSpace space =
                new FeatureSpace(outcomes.stream().map(ScoredSignal::said).toList());
        return new Prequential(space, OnlineLogisticSettings.STANDARD, embargo).run(outcomes);
    }

    @Test
    void shouldPromoteAModelThatBeatsTheChampionOnDaysItDidNotLearnFrom() {
        Trial trial = Trial.of(HORIZON, predicted(outcomes(1, 1, false), 0), 0.4, 200, 1);
        assertTrue(trial.area() > 0.6 && trial.lossInterval().low() > 0, trial.toString());
        assertTrue(trial.promoted());
        assertEquals(20, trial.days());
    }

    @Test
    void shouldNotPromoteAModelThatKnowsNothing() {
        for (int seed = 0; seed < 5; seed++) {
            Trial trial = Trial.of(HORIZON, predicted(outcomes(seed, 0, false), 0), 0.4, 200, 1);
            assertFalse(trial.promoted(), trial.toString());
        }
    }

    @Test
    void shouldSayTheSameOfThePastWhateverTheFutureIs() {
        List<Prediction> one = predicted(outcomes(3, 1, false), 0);
        List<Prediction> other = predicted(outcomes(3, 1, true), 0);
        for (int i = 0; i < 1_200; i++) {
            assertEquals(one.get(i).probability(), other.get(i).probability());
        }
        assertTrue(one.get(2_300).probability() != other.get(2_300).probability());
    }

    /** A label is learned when it is known, and the embargo has passed. */
    @Test
    void shouldLearnLateWhatIsKnownLate() {
        List<ScoredSignal> outcomes = outcomes(4, 1, false);
        assertEquals(0, predicted(outcomes, 0).get(0).learned());
        assertEquals(1, predicted(outcomes, 0).get(1).learned());
        assertEquals(9, predicted(outcomes, Days.HOUR / 4).get(10).learned());
        assertEquals(7, predicted(outcomes, Days.HOUR + Days.HOUR / 4).get(10).learned());
    }

    @Test
    void shouldKeepEveryTrialAndDeflateByTheirNumber() {
        TrialLedger ledger = new TrialLedger(folder.resolve("learning/trials.tsv"));
        Trial good = Trial.of(HORIZON, predicted(outcomes(1, 1, false), 0), 0.4, 50, 1);
        assertTrue(Double.isNaN(ledger.deflated(good)));
        for (int seed = 0; seed < 4; seed++) {
            ledger.add(Instant.EPOCH, "r", Trial.of(HORIZON, predicted(outcomes(seed, 0, false), 0), 0.4, 50, 1));
        }
        ledger.add(Instant.EPOCH, "r", good);
        assertEquals(5, ledger.trials());
        double deflated = ledger.deflated(good);
        assertTrue(deflated > 0 && deflated < 1, "deflated " + deflated);
    }

    @Test
    void shouldNameTheLedgerAndTheLineThatIsNoTrial() throws IOException {
        Path file = folder.resolve("trials.tsv");
        TrialLedger ledger = new TrialLedger(file);
        Trial trial = Trial.of(HORIZON, predicted(outcomes(1, 1, false), 0), 0.4, 50, 1);
        ledger.add(Instant.EPOCH, "r", trial);
        Files.writeString(file, "cut off\n", StandardOpenOption.APPEND);
        UncheckedIOException fault = assertThrows(UncheckedIOException.class, () -> ledger.deflated(trial));
        assertEquals(file + ": no Sharpe ratio in 'cut off'", fault.getCause().getMessage());
    }

    @Test
    void shouldPassOverATornLastLineAndWriteTheNextTrialInItsPlace() throws IOException {
        Path file = folder.resolve("trials.tsv");
        TrialLedger ledger = new TrialLedger(file);
        Trial trial = Trial.of(HORIZON, predicted(outcomes(1, 1, false), 0), 0.4, 50, 1);
        ledger.add(Instant.EPOCH, "r", trial);
        ledger.add(Instant.EPOCH, "r", trial);
        String whole = Files.readString(file);
        double deflated = ledger.deflated(trial);
        for (String torn : List.of("1970-01-01T00", "1970-01-01T00:00:00Z\tr\t9\t1\t1\t0.5\t0\t0\t0.")) {
            Files.writeString(file, torn, StandardOpenOption.APPEND);
            assertEquals(2, ledger.trials());
            assertEquals(deflated, ledger.deflated(trial));
        }
        ledger.add(Instant.EPOCH, "s", trial);
        assertEquals(whole, Files.readString(file).substring(0, whole.length()));
        assertEquals(3, ledger.trials());
    }

    @Test
    void shouldLoseNothingOfOldTrialsWhenTheirLinesAreSummed() throws IOException {
        TrialLedger whole = new TrialLedger(folder.resolve("whole.tsv"));
        TrialLedger summed = new TrialLedger(folder.resolve("summed.tsv"), 4);
        for (int seed = 0; seed < 9; seed++) {
            Trial trial = Trial.of(HORIZON, predicted(outcomes(seed, 0, false), 0), 0.4, 50, 1);
            whole.add(Instant.EPOCH, "r", trial);
            summed.add(Instant.EPOCH, "r", trial);
            assertEquals(seed + 1, summed.trials());
            assertEquals(whole.deflated(trial), summed.deflated(trial), 1e-12);
        }
        assertTrue(Files.readAllLines(folder.resolve("summed.tsv")).size() <= 1 + 4);
    }

    /** What is learned before a test is what purging leaves of it, labels an embargo longer. */
    @Test
    void shouldLearnBeforeTheFirstPredictionOfATestWhatAPurgedSplitLeavesOfThePast() {
        List<ScoredSignal> outcomes = outcomes(5, 1, false).subList(0, 300);
        for (long embargo : new long[] {0, Days.HOUR / 4, Days.HOUR, 7 * Days.HOUR}) {
            List<Prediction> predictions = predicted(outcomes, embargo);
            long[] starts = outcomes.stream().mapToLong(ScoredSignal::time).toArray();
            long[] ends =
                    outcomes.stream().mapToLong(o -> o.decided() + embargo).toArray();
            for (PurgedSplits.Split split : PurgedSplits.folds(starts, ends, 7, 0)) {
                int first = split.test()[0];
                long before =
                        Arrays.stream(split.training()).filter(i -> i < first).count();
                assertEquals(before, predictions.get(first).learned(), "embargo " + embargo);
            }
        }
    }
}
