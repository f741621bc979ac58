package io.greenroom.gateway.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows for each JSON answer one as it comes. They stand in {@code openapi/responses.json} by the name of their schema, and
 * by operation, what is otherwise in its answer. A page holds the example of what it is a page of.
 */
@Component
class ResponseExamples implements GlobalOpenApiCustomizer {

    private static final String JSON = "application/json";

    private final JsonNode examples = read();

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> show(operation, examples.path(method + " " + path), document)));
    }

    private void show(Operation operation, JsonNode otherwise, OpenAPI document) {
        operation.getResponses().forEach((status, response) -> {
            MediaType body =
                    response.getContent() == null ? null : response.getContent().get(JSON);
            Fields example = body == null || !status.startsWith("2") ? null : of(body.getSchema(), document);
            if (body != null && example != null) {
                example.putAll(Fields.of(otherwise));
                body.setExample(example);
            }
        });
    }

    /** Null where there is none. */
    private @Nullable Fields of(@Nullable Schema<?> schema, OpenAPI document) {
        String name = name(schema);
        if (examples.has(name)) {
            return Fields.of(examples.path(name));
        }
        Map<String, ?> parts = parts(document.getComponents().getSchemas().get(name));
        Fields item = parts.get("data") instanceof Schema<?> data && data.getItems() != null
                ? of(data.getItems(), document)
                : null;
        if (item == null) {
            return null;
        }
        Fields page = new Fields();
        page.put("data", List.of(item));
        if (parts.containsKey("next_cursor")) {
            page.put("next_cursor", null);
            page.put("has_more", false);
        }
        return page;
    }

    private static String name(@Nullable Schema<?> schema) {
        String reference = schema == null ? null : schema.get$ref();
        return reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, ?> parts(@Nullable Schema<?> schema) {
        Map<String, Schema> parts = schema == null ? null : schema.getProperties();
        return parts == null ? Map.of() : parts;
    }

    private static JsonNode read() {
        try (InputStream file = new ClassPathResource("openapi/responses.json").getInputStream()) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/responses.json", e);
        }
    }

    /** Tells its nulls too, which the describer leaves out of other maps. */
    @JsonInclude(content = JsonInclude.Include.ALWAYS)
    private static final class Fields extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1;

        /** Empty where the node is missing. */
        static Fields of(JsonNode node) {
            Fields fields = new Fields();
            node.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
            return fields;
        }

        private static @Nullable Object value(JsonNode node) {
            if (node.isObject()) {
                return of(node);
            }
            return node.isArray()
                    ? node.valueStream().map(Fields::value).toList()
                    : JsonMapper.shared().treeToValue(node, Object.class);
        }
    }
}
