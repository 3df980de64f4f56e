package io.strikeiq.watch.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strikeiq.core.engine.EngineDefinition;
import io.strikeiq.core.engine.EngineRegistry;
import io.strikeiq.core.signal.Reason;
import io.strikeiq.core.signal.SignalType;
import io.strikeiq.persistence.database.StoredSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One stored signal in words: what was seen, against which level, what weighed how much, what would prove it wrong.
 *
 * @param book VENUE:SYMBOL of another instrument whose book and trades were seen, empty for the underlying's own
 */
public record Explanation(
        StoredSignal signal, String engineSummary, List<Seen> evidence, String book, String refutedBy) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A piece of evidence; the contribution is in log-odds. */
    public record Seen(String reason, String meaning, String unit, Double value, Double contribution) {}

    /** Explains a signal by the declaration of its engine; an engine that is not there leaves the bare codes. */
    public static Explanation of(StoredSignal signal, EngineRegistry registry) {
        Optional<EngineDefinition> engine = registry.definitions().stream()
                .filter(definition -> definition.name().equals(signal.engine()))
                .findFirst();
        JsonNode metadata = metadataOf(signal);
        List<Seen> evidence = new ArrayList<>();
        for (JsonNode node : metadata.path("evidence")) {
            evidence.add(seen(node, engine));
        }
        String refutedBy = engine.stream()
                .flatMap(definition -> definition.signals().stream())
                .filter(type -> type.name().equals(signal.signal()))
                .map(SignalType::refutedBy)
                .findFirst()
                .orElse("");
        return new Explanation(
                signal,
                engine.map(EngineDefinition::summary).orElse(""),
                evidence,
                metadata.path("book").asText(""),
                refutedBy);
    }

    private static JsonNode metadataOf(StoredSignal signal) {
        try {
            return JSON.readTree(signal.metadata());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("signal " + signal.id() + " has metadata that is no JSON", e);
        }
    }

    private static Seen seen(JsonNode node, Optional<EngineDefinition> engine) {
        String code = node.path("reason").asText();
        Reason reason = engine.stream()
                .flatMap(definition -> definition.reasons().stream())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElse(new Reason(code, code, ""));
        return new Seen(code, reason.meaning(), reason.unit(), number(node, "value"), number(node, "contribution"));
    }

    private static Double number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).doubleValue() : null;
    }

    /** For a program. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", signal.id().toString());
        json.put("timestamp", signal.timestamp().toString());
        json.put("symbol", signal.symbol());
        json.put("engine", signal.engine());
        json.put("signal", signal.signal());
        json.put("direction", signal.direction());
        json.put("book", book.isEmpty() ? null : book);
        json.put("evidence", evidence);
        json.put("intercept", intercept());
        json.put("sum", intercept() == null ? null : contributions() + intercept());
        json.put("refutedBy", refutedBy);
        json.put("text", text());
        return json;
    }

    /** For a person. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s at %s: %s, says %s%n",
                signal.signal(),
                signal.symbol(),
                signal.timestamp(),
                direction(),
                signal.engine()));
        text.append(String.format(
                Locale.ROOT,
                "spot %s, %s, strength %s, %s%n",
                EvidenceText.price(signal.spotPrice()),
                level(),
                EvidenceText.decimals(signal.strength()),
                ConfidenceText.of(
                        signal.confidence(),
                        signal.confidenceLow(),
                        signal.confidenceHigh(),
                        signal.confidenceCount())));
        if (!book.isEmpty()) {
            text.append(String.format("book and trades of %s%n", book));
        }
        text.append(String.format("Seen, with its weight in log-odds:%n"));
        for (Seen seen : evidence) {
            text.append(String.format("  %s%n", line(seen)));
        }
        text.append(sum());
        if (!refutedBy.isEmpty()) {
            text.append(String.format("Proven wrong if %s.%n", refutedBy));
        }
        return text.toString();
    }

    /** The contributions added up, null where one is unknown. */
    private Double contributions() {
        double sum = 0;
        for (Seen seen : evidence) {
            if (seen.contribution() == null) {
                return null;
            }
            sum += seen.contribution();
        }
        return sum;
    }

    /** What the strength is without any evidence, in log-odds; null where it cannot be read from the strength. */
    private Double intercept() {
        double strength = signal.strength();
        Double contributions = contributions();
        boolean known = strength > 0 && strength < 1 && contributions != null;
        return known ? Math.log(strength / (1 - strength)) - contributions : null;
    }

    private String sum() {
        Double intercept = intercept();
        if (intercept == null) {
            return "";
        }
        double sum = contributions() + intercept;
        return String.format(
                Locale.ROOT,
                "  %+.2f  intercept of the rule: what it gives without any evidence%n"
                        + "  %+.2f  sum; strength 1 / (1 + exp(%s)) = %.2f%n",
                intercept,
                sum,
                String.format(Locale.ROOT, "%+.2f", -sum).replace("+", ""),
                signal.strength());
    }

    private String direction() {
        return switch (signal.direction()) {
            case "UP" -> "price up";
            case "DOWN" -> "price down";
            default -> "no direction";
        };
    }

    private String level() {
        if (Double.isNaN(signal.level())) {
            return "no level";
        }
        String level = "level " + EvidenceText.price(signal.level());
        if (Double.isNaN(signal.spotPrice())) {
            return level;
        }
        double percent = 100 * (signal.spotPrice() - signal.level()) / signal.level();
        String distance = EvidenceText.decimals(Math.abs(percent));
        if (distance.equals("0.00")) {
            return level + " (spot is at it)";
        }
        return level + " (spot is " + distance + " % " + (percent > 0 ? "above" : "below") + " it)";
    }

    private static String line(Seen seen) {
        boolean weighs = seen.contribution() != null && Math.abs(seen.contribution()) >= 0.005;
        String weight = weighs ? String.format(Locale.ROOT, "%+.2f", seen.contribution()) : "     ";
        return weight + "  " + EvidenceText.of(seen.meaning(), seen.unit(), seen.value());
    }
}
