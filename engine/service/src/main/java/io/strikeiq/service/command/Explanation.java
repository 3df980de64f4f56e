package io.strikeiq.service.command;

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

/** One stored signal in words: what was seen, against which level, what weighed how much, what would prove it wrong. */
record Explanation(StoredSignal signal, String engineSummary, List<Seen> evidence, String refutedBy) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A piece of evidence; the contribution is in log-odds. */
    record Seen(String reason, String meaning, String unit, Double value, Double contribution) {}

    /** Explains a signal by the declaration of its engine; an engine that is not there leaves the bare codes. */
    static Explanation of(StoredSignal signal, EngineRegistry registry) {
        Optional<EngineDefinition> engine = registry.definitions().stream()
                .filter(definition -> definition.name().equals(signal.engine()))
                .findFirst();
        List<Seen> evidence = new ArrayList<>();
        for (JsonNode node : evidenceOf(signal)) {
            evidence.add(seen(node, engine));
        }
        String refutedBy = engine.stream()
                .flatMap(definition -> definition.signals().stream())
                .filter(type -> type.name().equals(signal.signal()))
                .map(SignalType::refutedBy)
                .findFirst()
                .orElse("");
        return new Explanation(signal, engine.map(EngineDefinition::summary).orElse(""), evidence, refutedBy);
    }

    private static JsonNode evidenceOf(StoredSignal signal) {
        try {
            return JSON.readTree(signal.metadata()).path("evidence");
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

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", signal.id());
        json.put("timestamp", signal.timestamp().toString());
        json.put("symbol", signal.symbol());
        json.put("engine", signal.engine());
        json.put("signal", signal.signal());
        json.put("direction", signal.direction());
        json.put("evidence", evidence);
        json.put("refutedBy", refutedBy);
        json.put("text", text());
        return json;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s at %s: %s (%s)%n",
                signal.signal(),
                signal.symbol(),
                signal.timestamp(),
                direction(),
                signal.engine()));
        text.append(String.format(
                Locale.ROOT,
                "strength %.2f, confidence %.2f, spot %.2f%s%n",
                signal.strength(),
                signal.confidence(),
                signal.spotPrice(),
                level()));
        text.append("Seen:").append(System.lineSeparator());
        for (Seen seen : evidence) {
            text.append("  ").append(line(seen)).append(System.lineSeparator());
        }
        if (!refutedBy.isEmpty()) {
            text.append("Proven wrong by: ").append(refutedBy).append(System.lineSeparator());
        }
        return text.toString();
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
            return "";
        }
        double distance = 100 * (signal.spotPrice() - signal.level()) / signal.level();
        return String.format(Locale.ROOT, ", level %.2f (spot %+.2f %% from it)", signal.level(), distance);
    }

    private static String line(Seen seen) {
        String value = seen.value() == null ? "unknown" : String.format(Locale.ROOT, "%.4g", seen.value());
        String weight = seen.contribution() == null || seen.contribution() == 0
                ? ""
                : String.format(Locale.ROOT, " (%+.2f log-odds)", seen.contribution());
        return seen.meaning() + ": " + value + (seen.unit().isEmpty() ? "" : " " + seen.unit()) + weight;
    }
}
