package io.greenroom.gateway.api;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values by chance: such as a schema asks for, and such as nobody asks for. */
final class WildValues {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As JSON, so that what only JSON can say is among them, such as half of a character. */
    private static final List<String> HOSTILE = List.of(
            "null",
            "\"\"",
            "\"   \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00 \\u8bb2\\u89e3\"",
            "\"' or 1=1 -- \"",
            "\"%_\\\\\"",
            "\"<script>alert(1)</script>\"",
            "\"../../../../etc/passwd\"",
            "\"files/../00000000-0000-7000-8000-000000000001\"",
            "\"{{7*7}}${jndi:ldap://localhost/a}\"",
            "\"http://169.254.169.254/latest/meta-data\"",
            "\"http://localhost:1/a.mp4\"",
            "\"file:///etc/passwd\"",
            "\"2026-02-30T25:61:61Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "-1",
            "0",
            "1.5",
            "1e308",
            "2147483648",
            "9223372036854775808",
            "-123456789012345678901234567890",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[1,null,\"c\"]}}",
            "{\"\":\"\"}");

    private static final List<String> WORDS = List.of("a", "Ada", "讲解 😀", "Zürich", "x y z", "2026", "greeting.en");
    private static final List<String> TIMES =
            List.of("2026-01-31T08:00:00Z", "2099-12-31T23:59:59.999Z", "2026-06-01T10:00:00+08:00");

    private final Random random;
    private final Description description;

    WildValues(Random random, Description description) {
        this.random = random;
        this.description = description;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Anything, most of it wrong wherever it comes. */
    JsonNode hostile() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.stringNode("x".repeat(1 + random.nextInt(20_000)));
            case 1 -> many();
            default -> JSON.readTree(oneOf(HOSTILE));
        };
    }

    private JsonNode many() {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(1_200); i >= 0; i--) {
            array.add(UUID.randomUUID().toString());
        }
        return array;
    }

    /** What that schema allows, as far as it says it. */
    JsonNode valid(JsonNode given) {
        JsonNode schema = description.resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        for (String choices : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(choices)) {
                return valid(schema.path(choices).get(0));
            }
        }
        Set<String> types = types(schema);
        if (types.contains("object")) {
            return object(schema);
        }
        if (types.contains("array")) {
            ArrayNode array = JSON.createArrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                array.add(valid(schema.path("items")));
            }
            return array;
        }
        if (types.contains("boolean")) {
            return NODES.booleanNode(random.nextBoolean());
        }
        return types.contains("integer") || types.contains("number") ? number(schema) : text(schema);
    }

    private JsonNode number(JsonNode schema) {
        int lowest = schema.path("minimum").asInt(0);
        int highest = schema.path("maximum").asInt(lowest + 100);
        return NODES.numberNode(lowest + random.nextInt(Math.max(1, highest - lowest + 1)));
    }

    private JsonNode text(JsonNode schema) {
        return NODES.stringNode(
                switch (schema.path("format").asString("")) {
                    case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
                    case "date-time" -> oneOf(TIMES);
                    default -> oneOf(WORDS);
                });
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties").properties().forEach(field -> {
            if (chance(0.5)) {
                object.set(field.getKey(), valid(field.getValue()));
            }
        });
        if (!schema.has("properties") && chance(0.5)) {
            object.put(oneOf(WORDS), oneOf(WORDS));
        }
        return object;
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        types.add(schema.path("type").asString(""));
        schema.path("type").forEach(type -> types.add(type.asString()));
        return types;
    }
}
