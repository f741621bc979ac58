package io.greenroom.launcher.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What gateways send and take. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty object when the body is no JSON. */
    static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? object() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            return object();
        }
    }

    /** On one line. */
    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** For people. */
    static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    /** What a user wrote as a value: a number, true or false where it reads as one, else text. */
    static JsonNode value(String written) {
        boolean plain = written.matches("-?(0|[1-9]\\d*)(\\.\\d+)?|true|false");
        return plain ? MAPPER.readTree(written) : MAPPER.getNodeFactory().stringNode(written);
    }

    /** Sends the field only if there is a value. */
    static void putIfGiven(ObjectNode object, String field, @Nullable String value) {
        if (value != null) {
            object.put(field, value);
        }
    }

    /** A field as text; empty where it is null or missing. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isNull() || value.isMissingNode()
                ? Optional.empty()
                : Optional.of(value.asString(value.toString()));
    }

    /** The same for a cell of a table. */
    static String cell(JsonNode object, String field) {
        return text(object, field).orElse("-");
    }
}
