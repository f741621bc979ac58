package io.greenroom.gateway.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Holds JSON against a schema of the OpenAPI document, as strictly as a generated client would. */
final class SchemaCheck {

    private final Description description;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(Description description) {
        this.description = description;
    }

    /** What does not fit, with where it is; empty if all does. */
    static List<String> complaints(Description description, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(description);
        check.look("$", schema, value);
        return check.complaints;
    }

    private void look(String where, JsonNode given, JsonNode value) {
        JsonNode schema = description.resolved(given);
        JsonNode choices = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        if (!choices.isEmpty()) {
            boolean fits = false;
            for (JsonNode choice : choices) {
                fits |= complaints(description, choice, value).isEmpty();
            }
            complain(fits, where, "fits none of the choices");
            return;
        }
        schema.path("allOf").forEach(part -> look(where, part, value));
        complain(typeFits(schema, value), where, "is " + value.getNodeType() + " and not " + types(schema));
        if (schema.has("enum") && !value.isNull()) {
            boolean listed = false;
            for (JsonNode word : schema.path("enum")) {
                listed |= word.equals(value);
            }
            complain(listed, where, value + " is none of " + schema.path("enum"));
        }
        if (value.isString()) {
            lookAtText(where, schema.path("format").asString(""), value.asString());
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                look(where + "[" + i + "]", schema.path("items"), value.get(i));
            }
        } else if (value.isObject() && schema.has("properties")) {
            lookAtFields(where, schema, value);
        }
    }

    private void lookAtFields(String where, JsonNode schema, JsonNode value) {
        schema.path("required")
                .forEach(name -> complain(value.has(name.asString()), where, "lacks " + name.asString()));
        value.properties().forEach(field -> {
            JsonNode described = schema.path("properties").path(field.getKey());
            complain(!described.isMissingNode(), where, "has " + field.getKey() + ", which is not described");
            look(where + "." + field.getKey(), described, field.getValue());
        });
    }

    private void lookAtText(String where, String format, String text) {
        boolean fits = switch (format) {
            case "uuid" -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            case "date-time" -> text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
            default -> true;
        };
        complain(fits, where, "\"" + text + "\" is no " + format);
    }

    private static boolean typeFits(JsonNode schema, JsonNode value) {
        Set<String> types = types(schema);
        if (types.isEmpty()) {
            return true;
        }
        return switch (value.getNodeType()) {
            case NULL -> types.contains("null");
            case STRING -> types.contains("string");
            case BOOLEAN -> types.contains("boolean");
            case NUMBER -> types.contains("number") || (types.contains("integer") && value.isIntegralNumber());
            case ARRAY -> types.contains("array");
            case OBJECT, POJO -> types.contains("object");
            case BINARY, MISSING -> false;
        };
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.forEach(each -> types.add(each.asString()));
        return types;
    }

    private void complain(boolean fits, String where, String what) {
        if (!fits) {
            complaints.add(where + " " + what);
        }
    }
}
