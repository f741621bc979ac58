package io.greenroom.gateway.engines;

import io.greenroom.events.WorkerHeartbeat.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in JSON Schema, draft 2020-12, what {@link EngineParams} holds params against. */
final class ParamsSchema {

    private ParamsSchema() {}

    static Map<String, Object> of(List<Param> known) {
        Map<String, Object> properties = new LinkedHashMap<>();
        known.forEach(param -> properties.put(param.name(), of(param)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", true);
        return schema;
    }

    /** A param that is null counts as not given. */
    private static Map<String, Object> of(Param param) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of(type(param.type()), "null"));
        if (param.least() != null) {
            schema.put("minimum", param.least());
        }
        if (param.most() != null) {
            schema.put("maximum", param.most());
        }
        if (!param.values().isEmpty()) {
            List<@Nullable Object> words = new ArrayList<>(param.values());
            words.add(null);
            schema.put("enum", words);
        }
        if (param.standard() != null) {
            schema.put("default", param.standard());
        }
        return schema;
    }

    private static String type(Param.Type type) {
        return switch (type) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case WORD -> "string";
            case YES_NO -> "boolean";
        };
    }
}
