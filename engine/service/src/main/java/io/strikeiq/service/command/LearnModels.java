package io.strikeiq.service.command;

import io.strikeiq.core.learning.Horizons;
import io.strikeiq.core.learning.model.OnlineLogisticSettings;
import io.strikeiq.learning.model.FeatureSpace;
import io.strikeiq.learning.model.Prequential;
import io.strikeiq.learning.model.Trial;
import io.strikeiq.learning.model.TrialLedger;
import io.strikeiq.learning.outcome.Days;
import io.strikeiq.learning.outcome.RecordedRun;
import io.strikeiq.learning.outcome.ScoredSignal;
import io.strikeiq.service.cli.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The trials of the online model at each horizon of recorded outcomes. */
final class LearnModels {
    private static final int DRAWS = 1_000;
    /** Time between what is learned from and what is predicted. */
    private static final long EMBARGO = Days.HOUR;

    private final List<Trial> trials;
    private final TrialLedger ledger;

    private LearnModels(List<Trial> trials, TrialLedger ledger) {
        this.trials = trials;
        this.ledger = ledger;
    }

    static LearnModels of(RecordedRun recorded, double held, long seed, Instant now, TrialLedger ledger) {
        List<ScoredSignal> resolved =
                recorded.outcomes().stream().filter(ScoredSignal::isResolved).toList();
        List<Trial> trials = new ArrayList<>();
        for (long horizon : resolved.stream()
                .mapToLong(ScoredSignal::horizon)
                .distinct()
                .sorted()
                .toArray()) {
            List<ScoredSignal> of =
                    resolved.stream().filter(o -> o.horizon() == horizon).toList();
            FeatureSpace space =
                    new FeatureSpace(of.stream().map(ScoredSignal::said).toList());
            Prequential challenger = new Prequential(space, OnlineLogisticSettings.STANDARD, EMBARGO);
            Trial trial = Trial.of(horizon, challenger.run(of), held, DRAWS, seed);
            ledger.add(now, String.join(",", recorded.runIds()), trial);
            trials.add(trial);
        }
        return new LearnModels(trials, ledger);
    }

    private Optional<Trial> stated() {
        long horizon = Horizons.nanos(Horizons.STATED);
        return trials.stream().filter(each -> each.horizon() == horizon).findFirst();
    }

    /** Whether the model beats the confidence at the horizon that this is of. */
    boolean promotes() {
        return stated().map(Trial::promoted).orElse(false);
    }

    /** How it came out there, for a message. */
    String shown() {
        return stated().map(trial -> " (" + trial.outcomes() + " outcomes of " + trial.days() + " days, AUC "
                        + said(trial.area()) + ", Brier gain " + said(trial.brierGain()) + " at least "
                        + said(trial.brierInterval().low()) + ", log loss gain " + said(trial.lossGain())
                        + " at least " + said(trial.lossInterval().low()) + ")")
                .orElse(" (no outcome is known at its horizon)");
    }

    Map<String, Object> json() {
        List<Map<String, Object>> each = new ArrayList<>();
        for (Trial trial : trials) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("trial", trial);
            values.put("deflatedSharpe", ledger.deflated(trial));
            each.add(values);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("trials", each);
        result.put("inLedger", ledger.trials());
        return result;
    }

    String text() {
        if (trials.isEmpty()) {
            return "no outcome was recorded: there is nothing to learn from";
        }
        Table table = new Table(
                "horizon",
                ">outcomes",
                ">days",
                ">AUC",
                ">Brier gain",
                ">from",
                ">to",
                ">log loss gain",
                ">from",
                ">to",
                ">deflated Sharpe",
                "verdict");
        for (Trial trial : trials) {
            table.row(
                    trial.horizonName(),
                    Integer.toString(trial.outcomes()),
                    Integer.toString(trial.days()),
                    number(trial.area()),
                    number(trial.brierGain()),
                    number(trial.brierInterval().low()),
                    number(trial.brierInterval().high()),
                    number(trial.lossGain()),
                    number(trial.lossInterval().low()),
                    number(trial.lossInterval().high()),
                    number(ledger.deflated(trial)),
                    trial.promoted() ? "beats the confidence" : "does not beat the confidence");
        }
        return table + "trials in the ledger: " + ledger.trials();
    }

    private static String said(double value) {
        return Double.isNaN(value) ? "unknown" : number(value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
