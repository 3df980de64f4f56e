package io.strikeiq.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds answers against the schemas of an OpenAPI document: as much of JSON Schema as that document uses. */
final class Contract {
    private final JsonNode document;
    private final List<String> breaches = new ArrayList<>();

    Contract(JsonNode document) {
        this.document = document;
    }

    /** What an answer breaks of what the document says of a path's answers of a status; empty when all is well. */
    List<String> breaches(String path, int status, JsonNode answer) {
        breaches.clear();
        JsonNode response =
                document.at("/paths").path(path).at("/get/responses").path(Integer.toString(status));
        JsonNode known = resolved(response);
        if (known.isMissingNode()) {
            breaches.add(path + " has no answer " + status);
        } else {
            check(path, known.at("/content").path("application/json").path("schema"), answer);
        }
        return List.copyOf(breaches);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private void check(String at, JsonNode reference, JsonNode value) {
        JsonNode schema = resolved(reference);
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            breaches.add(at + " is " + value + ", not one of " + schema.get("enum"));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            breaches.add(at + " is " + value);
        }
        if (schema.has("type") && !isOf(schema.get("type"), value)) {
            breaches.add(at + " is " + value + ", not " + schema.get("type"));
        } else if (value.isObject()) {
            checkObject(at, schema, value);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(at + "[" + i + "]", schema.path("items"), value.get(i));
            }
        }
    }

    private void checkObject(String at, JsonNode schema, JsonNode value) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                breaches.add(at + " lacks " + name.textValue());
            }
        });
        JsonNode others = schema.path("additionalProperties");
        value.fieldNames().forEachRemaining(name -> {
            if (schema.path("properties").has(name)) {
                check(at + "." + name, schema.get("properties").get(name), value.get(name));
            } else if (others.isObject()) {
                check(at + "." + name, others, value.get(name));
            } else if (others.isBoolean() && !others.booleanValue()) {
                breaches.add(at + " has " + name);
            }
        });
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (isOf(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("no such type: " + types);
        };
    }
}
